package dev.assay.checks.peers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testkit.Checkout;
import dev.assay.testkit.Feature;
import dev.assay.testkit.FinishedProgram;
import dev.assay.testkit.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tessera's load tool against the add endpoint of the test profile, reading and writing at once. */
@Tag("peers")
@Feature("EVD-02")
class HammerPeerTest {
    private static final int GOAL = 5_000;

    @TempDir
    Path folder;

    @Test
    void hammer_writes_and_reads_without_an_error() throws IOException {
        AssayLog log = AssayLog.init(folder.resolve("log"), "log.example.org/hammer", folder.resolve("key"));
        Path key = log.verifierKey(folder.resolve("vkey"));
        try (AssayLog.Served served = log.serve("--accept-entries")) {
            FinishedProgram hammer = Program.at(Checkout.peer("hammer"), "-log_url", served.address())
                    .with("-log_public_key", Files.readString(key).strip(), "-show_ui=false")
                    .with("-num_writers", "128", "-max_write_ops", "1000", "-max_read_ops", "500")
                    .with("-leaf_min_size", "200", "-leaf_write_goal", Integer.toString(GOAL), "-max_runtime", "90s")
                    .run();

            assertThat(hammer.exitCode()).as(hammer.errors()).isZero();
            assertThat(complaints(hammer.errors())).isEmpty();
            assertThat(hammer.errors()).contains("Reached tree size goal of " + GOAL);
            int exit = served.program().stop();
            assertThat(exit)
                    .as(
                            "exit code of the server after SIGTERM: %s",
                            served.program().said())
                    .isIn(0, 130, 143);
        }
        assertThat(TesseraFsck.verdict("file://" + log.folder(), key)).contains("Successfully fsck'd log with size ");
    }

    /**
     * Lines of its log that are warnings, errors or worse. Once its goal is reached it cancels its own requests on
     * their
     * way, and says so of each as a warning: that is its end, not a fault of the log.
     */
    private static List<String> complaints(String errors) {
        return errors.lines()
                .filter(line -> !line.matches("I\\d{4} .*"))
                .filter(line -> !line.matches("W\\d{4} .*: context canceled\\]?"))
                .toList();
    }
}
