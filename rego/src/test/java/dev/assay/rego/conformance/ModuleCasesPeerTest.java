package dev.assay.rego.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.rego.ast.Module;
import dev.assay.testkit.Feature;
import dev.assay.testkit.PeerSources;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The cases inside of OPA's own Go module at the version that tools/peers installs: the old language, and the new. */
@Tag("peers")
@Feature("GAT-01")
class ModuleCasesPeerTest {
    private static final double V0_SHARE_MIN = 0.97;
    private static final double V1_SHARE_MIN = 0.97;

    @Test
    void cases_of_the_old_language() throws IOException {
        List<ConformanceCase> cases = ConformanceCases.in(PeerSources.of("opa").resolve("v1/test/cases/testdata/v0"));
        assertThat(cases).hasSizeGreaterThan(2_000);

        Report report = Report.of(cases, new RegoEngine(Module.Version.V0));

        ConformanceTest.write(report, "conformance-v0");
        assertThat(report.share()).as("%s", report.summary()).isGreaterThanOrEqualTo(V0_SHARE_MIN);
    }

    @Test
    void cases_of_the_new_language_as_of_the_installed_version() throws IOException {
        List<ConformanceCase> cases = ConformanceCases.in(PeerSources.of("opa").resolve("v1/test/cases/testdata/v1"));
        assertThat(cases).hasSizeGreaterThan(2_300);

        Report report = Report.of(cases, new RegoEngine(Module.Version.V1));

        ConformanceTest.write(report, "conformance-v1-module");
        assertThat(report.share()).as("%s", report.summary()).isGreaterThanOrEqualTo(V1_SHARE_MIN);
    }
}
