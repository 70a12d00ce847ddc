package dev.assay.core.policy.output;

import static dev.assay.core.policy.output.SampleResults.FAILING;
import static dev.assay.core.policy.output.SampleResults.PASSING;
import static dev.assay.core.policy.output.SampleResults.written;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.policy.Finding;
import dev.assay.inputs.InputFormat;
import dev.assay.inputs.Inputs;
import dev.assay.inputs.document.InputLimits;
import dev.assay.testkit.Feature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The formats that say rule, place and reason. */
@Feature(value = "GAT-01", partial = "a decision is not yet signed evidence")
class FindingOutputTest {

    @Test
    void people_see_place_rule_severity_and_reason() throws IOException {
        assertThat(written(new FindingText(false, false, false), FAILING)).isEqualTo("""
                        ✗ deploy.yaml:12:9  runs as root
                            main.deny_root, critical, policy/root.rego:7
                        ✗ values.yaml:3  elsewhere
                            main, high
                        ! deploy.yaml  see "this"
                            and <that>
                            main, warning, medium
                        ~ deploy.yaml:20:1  is excepted
                            main.deny_root, exempt, policy/root.rego:7
                            reason: agreed until May
                        ✗ 6 tests, 2 passed, 1 warning, 2 failures, 1 exception
                        """);
        assertThat(written(new FindingText(false, true, false), FAILING)).doesNotContain("is excepted");
    }

    @Test
    void json_has_the_fields_of_every_finding() throws IOException {
        Map<?, ?> root = parse(written(new FindingJson(), FAILING, PASSING));
        assertThat(root.get("schemaVersion")).isEqualTo(1L);
        List<?> findings = list(root, "findings");
        assertThat(findings).hasSize(4);
        Map<?, ?> first = (Map<?, ?>) Objects.requireNonNull(findings.getFirst());
        assertThat(first.get("rule")).isEqualTo("main.deny_root");
        assertThat(first.get("severity")).isEqualTo("critical");
        assertThat(first.get("outcome")).isEqualTo("fail");
        assertThat(first.get("enforcement")).isEqualTo("enforce");
        assertThat(first.get("line")).isEqualTo(12L);
        assertThat(first.get("column")).isEqualTo(9L);
        assertThat(first.containsKey("exempt")).isTrue();
        assertThat(first.get("exempt")).isNull();
        Map<?, ?> last = (Map<?, ?>) Objects.requireNonNull(findings.getLast());
        assertThat(String.valueOf(last.get("exempt"))).contains("agreed until May");
    }

    @Test
    void a_fingerprint_survives_that_lines_move() {
        Finding finding = Finding.of(FAILING).getFirst();
        assertThat(finding.fingerprint()).matches("[0-9a-f]{32}");
        assertThat(Finding.of(FAILING).stream().map(Finding::fingerprint)).doesNotHaveDuplicates();
    }

    @Test
    void annotations_and_issues_stand_at_the_line() throws IOException {
        assertThat(written(new FindingGitHub(true), FAILING, PASSING))
                .contains("::error file=deploy.yaml,line=12,col=9,title=main.deny_root::runs as root\n")
                .contains("see \"this\"%0Aand <that>\n")
                .contains("::notice file=deploy.yaml,line=20,col=1,title=main.deny_root::is excepted (reason: agreed")
                .doesNotContain("ok.yaml");
        assertThat(written(new FindingAzureDevOps(), FAILING))
                .contains("##vso[task.logissue type=error;sourcepath=deploy.yaml;linenumber=12;columnnumber=9;"
                        + "code=main.deny_root;]runs as root\n")
                .contains("type=warning;sourcepath=deploy.yaml;linenumber=20");
        assertThat(written(new Tap(Wording.FULL), FAILING))
                .contains("runs as root [main.deny_root at deploy.yaml:12:9; policy/root.rego:7]\n");
        assertThat(written(new Table(Wording.FULL), FAILING))
                .contains("│      RULE ", "│ failure   │ deploy.yaml │ 12   │ main.deny_root │ runs as root");
        assertThat(written(new JUnit(Wording.FULL, false, Map.entry("by", "test")), FAILING))
                .contains(
                        "type=\"main.deny_root\">runs as root&#xA;at: deploy.yaml:12:9&#xA;policy: policy/root.rego:7<")
                .contains("<skipped message=\"is excepted&#xA;reason: agreed until May");
    }

    /** The properties that SARIF 2.1.0 requires, and that every reference leads somewhere. */
    @Test
    void sarif_is_whole() throws IOException {
        Map<?, ?> root = parse(written(new FindingSarif("1.0"), FAILING, PASSING));
        assertThat(root.get("version")).isEqualTo("2.1.0");
        Map<?, ?> run = (Map<?, ?>) Objects.requireNonNull(list(root, "runs").getFirst());
        Map<?, ?> driver = map(map(run, "tool"), "driver");
        assertThat(driver.get("name")).isEqualTo("assay");
        List<?> rules = list(driver, "rules");
        assertThat(map(run, "invocations", 0).get("executionSuccessful")).isEqualTo(true);
        List<?> results = list(run, "results");
        assertThat(results).hasSize(4);
        for (Object element : results) {
            Map<?, ?> result = (Map<?, ?>) element;
            Map<?, ?> rule = (Map<?, ?>) rules.get(((Long) Objects.requireNonNull(result.get("ruleIndex"))).intValue());
            assertThat(rule.get("id")).isEqualTo(result.get("ruleId"));
            assertThat(List.of("error", "warning", "note")).contains((String) result.get("level"));
            assertThat(map(result, "message").get("text")).isInstanceOf(String.class);
            Map<?, ?> place = map(map(result, "locations", 0), "physicalLocation");
            assertThat(map(place, "artifactLocation").get("uri")).isInstanceOf(String.class);
            assertThat((Long) map(place, "region").get("startLine")).isPositive();
        }
        Map<?, ?> rule = (Map<?, ?>) Objects.requireNonNull(rules.getFirst());
        assertThat(map(rule, "shortDescription").get("text")).isEqualTo("No root");
        assertThat(rule.get("helpUri")).isEqualTo("https://example.org/root");
        Map<?, ?> exempt = (Map<?, ?>) Objects.requireNonNull(results.getLast());
        assertThat(map(exempt, "suppressions", 0).get("justification")).isEqualTo("agreed until May");
    }

    private static Map<?, ?> parse(String json) {
        return (Map<?, ?>) Objects.requireNonNull(
                Inputs.parse(InputFormat.JSON, "output", json.getBytes(StandardCharsets.UTF_8), InputLimits.DEFAULT)
                        .getFirst()
                        .tree());
    }

    private static List<?> list(Map<?, ?> map, String key) {
        return (List<?>) Objects.requireNonNull(map.get(key));
    }

    private static Map<?, ?> map(Map<?, ?> map, String key) {
        return (Map<?, ?>) Objects.requireNonNull(map.get(key));
    }

    private static Map<?, ?> map(Map<?, ?> map, String key, int index) {
        return (Map<?, ?>) Objects.requireNonNull(list(map, key).get(index));
    }
}
