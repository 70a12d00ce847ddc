package dev.assay.rego.conformance;

import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.StringValue;
import dev.assay.testkit.Checkout;
import dev.assay.testkit.FinishedProgram;
import dev.assay.testkit.Program;
import java.nio.file.Path;
import java.util.Objects;

/** The sources of Go modules that tools/opa-peer is built from. */
final class GoModule {

    private GoModule() {}

    /** The folder of OPA's module, at the version that the installed programs have. */
    static Path opa() {
        // Asked first, so that a machine without the peers skips the test.
        Checkout.peer("opa-peer");
        FinishedProgram go = Program.at(Path.of("go"), "mod", "download", "-json", "github.com/open-policy-agent/opa")
                .in(Checkout.root().resolve("tools/opa-peer"))
                .run()
                .expect(0);
        ObjectValue said = (ObjectValue) ExactJson.read(go.text());
        return Path.of(((StringValue) Objects.requireNonNull(said.get("Dir"), "go names no folder")).value());
    }
}
