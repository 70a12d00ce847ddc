package dev.assay.core.policy.output;

import dev.assay.core.policy.CheckResult;
import dev.assay.core.policy.Finding;
import dev.assay.core.policy.RuleFacts;
import dev.assay.core.policy.RuleName.Kind;
import dev.assay.core.policy.RuleResult;
import dev.assay.core.policy.Totals;
import dev.assay.rego.value.Value;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Findings as Assay's JSON: the fields of every gate's findings, and what each input gave. */
public final class FindingJson implements ResultWriter {

    /** Version of this JSON. */
    public static final int SCHEMA_VERSION = 1;

    @Override
    public void write(List<CheckResult> results, Appendable out) throws IOException {
        JsonText json = new JsonText(out, "  ").beginObject().field("schemaVersion", SCHEMA_VERSION);
        Totals totals = Totals.of(results);
        json.name("totals")
                .beginObject()
                .field("tests", totals.tests())
                .field("successes", totals.successes())
                .field("skipped", totals.skipped())
                .field("warnings", totals.warnings())
                .field("failures", totals.failures())
                .field("exceptions", totals.exceptions())
                .endObject();
        json.name("findings").beginArray();
        for (CheckResult check : results) {
            for (Finding finding : Finding.of(check)) {
                write(json, finding, check.namespace());
            }
        }
        json.endArray();
        json.name("checks").beginArray();
        for (CheckResult check : results) {
            write(json, check);
        }
        json.endArray().endObject();
        out.append('\n');
    }

    private static void write(JsonText json, Finding finding, String namespace) throws IOException {
        json.beginObject()
                .field("rule", finding.rule())
                .field("namespace", namespace)
                .field("severity", finding.severity().word())
                .field("outcome", "fail")
                .field("enforcement", finding.kind() == Kind.FAILURE ? "enforce" : "warn");
        json.name("exempt");
        if (finding.exempt()) {
            json.beginObject().field("waiver", "exception in the policy").name("until");
            json.literal("null").field("reason", finding.reason()).endObject();
        } else {
            json.literal("null");
        }
        json.field("file", finding.place().file());
        position(json.name("line"), finding.place().line());
        position(json.name("column"), finding.place().column());
        json.field("message", finding.message());
        value(json.name("expected"), finding.expected());
        value(json.name("actual"), finding.actual());
        json.name("fix");
        if (finding.fix().isEmpty()) {
            json.literal("null");
        } else {
            json.string(finding.fix());
        }
        json.field("fingerprint", finding.fingerprint());
        RuleFacts facts = finding.facts();
        if (facts != null) {
            json.field("title", facts.title());
            json.name("policy")
                    .beginObject()
                    .field("file", facts.place().file())
                    .field("line", facts.place().line())
                    .endObject();
        }
        json.endObject();
    }

    private static void position(JsonText json, int number) throws IOException {
        json.literal(number == 0 ? "null" : Integer.toString(number));
    }

    private static void value(JsonText json, @Nullable Value value) throws IOException {
        if (value == null) {
            json.literal("null");
        } else {
            json.value(value);
        }
    }

    private static void write(JsonText json, CheckResult check) throws IOException {
        json.beginObject()
                .field("file", check.file())
                .field("namespace", check.namespace())
                .field("successes", check.successes())
                .field("skipped", check.skipped().size())
                .field("warnings", check.warnings().size())
                .field("failures", check.failures().size())
                .field("exceptions", check.exceptions().size());
        if (!check.skipped().isEmpty()) {
            json.name("skippedTests").beginArray();
            for (RuleResult skipped : check.skipped()) {
                json.string(skipped.message());
            }
            json.endArray();
        }
        json.endObject();
    }
}
