package dev.assay.ledger.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testkit.Feature;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The power goes while a writer appends: it is killed, and then everything may be gone that it had not synced. {@code
 * assay.cut.count} says how often, {@code assay.cut.seed} repeats a run.
 */
@Timeout(value = 3, unit = TimeUnit.HOURS)
class PowerCutTest {
    private static final int REDUCED_COUNT = 8;
    private static final int CUTS_OF_ONE_LOG = 10;
    private static final int ENTRIES_MAX = 1500;

    @TempDir
    Path temporary;

    @Test
    @Feature("EVD-02")
    void nothing_acknowledged_is_lost_when_the_power_goes() throws Exception {
        int count = Integer.getInteger("assay.cut.count", REDUCED_COUNT);
        long seed = Long.getLong("assay.cut.seed", System.nanoTime());
        System.out.printf("cut: seed %d, %d power cuts%n", seed, count);
        SplittableRandom random = new SplittableRandom(seed);
        Path keyFile = temporary.resolve("keys/log.skey");
        LogKeys keys = LogKeys.generate("example.org/killed", new SecureRandom(), InstantSource.system());
        keys.save(keyFile);
        long acknowledged = 0;
        long lost = 0;
        for (int cuts = 0, number = 0; cuts < count; number++) {
            KilledLog log = KilledLog.create(temporary.resolve("log-" + number), keys, keyFile, number);
            int ofThis = Math.min(count - cuts, Math.min(CUTS_OF_ONE_LOG, Math.ceilDiv(count, 3)));
            for (int i = 0; i < ofThis; i++, cuts++) {
                lost += cutOnce(log, random, i == ofThis - 1);
            }
            acknowledged += log.acknowledged();
            log.delete();
        }
        System.out.printf(
                "cut: seed %d, %d power cuts, %d unsynced files and records lost, %d acknowledged entries, 0 lost%n",
                seed, count, lost, acknowledged);
        assertThat(acknowledged).isPositive();
        assertThat(lost).isPositive();
    }

    private static long cutOnce(KilledLog log, SplittableRandom random, boolean last) throws Exception {
        KilledProcess writer = log.startWriter(random.nextLong(), Long.MAX_VALUE);
        writer.awaitAcknowledged(random.nextInt(1, ENTRIES_MAX));
        Thread.sleep(random.nextInt(30));
        log.take(writer.kill());
        long lost = log.cutPower(random.split());
        if (last || random.nextInt(3) > 0) {
            log.reopenAndCheck();
        }
        return lost;
    }
}
