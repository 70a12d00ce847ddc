package dev.assay.core.policy.output;

import static dev.assay.core.policy.output.SampleResults.FAILING;
import static dev.assay.core.policy.output.SampleResults.PASSING;
import static dev.assay.core.policy.output.SampleResults.written;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.policy.CheckResult;
import dev.assay.testkit.Feature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The formats in their form of Conftest; a test against the program itself compares every byte. */
@Feature(value = "GAT-01", partial = "a decision is not yet signed evidence")
class ConftestOutputTest {

    @Test
    void text() throws IOException {
        assertThat(written(new ConftestText(false, false, false), FAILING)).isEqualTo("""
                        WARN - deploy.yaml - main - see "this"
                        and <that>
                        FAIL - deploy.yaml - main - runs as root
                        FAIL - deploy.yaml - main - elsewhere
                        EXCP - deploy.yaml - main - is excepted

                        6 tests, 2 passed, 1 warning, 2 failures, 1 exception
                        """);
        assertThat(written(new ConftestText(true, true, true), PASSING))
                .isEqualTo("\n\u001b[32m1 test, 1 passed, 0 warnings, 0 failures, 0 exceptions, 0 skipped\u001b[0m\n");
    }

    @Test
    void json_escapes_as_go_does_and_can_be_read_back() throws IOException {
        String json = written(new ConftestJson(), FAILING, PASSING);
        assertThat(json)
                .startsWith(
                        "[\n\t{\n\t\t\"filename\": \"deploy.yaml\",\n\t\t\"namespace\": \"main\",\n\t\t\"successes\": 2,")
                .contains("\"see \\\"this\\\"\\nand \\u003cthat\\u003e\"")
                .contains("\"line\": 3")
                .endsWith("\t\t\"successes\": 1\n\t}\n]\n");
        List<CheckResult> read = ConftestJsonReader.read("results.json", json.getBytes(StandardCharsets.UTF_8));
        assertThat(written(new ConftestJson(), read.toArray(CheckResult[]::new)))
                .isEqualTo(json);
        assertThat(written(new ConftestJson())).isEqualTo("null\n");
    }

    @Test
    void tap_has_one_plan_and_counts_on() throws IOException {
        assertThat(written(new Tap(Wording.PLAIN), PASSING)).isEqualTo("""
                        1..1
                        # successes
                        ok 1 - ok.yaml - main - SUCCESS
                        """);
        assertThat(written(new Tap(Wording.PLAIN), FAILING))
                .startsWith("1..6\nnot ok 1 - deploy.yaml - main - runs as root\n")
                .contains("# warnings\nnot ok 3 ")
                .contains("# exceptions\nok 4 ")
                .endsWith("ok 6 - deploy.yaml - main - SUCCESS\n");
        CheckResult nothing = new CheckResult("x", "main", 0, List.of(), List.of(), List.of(), List.of(), List.of());
        assertThat(written(new Tap(Wording.PLAIN), nothing)).isEmpty();
        assertThat(written(new Tap(Wording.PLAIN), PASSING, nothing, PASSING))
                .startsWith("1..2\n")
                .contains("\nok 2 ");
    }

    @Test
    void a_table_is_as_wide_as_its_widest_cell() throws IOException {
        assertThat(written(new Table(Wording.PLAIN), PASSING)).isEqualTo("""
                        ┌─────────┬─────────┬───────────┬─────────┐
                        │ RESULT  │  FILE   │ NAMESPACE │ MESSAGE │
                        ├─────────┼─────────┼───────────┼─────────┤
                        │ success │ ok.yaml │ main      │ SUCCESS │
                        └─────────┴─────────┴───────────┴─────────┘
                        """);
        assertThat(written(new Table(Wording.PLAIN))).isEmpty();
        assertThat(TextWidth.of("wide 日本 é e\u0301")).isEqualTo(13);
    }

    @Test
    void junit_makes_a_suite_a_namespace() throws IOException {
        assertThat(written(new JUnit(Wording.PLAIN, false, Map.entry("by", "test")), FAILING, PASSING))
                .contains("<testsuite tests=\"6\" failures=\"3\" time=\"0.000\" name=\"conftest.main\">")
                .contains("name=\"deploy.yaml - see &#34;this&#34;\"")
                .contains("<failure message=\"Failed\" type=\"\">see &#34;this&#34;&#xA;and &lt;that&gt;</failure>")
                .endsWith("name=\"ok.yaml\" time=\"0.000\"></testcase>\n\t</testsuite>\n</testsuites>\n");
        assertThat(written(new JUnit(Wording.PLAIN, true, Map.entry("by", "test")), FAILING))
                .doesNotContain("name=\"deploy.yaml - ");
    }

    @Test
    void github_annotates_the_place_that_the_policy_chose_and_the_file() throws IOException {
        ConftestGitHub writer = new ConftestGitHub(true, Path.of("/here").toAbsolutePath());
        assertThat(written(writer, FAILING, PASSING))
                .startsWith("""
                        ::group::Testing "deploy.yaml" against 6 policies in namespace "main"
                        ::error file=deploy.yaml,line=1::runs as root
                        ::error file=values.yaml,line=3::elsewhere
                        ::error file=deploy.yaml,line=1::(ORIGINATING FROM values.yaml L3) elsewhere
                        """)
                .doesNotContain("ok.yaml")
                .endsWith("7 tests, 3 passed, 1 warning, 2 failures, 1 exception\n");
        assertThat(written(new ConftestGitHub(false, Path.of("/here")), PASSING))
                .contains("::notice file=ok.yaml,line=1::Number of successful checks: 1\n");
    }

    @Test
    void azure_and_sarif() throws IOException {
        assertThat(written(new ConftestAzureDevOps(), FAILING))
                .contains("##vso[task.logissue type=error] file=deploy.yaml --> runs as root\n")
                .contains("success file=deploy.yaml 2\n##[endgroup]\n");
        assertThat(written(new ConftestSarif("dev"), FAILING, PASSING))
                .startsWith("{\"version\":\"2.1.0\",\"$schema\":")
                .contains("\"region\":{\"startLine\":3,\"endLine\":3}")
                .contains(
                        "{\"id\":\"main/success\",\"shortDescription\":{\"text\":\"Policy was satisfied successfully\"}")
                .contains("\"exitCode\":1,\"exitCodeDescription\":\"Policy violations found\"")
                .endsWith("}]}]}");
    }
}
