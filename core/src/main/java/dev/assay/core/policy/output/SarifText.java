package dev.assay.core.policy.output;

/** What the writers of SARIF share. */
final class SarifText {

    /** Address of the schema of SARIF 2.1.0. */
    static final String SCHEMA =
            "https://raw.githubusercontent.com/oasis-tcs/sarif-spec/main/sarif-2.1/schema/sarif-schema-2.1.0.json";

    private SarifText() {}
}
