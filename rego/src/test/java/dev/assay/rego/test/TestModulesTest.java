package dev.assay.rego.test;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.rego.ast.Module;
import dev.assay.rego.ast.Rule;
import dev.assay.rego.ast.Source;
import dev.assay.rego.parse.Parser;
import dev.assay.testkit.Feature;
import java.util.List;
import org.junit.jupiter.api.Test;

@Feature(value = "GAT-01", partial = "a decision is not yet signed evidence")
class TestModulesTest {

    private static TestModules prepared(String policy) {
        return new TestModules(List.of(Parser.module(new Source("t.rego", policy), Module.Version.V1)));
    }

    @Test
    void tests_are_the_rules_whose_names_say_so() {
        TestModules modules = prepared("""
                package a["b c"]
                p if true
                test_one if true
                todo_test_two if true
                group.test_three if true
                not_test_four if true
                """);
        assertThat(modules.tests())
                .extracting(TestCase::fullName)
                .containsExactly(
                        "data.a[\"b c\"].test_one",
                        "data.a[\"b c\"].todo_test_two",
                        "data.a[\"b c\"].group.test_three");
        assertThat(modules.tests()).extracting(TestCase::skipped).containsExactly(false, true, false);
    }

    @Test
    void tests_of_one_name_get_numbers() {
        TestModules modules = prepared("package a\ntest_x if true\ntest_x if false\ntest_x if true\n");
        assertThat(modules.tests())
                .extracting(TestCase::ref)
                .containsExactly("data.a.test_x", "data.a[\"test_x#01\"]", "data.a[\"test_x#02\"]");
    }

    @Test
    void a_test_of_cases_says_at_which_one_it_is_where_its_name_is_first_known() {
        TestModules modules = prepared("""
                package a
                test_x[note] if {
                	some note, tc in {"one": 1}
                	tc == 1
                }
                """);
        Rule rule = modules.modules().getFirst().rules().getFirst();
        assertThat(rule.body()).hasSize(3);
        assertThat(rule.body().get(1).form().toString()).contains("test_case");
        assertThat(modules.tests().getFirst().hasCases()).isTrue();
    }
}
