package dev.assay.rego.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.rego.ast.Module;
import dev.assay.testkit.Feature;
import dev.assay.testkit.PeerSources;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The cases inside of OPA's own Go module at the version that tools/peers installs: the old language, and the new. */
@Tag("peers")
@Feature(value = "GAT-01", partial = "a decision is not yet signed evidence")
class ModuleCasesPeerTest {
    private static final double SHARE_MIN = 0.97;

    /** What OPA is trying out for a Rego v2 and has behind imports: not part of the language yet. */
    private static final Pattern TRIED_OUT = Pattern.compile("import +(rego\\.v2|future\\.keywords\\.(and|or|not))\\b");

    @Test
    void cases_of_the_old_language() throws IOException {
        assertThat(report("v0", Module.Version.V0).share()).isGreaterThanOrEqualTo(SHARE_MIN);
    }

    @Test
    void cases_of_the_new_language_as_of_the_installed_version() throws IOException {
        assertThat(report("v1", Module.Version.V1).share()).isGreaterThanOrEqualTo(SHARE_MIN);
    }

    private static Report report(String folder, Module.Version version) throws IOException {
        List<ConformanceCase> all = ConformanceCases.in(
                PeerSources.of("opa").resolve("v1/test/cases/testdata").resolve(folder));
        List<ConformanceCase> cases = all.stream()
                .filter(test -> test.modules().stream()
                        .noneMatch(text -> TRIED_OUT.matcher(text).find()))
                .toList();
        assertThat(cases).hasSizeGreaterThan(2_000);
        Report report = Report.of(cases, new RegoEngine(version));
        ConformanceTest.write(report, "conformance-module-" + folder);
        System.out.println("passed over, because they try out a Rego v2: " + (all.size() - cases.size()));
        return report;
    }
}
