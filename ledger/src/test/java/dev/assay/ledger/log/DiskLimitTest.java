package dev.assay.ledger.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The system refuses to make a file longer in the middle of a batch: the log stops, and what was acknowledged is kept.
 */
@DisabledOnOs(OS.WINDOWS)
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class DiskLimitTest {
    @TempDir
    Path temporary;

    @ParameterizedTest
    @ValueSource(ints = {300, 1500})
    void what_was_acknowledged_before_the_disk_refused_is_kept(int blocks) throws IOException, InterruptedException {
        Path keyFile = temporary.resolve("keys/log.skey");
        LogKeys keys = LogKeys.generate("example.org/killed", new SecureRandom(), InstantSource.system());
        keys.save(keyFile);
        KilledLog log = KilledLog.create(temporary.resolve("log"), keys, keyFile, 1);
        List<String> said = log.startWriterWithFilesUpTo(blocks).awaitFault();
        assertThat(said).anyMatch(line -> line.startsWith("A "));
        log.take(said);
        log.checkPublished();
        log.reopenAndCheck();
        assertThat(log.acknowledged()).isPositive();
    }
}
