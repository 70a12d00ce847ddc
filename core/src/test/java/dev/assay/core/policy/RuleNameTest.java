package dev.assay.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.policy.RuleName.Kind;
import java.util.Objects;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RuleNameTest {

    /** The convention as Conftest's source states it. */
    private static final Pattern CONVENTION = Pattern.compile("^(deny|violation|warn)(_[a-zA-Z0-9]+)*$");

    @ParameterizedTest
    @CsvSource({
        "deny, FAILURE, ''",
        "violation, FAILURE, ''",
        "warn, WARNING, ''",
        "deny_run_as_root, FAILURE, run_as_root",
        "violation_x, FAILURE, x",
        "warn_9, WARNING, 9",
        "deny_warn_x, FAILURE, x",
        "warn_deny_x, WARNING, deny_x",
    })
    void names_of_rules_that_judge(String text, Kind kind, String exception) {
        RuleName name = Objects.requireNonNull(RuleName.of(text));
        assertThat(name.kind()).isEqualTo(kind);
        assertThat(name.exception()).isEqualTo(exception);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "den", "denyx", "deny_", "deny__x", "deny_é", "Deny", "test_deny", "warning", "allow"})
    void other_names(String text) {
        assertThat(RuleName.of(text)).isNull();
    }

    @Property(tries = 2000)
    void agrees_with_the_convention(
            @ForAll
                    @StringLength(max = 8)
                    @CharRange(from = 'a', to = 'c')
                    @CharRange(from = '0', to = '1')
                    @Chars({'_', '-', 'Z'})
                    String rest) {
        for (String prefix : new String[] {"deny", "violation", "warn"}) {
            assertThat(RuleName.of(prefix + rest) != null)
                    .isEqualTo(CONVENTION.matcher(prefix + rest).matches());
        }
    }
}
