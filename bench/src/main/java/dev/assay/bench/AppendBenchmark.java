package dev.assay.bench;

import dev.assay.ledger.log.Appended;
import dev.assay.ledger.log.DirectoryLog;
import dev.assay.ledger.log.LogKeys;
import dev.assay.ledger.log.LogOptions;
import dev.assay.ledger.log.LogSettings;
import dev.assay.ledger.witness.Cosigners;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Appends to Assay's log in process: one producer, a bounded number of entries on their way, real syncs, deduplication
 * off. Prints one line of JSON, as {@code peers posix-bench} does for Tessera.
 *
 * <p>Arguments: {@code --dir FOLDER} (empty or absent), {@code --skey FILE} and those of {@link AppendLoad}.
 */
public final class AppendBenchmark {
    private static final Duration PUBLISH_LIMIT = Duration.ofMinutes(1);

    /** An entry on its way; the one without a future says that no more come. */
    private record Pending(long handedAt, @Nullable CompletableFuture<Appended> appended) {}

    private final AppendLoad load;
    private final DirectoryLog log;
    private final BlockingQueue<Pending> onTheirWay;
    private final long countedFrom;

    private AppendBenchmark(AppendLoad load, DirectoryLog log) {
        this.load = load;
        this.log = log;
        this.onTheirWay = new ArrayBlockingQueue<>(load.outstanding());
        this.countedFrom = System.nanoTime() + load.warmup().toNanos();
    }

    /** Runs the load on a new log. */
    public static void main(String[] args) throws InterruptedException, ExecutionException {
        Arguments arguments = new Arguments(args);
        Path folder = arguments.path("dir", Path.of("build/bench/log"));
        Path signingKey = arguments.path("skey", Path.of("build/bench/skey"));
        AppendLoad load = AppendLoad.from(arguments);
        arguments.nothingElse();
        System.out.println(run(folder, signingKey, load).json());
    }

    private static AppendResult run(Path folder, Path signingKey, AppendLoad load)
            throws InterruptedException, ExecutionException {
        Clock clock = Clock.systemUTC();
        LogKeys keys = LogKeys.load(signingKey, clock);
        String origin = keys.publicKeys().getFirst().name();
        LogSettings settings = LogSettings.of(origin, keys.publicKeys(), false);
        DirectoryLog.create(folder, settings, keys);
        LogOptions options =
                LogOptions.DEFAULT.withBatchMaxEntries(load.batch()).withCheckpointInterval(load.checkpointInterval());
        try (DirectoryLog log = DirectoryLog.open(folder, keys, options, Cosigners.none());
                CheckpointWatch watch = new CheckpointWatch(folder)) {
            return new AppendBenchmark(load, log).measure(watch);
        }
    }

    private AppendResult measure(CheckpointWatch watch) throws InterruptedException, ExecutionException {
        Thread producer = Thread.ofPlatform().daemon().name("producer").start(this::produce);
        Nanos handed = new Nanos();
        Nanos durable = new Nanos();
        long first = -1;
        long last = -1;
        while (true) {
            Pending one = onTheirWay.take();
            if (one.appended() == null) {
                break;
            }
            last = one.appended().get().index();
            if (one.handedAt() - countedFrom < 0) {
                continue;
            }
            if (first < 0) {
                first = last;
            }
            durable.add(System.nanoTime() - one.handedAt());
            handed.add(one.handedAt());
        }
        producer.join();
        log.awaitPublished(last, PUBLISH_LIMIT);
        Percentiles published = watch.waits(first, handed);
        double seconds = (watch.firstCovering(last) - countedFrom) / 1e9;
        return new AppendResult(
                "assay", handed.size(), seconds, handed.size() / seconds, durable.percentiles(), published);
    }

    /** Hands entries over until the time is up; they differ in their first eight bytes. */
    private void produce() {
        byte[] filling = new byte[load.entryBytes()];
        new SplittableRandom(1).nextBytes(filling);
        try {
            for (long number = 0; ; number++) {
                long now = System.nanoTime();
                if (now - countedFrom >= load.duration().toNanos()) {
                    onTheirWay.put(new Pending(now, null));
                    return;
                }
                byte[] entry = filling.clone();
                ByteBuffer.wrap(entry).putLong(0, number);
                onTheirWay.put(new Pending(now, log.append(entry)));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
