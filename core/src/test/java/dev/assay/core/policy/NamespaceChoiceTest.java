package dev.assay.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamespaceChoiceTest {

    private static final List<String> NAMES = List.of("main", "main.gke", "kubernetes", "commands");

    @ParameterizedTest
    @CsvSource({
        "*, 'main,main.gke,kubernetes,commands'",
        "main, main",
        "main*, 'main,main.gke'",
        "main.*, main.gke",
        "*e*, 'main.gke,kubernetes'",
        "?ain, main",
        "[ck]*, 'kubernetes,commands'",
        "[a-c]*, commands",
        "[^m]*, 'kubernetes,commands'",
        "nothing, ''",
        "'', ''",
        "ma[, ''",
    })
    void patterns_choose(String pattern, String chosen) {
        assertThat(String.join(",", NamespaceChoice.choose(NAMES, List.of(pattern))))
                .isEqualTo(chosen);
    }

    @Test
    void several_patterns_choose_in_the_order_of_the_names_and_none_twice() {
        assertThat(NamespaceChoice.choose(NAMES, List.of("k*", "m*", "main")))
                .containsExactly("main", "main.gke", "kubernetes");
    }

    @Test
    void a_pattern_of_many_stars_ends_soon() {
        String pattern = "*a".repeat(500) + "b";
        assertThat(NamespaceChoice.choose(List.of("a".repeat(5_000)), List.of(pattern)))
                .isEmpty();
    }

    @Test
    void only_patterns_have_letters_of_patterns() {
        assertThat(NamespaceChoice.hasPattern(List.of("main", "a.b"))).isFalse();
        assertThat(NamespaceChoice.hasPattern(List.of("main", "a.?"))).isTrue();
    }
}
