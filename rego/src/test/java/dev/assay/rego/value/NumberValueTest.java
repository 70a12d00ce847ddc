package dev.assay.rego.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberValueTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"0", "-1", "1.0", "1.50", "1e3", "18446744073709551614", "123456789012345678", "-0", "0.1E-5"})
    void keeps_the_text_it_was_written_as(String text) {
        assertThat(NumberValue.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource({
        "0.1, 0.1",
        "2.50, 2.5",
        "100, 100",
        "0.00001, 1e-05",
        "0.0001, 0.0001",
        "-0.00000123, -1.23e-06",
        "1234567890123456789012, 1234567890123456789012",
    })
    void prints_computed_numbers_as_go_does(String number, String text) {
        assertThat(NumberValue.of(new BigDecimal(number)).text()).isEqualTo(text);
    }

    @Test
    void numbers_of_one_worth_are_equal_whatever_their_text() {
        assertThat(NumberValue.parse("1.0")).isEqualTo(NumberValue.ONE).hasSameHashCodeAs(NumberValue.ONE);
        assertThat(NumberValue.parse("1e2")).isEqualTo(NumberValue.of(100)).hasSameHashCodeAs(NumberValue.of(100));
        BigInteger large = BigInteger.TWO.pow(80);
        assertThat(NumberValue.of(large)).isEqualTo(NumberValue.parse(large + ".000"));
        assertThat(NumberValue.of(large)).hasSameHashCodeAs(NumberValue.parse(large + ".000"));
    }

    @Test
    void whole_numbers_are_exact_at_the_edge_of_a_long() {
        assertThat(NumberValue.parse("9223372036854775807").isLong()).isTrue();
        assertThat(NumberValue.parse("9223372036854775808").isLong()).isFalse();
        assertThat(NumberValue.parse("9223372036854775808").asWhole())
                .isEqualTo(BigInteger.valueOf(Long.MAX_VALUE).add(BigInteger.ONE));
        assertThat(NumberValue.parse("-9223372036854775808").asLong()).isEqualTo(Long.MIN_VALUE);
        assertThat(NumberValue.parse("2.0").fitsLong()).isTrue();
        assertThat(NumberValue.parse("2.5").fitsLong()).isFalse();
    }

    @Test
    void numbers_too_long_to_work_with_are_refused_by_the_limits_name() {
        assertThatThrownBy(() -> NumberValue.parse("1".repeat(NumberValue.DIGITS_MAX + 1)))
                .isInstanceOf(NumberFormatException.class)
                .hasMessageContaining("NUMBER_DIGITS_MAX");
        assertThatThrownBy(() -> NumberValue.parse("1e999999999"))
                .isInstanceOf(NumberFormatException.class)
                .hasMessageContaining("NUMBER_DIGITS_MAX");
    }
}
