package dev.assay.bench;

import java.time.Duration;
import java.util.List;

/**
 * What is put on a log in a measurement: one producer, entries of one size, a bounded number of them on their way.
 *
 * @param entryBytes size of an entry, at least 8
 * @param batch entries that a batch holds at most
 * @param batchAge longest wait of a batch for more entries
 * @param checkpointInterval time between checkpoints
 * @param outstanding entries on their way at once
 * @param warmup time at the beginning that does not count
 * @param duration time that counts
 */
record AppendLoad(
        int entryBytes,
        int batch,
        Duration batchAge,
        Duration checkpointInterval,
        int outstanding,
        Duration warmup,
        Duration duration) {

    AppendLoad {
        if (entryBytes < Long.BYTES || batch < 1 || outstanding < 1) {
            throw new IllegalArgumentException("entries have at least 8 bytes; batch and outstanding at least 1");
        }
    }

    static AppendLoad from(Arguments arguments) {
        return new AppendLoad(
                arguments.count("entry-bytes", 1024),
                arguments.count("batch", 256),
                arguments.seconds("batch-age", 0.1),
                arguments.seconds("checkpoint-interval", 0.1),
                arguments.count("outstanding", 4096),
                arguments.seconds("warmup", 5),
                arguments.seconds("duration", 10));
    }

    AppendLoad withBatch(int entries) {
        return new AppendLoad(
                entryBytes,
                entries,
                batchAge,
                checkpointInterval,
                Math.max(outstanding, 4 * entries),
                warmup,
                duration);
    }

    /** As arguments of {@link AppendBenchmark}. */
    List<String> arguments() {
        return List.of(
                "--entry-bytes", Integer.toString(entryBytes),
                "--batch", Integer.toString(batch),
                "--batch-age", Double.toString(batchAge.toNanos() / 1e9),
                "--checkpoint-interval", Double.toString(checkpointInterval.toNanos() / 1e9),
                "--outstanding", Integer.toString(outstanding),
                "--warmup", Double.toString(warmup.toNanos() / 1e9),
                "--duration", Double.toString(duration.toNanos() / 1e9));
    }

    /** As flags of {@code peers posix-bench}. */
    List<String> peerFlags() {
        return List.of(
                "-entry-bytes", Integer.toString(entryBytes),
                "-batch", Integer.toString(batch),
                "-batch-age", batchAge.toMillis() + "ms",
                "-checkpoint-interval", checkpointInterval.toMillis() + "ms",
                "-outstanding", Integer.toString(outstanding),
                "-warmup", warmup.toMillis() + "ms",
                "-duration", duration.toMillis() + "ms");
    }
}
