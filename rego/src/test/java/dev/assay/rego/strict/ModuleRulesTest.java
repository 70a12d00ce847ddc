package dev.assay.rego.strict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.rego.ast.Module;
import dev.assay.rego.ast.Problem;
import dev.assay.rego.ast.Source;
import dev.assay.rego.parse.Parser;
import dev.assay.testkit.Feature;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What strict mode says of policies, held against what the real OPA says of them. */
@Feature(value = "GAT-01", partial = "a decision is not yet signed evidence")
class ModuleRulesTest {

    static Stream<Arguments> policies() throws IOException {
        try (InputStream stream = Objects.requireNonNull(ModuleRulesTest.class.getResourceAsStream("policies.txt"))) {
            String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(text.split("(?m)^=== ")).skip(1).map(ModuleRulesTest::policy);
        }
    }

    private static Arguments policy(String block) {
        int nameEnd = block.indexOf('\n');
        int policyEnd = block.indexOf("\n-----\n");
        List<String> problems = block.substring(policyEnd + 7).lines().toList();
        return Arguments.of(block.substring(0, nameEnd), block.substring(nameEnd + 1, policyEnd), problems);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("policies")
    void says_what_opa_says(String name, String policy, List<String> problems) {
        assertThat(check(policy, Module.Version.V1, true)).as(name).containsExactlyInAnyOrderElementsOf(problems);
    }

    @Test
    void modules_of_version_0_keep_nothing_of_it_unless_strict() {
        String policy = "package t\nimport data.a\nimport data.a\np { any([true]) }";
        assertThat(check(policy, Module.Version.V0, false)).isEmpty();
        assertThat(check(policy, Module.Version.V0, true))
                .contains(
                        "policy.rego:3: rego_compile_error: import must not shadow import data.a",
                        "policy.rego:4: rego_type_error: deprecated built-in function calls in expression: any");
    }

    @Test
    void modules_of_version_1_may_leave_things_unused_unless_strict() {
        String policy = "package t\nimport data.a\nf(x) := 1\np if {\n\ty := 1\n}";
        assertThat(check(policy, Module.Version.V1, false)).isEmpty();
        assertThat(check(policy, Module.Version.V1, true)).hasSize(3);
    }

    private static List<String> check(String policy, Module.Version version, boolean strict) {
        Module module = Parser.module(new Source("policy.rego", policy), version);
        return ModuleRules.check(module, strict).stream().map(Problem::toString).toList();
    }
}
