package dev.assay.ledger.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.ledger.LedgerError;
import dev.assay.ledger.LedgerException;
import dev.assay.ledger.witness.Cosigners;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A log whose folder was put back in part must not sign a second history. */
class RolledBackFolderTest {
    @TempDir
    Path temporary;

    private TestLog newLog() {
        return new TestLog(temporary.resolve("log"), false);
    }

    @Test
    void an_older_checkpoint_is_refused() throws IOException {
        TestLog log = newLog();
        log.append("first", 300);
        Path old = temporary.resolve("old-checkpoint");
        Files.copy(log.folder.resolve("checkpoint"), old);
        log.append("second", 300);
        Files.copy(old, log.folder.resolve("checkpoint"), StandardCopyOption.REPLACE_EXISTING);
        refused(log);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 200, 300, 5000})
    void everything_older_but_the_tiles_is_refused(int more) throws IOException {
        TestLog log = newLog();
        log.append("first", 300);
        Path old = temporary.resolve("old");
        copy(log.folder, old);
        log.append("second", more);
        Files.copy(old.resolve("checkpoint"), log.folder.resolve("checkpoint"), StandardCopyOption.REPLACE_EXISTING);
        for (String name : List.of("settled", "settings")) {
            Files.copy(
                    old.resolve("private").resolve(name),
                    log.folder.resolve("private").resolve(name),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        refused(log);
    }

    @Test
    void a_write_ahead_log_that_was_removed_is_refused_when_tiles_were_made_of_it() throws IOException {
        TestLog log = newLog();
        log.append("first", 300);
        Path crashed = temporary.resolve("crashed");
        try (DirectoryLog open = log.open()) {
            for (int i = 0; i < 500; i++) {
                open.append(TestLog.entry("second", i)).join();
            }
            copy(log.folder, crashed);
        }
        try (Stream<Path> files = Files.list(crashed.resolve("private"))) {
            for (Path file : files.filter(one -> one.getFileName().toString().startsWith("wal-"))
                    .toList()) {
                Files.delete(file);
            }
        }
        Path settled = crashed.resolve("private/settled");
        Files.writeString(settled, "300");
        assertThatThrownBy(() -> DirectoryLog.open(crashed, log.keys, LogOptions.DEFAULT, Cosigners.none()))
                .isInstanceOfSatisfying(
                        LedgerException.class, e -> assertThat(e.code()).isEqualTo(LedgerError.INCONSISTENT));
    }

    private static void refused(TestLog log) {
        assertThatThrownBy(log::open)
                .isInstanceOfSatisfying(
                        LedgerException.class, e -> assertThat(e.code()).isEqualTo(LedgerError.INCONSISTENT));
    }

    /** Without the lock: to read it in this process would let go of it. */
    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file));
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else if (!file.endsWith("private/lock") && Files.exists(file)) {
                    Files.copy(file, target);
                }
            }
        }
    }
}
