package dev.assay.ledger.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testkit.Fuzz;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever a file of a log holds, verifying it ends with a verdict: nothing is thrown, and no other bytes are accepted.
 */
class VerificationFuzzTest {

    private static final int ENTRIES = 300;

    @TempDir
    Path folder;

    private HonestLog log;

    @BeforeEach
    void an_honest_log() {
        SplittableRandom random = new SplittableRandom(3);
        log = HonestLog.write(
                folder.resolve("log"), HonestLog.newSecrets(random), HonestLog.entries(ENTRIES, 60, random), random);
    }

    private void fuzz(String file) {
        byte[] good = file(file);
        Fuzz.of(file, good).run(input -> {
            LogVerdict verdict = log.verify(
                    path -> path.equals(file)
                            ? Optional.of(input)
                            : Optional.ofNullable(log.files().get(path)),
                    List.of());
            assertThat(verdict.holds()).isEqualTo(same(file, good, input));
            verdict.findings().forEach(finding -> assertThat(finding.sentence()).isNotBlank());
        });
    }

    private byte[] file(String name) {
        Map<String, byte[]> files = log.files();
        return Optional.ofNullable(files.get(name))
                .orElseThrow(() -> new AssertionError(name + " in " + files.keySet()));
    }

    /** Lines of unknown keys say nothing, so a checkpoint may carry more of them than it was published with. */
    private boolean same(String file, byte[] good, byte[] input) {
        return Arrays.equals(good, input)
                || (file.equals("checkpoint")
                        && log.policy().judge(input) instanceof dev.assay.ledger.checkpoint.CheckpointPolicy.Accepted);
    }

    @Test
    void any_checkpoint() {
        fuzz("checkpoint");
    }

    @Test
    void any_tile() {
        fuzz("tile/0/000");
        fuzz("tile/0/001.p/44");
        fuzz("tile/1/000.p/1");
    }

    @Test
    void any_bundle() {
        fuzz("tile/entries/000");
        fuzz("tile/entries/001.p/44");
    }
}
