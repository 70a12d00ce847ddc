package dev.assay.ledger.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testkit.Feature;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A writer is killed with signal 9 at random points, while it opens the log and while four threads append: nothing that
 * was acknowledged may be lost or move. {@code assay.kill.count} says how often, {@code assay.kill.seed} repeats a run.
 */
@Timeout(value = 3, unit = TimeUnit.HOURS)
class KillTest {
    private static final int REDUCED_COUNT = 15;
    private static final int KILLS_OF_ONE_LOG = 20;
    private static final int OPENING_MILLIS = 40;
    private static final int START_MILLIS = 500;
    private static final int ENTRIES_MAX = 1500;

    @TempDir
    Path temporary;

    private final AtomicLong kills = new AtomicLong();
    private final AtomicLong whileOpening = new AtomicLong();
    private final AtomicLong acknowledged = new AtomicLong();

    @Test
    @Feature("EVD-02")
    void nothing_acknowledged_is_lost_however_often_the_writer_is_killed() throws Exception {
        int count = Integer.getInteger("assay.kill.count", REDUCED_COUNT);
        long seed = Long.getLong("assay.kill.seed", System.nanoTime());
        System.out.printf("kill: seed %d, %d kills%n", seed, count);
        SplittableRandom random = new SplittableRandom(seed);
        Path keyFile = temporary.resolve("keys/log.skey");
        LogKeys keys = LogKeys.generate("example.org/killed", new SecureRandom(), InstantSource.system());
        keys.save(keyFile);
        int ofOne = Math.min(KILLS_OF_ONE_LOG, Math.ceilDiv(count, 3));
        try (ExecutorService logs = Executors.newFixedThreadPool(Integer.getInteger("assay.kill.parallel", 1))) {
            List<Future<?>> running = new ArrayList<>();
            for (int number = 0; number * ofOne < count; number++) {
                KilledLog log = KilledLog.create(temporary.resolve("log-" + number), keys, keyFile, number);
                SplittableRandom own = random.split();
                int ofThis = Math.min(ofOne, count - number * ofOne);
                running.add(logs.submit(() -> killOften(log, own, ofThis)));
            }
            for (Future<?> one : running) {
                one.get();
            }
        }
        System.out.printf(
                "kill: seed %d, %d kills, %d of them while opening, %d acknowledged entries, 0 lost%n",
                seed, kills.get(), whileOpening.get(), acknowledged.get());
        assertThat(kills).hasValue(count);
        assertThat(acknowledged).hasPositiveValue();
    }

    private @Nullable Void killOften(KilledLog log, SplittableRandom random, int times) throws Exception {
        for (int i = 0; i < times; i++) {
            killOnce(log, random, i == times - 1);
        }
        acknowledged.addAndGet(log.acknowledged());
        log.delete();
        System.out.printf("kill: %d so far, %d entries acknowledged%n", kills.get(), acknowledged.get());
        return null;
    }

    private void killOnce(KilledLog log, SplittableRandom random, boolean last)
            throws IOException, InterruptedException {
        KilledProcess writer = log.startWriter(random.nextLong(), Long.MAX_VALUE);
        int kind = random.nextInt(100);
        if (kind < 10) {
            Thread.sleep(random.nextInt(START_MILLIS));
        } else if (kind < 45) {
            writer.awaitOpening();
            sleepMicros(random.nextInt(OPENING_MILLIS * 1000));
        } else {
            writer.awaitAcknowledged(random.nextInt(1, ENTRIES_MAX));
            sleepMicros(random.nextInt(20_000));
        }
        List<String> said = writer.kill();
        kills.incrementAndGet();
        if (said.stream().noneMatch(line -> line.startsWith("open "))) {
            whileOpening.incrementAndGet();
        }
        log.take(said);
        log.checkPublished();
        if (last || random.nextInt(3) > 0) {
            log.reopenAndCheck();
        }
    }

    private static void sleepMicros(int micros) throws InterruptedException {
        Thread.sleep(micros / 1000, micros % 1000 * 1000);
    }
}
