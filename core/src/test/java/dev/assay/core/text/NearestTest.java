package dev.assay.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class NearestTest {

    private static final List<String> KNOWN = List.of("log", "verify", "doctor", "witness.quorum");

    @Test
    void swapped_missing_added_and_changed_letters_are_near() {
        assertThat(Nearest.to("lgo", KNOWN)).contains("log");
        assertThat(Nearest.to("verfy", KNOWN)).contains("verify");
        assertThat(Nearest.to("doctoor", KNOWN)).contains("doctor");
        assertThat(Nearest.to("witness.qourun", KNOWN)).contains("witness.quorum");
        assertThat(Nearest.to("VERIFY", KNOWN)).contains("verify");
    }

    @Test
    void a_word_far_from_all_has_no_hint() {
        assertThat(Nearest.to("xylophone", KNOWN)).isEmpty();
        assertThat(Nearest.hint("xylophone", KNOWN)).isEmpty();
        assertThat(Nearest.to("a".repeat(10_000), KNOWN)).isEmpty();
    }

    @Test
    void the_hint_is_the_end_of_a_sentence() {
        assertThat(Nearest.hint("lgo", KNOWN)).isEqualTo("; did you mean 'log'?");
    }

    @Property
    void every_known_word_is_nearest_to_itself(@ForAll @AlphaChars @StringLength(min = 1, max = 20) String word) {
        assertThat(Nearest.to(word, List.of(word + "x", word))).contains(word);
    }
}
