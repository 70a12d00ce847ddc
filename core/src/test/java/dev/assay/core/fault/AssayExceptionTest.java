package dev.assay.core.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class AssayExceptionTest {

    @Test
    void a_fault_must_say_what_happened_and_what_to_do() {
        assertThatThrownBy(() -> new AssayException(ErrorCode.USAGE, " ", "try again"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("what is blank");
        assertThatThrownBy(() -> new AssayException(ErrorCode.USAGE, "no file", ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("next is blank");
    }

    @Test
    void every_code_has_a_meaning_a_remedy_and_an_exit_code_that_means_failure() {
        for (ErrorCode code : ErrorCode.values()) {
            assertThat(code.meaning()).as(code.name()).endsWith(".");
            assertThat(code.remedy()).as(code.name()).endsWith(".");
            assertThat(code.exit().number()).as(code.name()).isPositive();
        }
    }

    @Test
    void the_numbers_of_exit_codes_are_a_promise() {
        assertThat(Arrays.stream(ExitCode.values()).map(ExitCode::number))
                .containsExactly(0, 1, 2, 3, 4, 5, 10, 70, 130);
    }
}
