package dev.assay.ledger.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.ledger.LedgerException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampTest {

    @Test
    void times_have_milliseconds_and_are_utc() {
        assertThat(Timestamp.format(Instant.parse("2026-11-20T10:00:00Z"))).isEqualTo("2026-11-20T10:00:00.000Z");
        assertThat(Timestamp.format(Instant.parse("2026-11-20T10:00:00.123999Z")))
                .isEqualTo("2026-11-20T10:00:00.123Z");
        assertThat(Timestamp.parse("2026-11-20T10:00:00.5Z")).isEqualTo(Instant.parse("2026-11-20T10:00:00.500Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-20T10:00:00",
                "2026-11-20T10:00:00+01:00",
                "2026-11-20 10:00:00Z",
                "2026-13-20T10:00:00Z",
                "2026-02-30T10:00:00Z",
                "2026-11-20T10:00:60Z",
                "+12026-11-20T10:00:00Z",
                "2026-11-20t10:00:00z",
                ""
            })
    void anything_else_is_refused(String text) {
        assertThatThrownBy(() -> Timestamp.parse(text)).isInstanceOf(LedgerException.class);
    }

    @Test
    void a_year_of_five_digits_cannot_be_written() {
        assertThatThrownBy(() -> Timestamp.format(Instant.parse("+10000-01-01T00:00:00Z")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
