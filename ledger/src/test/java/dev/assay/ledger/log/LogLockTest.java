package dev.assay.ledger.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.ledger.LedgerError;
import dev.assay.ledger.LedgerException;
import dev.assay.testkit.FinishedProgram;
import dev.assay.testkit.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogLockTest {
    @TempDir
    Path folder;

    /** Tries to take the lock that its argument names: exits with 0, or with 3 when somebody has it. */
    static final class Rival {
        public static void main(String[] args) {
            try {
                LogLock.take(Path.of(args[0])).close();
            } catch (LedgerException e) {
                System.err.println(e.getMessage());
                System.exit(e.code() == LedgerError.LOCKED ? 3 : 4);
            }
        }
    }

    @Test
    void a_second_attempt_in_one_process_does_not_let_another_process_in() {
        Path file = folder.resolve("lock");
        try (LogLock held = LogLock.take(file)) {
            assertThat(held).isNotNull();
            assertThatThrownBy(() -> LogLock.take(file)).isInstanceOf(LedgerException.class);
            assertThat(rival(file).exitCode()).isEqualTo(3);
        }
        assertThat(rival(file).exitCode()).isZero();
    }

    @Test
    void the_way_to_the_file_makes_no_difference() throws IOException {
        Path other = Files.createSymbolicLink(folder.resolve("link"), Files.createDirectory(folder.resolve("real")));
        try (LogLock held = LogLock.take(folder.resolve("real/lock"))) {
            assertThat(held).isNotNull();
            assertThatThrownBy(() -> LogLock.take(other.resolve("lock")))
                    .isInstanceOf(LedgerException.class)
                    .hasMessageContaining("process " + ProcessHandle.current().pid());
            assertThat(rival(other.resolve("lock")).errors())
                    .contains("process " + ProcessHandle.current().pid());
        }
    }

    @Test
    void a_lock_that_was_let_go_can_be_taken_again() {
        Path file = folder.resolve("lock");
        LogLock.take(file).close();
        LogLock.take(file).close();
    }

    private static FinishedProgram rival(Path file) {
        return Program.at(Path.of(System.getProperty("java.home"), "bin", "java"))
                .with("-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"))
                .with(Rival.class.getName(), file.toString())
                .run();
    }
}
