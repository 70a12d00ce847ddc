package dev.assay.rego.builtin.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.rego.builtin.Builtin;
import dev.assay.testkit.Feature;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

@Feature(value = "GAT-01", partial = "a decision is not yet signed evidence")
class BuiltinsTest {
    /** What the evaluator does by itself, or only OPA's own tests have. */
    private static final Set<String> ELSEWHERE = Set.of(
            "internal.print",
            "internal.test_case",
            "print",
            "rego.metadata.chain",
            "rego.metadata.rule",
            "rego.parse_module");

    @Test
    void names_and_signatures_are_those_that_opa_lists() throws IOException {
        Map<String, String> listed = listed();
        assertThat(listed).hasSize(206);
        Map<String, String> ours = new TreeMap<>();
        for (Builtin builtin : Builtins.all()) {
            ours.put(builtin.name(), builtin.signature());
        }
        listed.keySet().removeIf(name -> ELSEWHERE.contains(name) && !ours.containsKey(name));
        listed.keySet().removeAll(ELSEWHERE);
        ours.keySet().removeAll(ELSEWHERE);
        assertThat(ours).isEqualTo(listed);
    }

    private static Map<String, String> listed() throws IOException {
        Map<String, String> listed = new TreeMap<>();
        try (InputStream stream = Objects.requireNonNull(
                BuiltinsTest.class.getResourceAsStream("/dev/assay/rego/builtin/signatures.tsv"))) {
            for (String line : new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                String[] columns = line.split("\t", -1);
                listed.put(columns[0], columns[1]);
            }
        }
        return listed;
    }

    @Test
    void names_are_found_without_loading() {
        assertThat(Builtins.has("count")).isTrue();
        assertThat(Builtins.has("no.such")).isFalse();
        assertThat(Builtins.find("no.such")).isNull();
        assertThat(Builtins.names()).isSorted().doesNotHaveDuplicates().contains("walk");
    }

    @Test
    void arity_is_counted_from_the_signature() {
        for (Map.Entry<String, Integer> known : Map.of(
                        "opa.runtime", 0, "count", 1, "net.cidr_contains_matches", 2, "regex.template_match", 4)
                .entrySet()) {
            assertThat(Objects.requireNonNull(Builtins.find(known.getKey())).arity())
                    .as(known.getKey())
                    .isEqualTo(known.getValue());
        }
        assertThat(List.of(Objects.requireNonNull(Builtins.find("walk")))).allMatch(walk -> walk.relation() != null);
    }
}
