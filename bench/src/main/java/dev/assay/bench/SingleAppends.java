package dev.assay.bench;

import dev.assay.ledger.log.DirectoryLog;
import dev.assay.ledger.log.LogOptions;
import dev.assay.testkit.Checkout;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ExecutionException;

/**
 * One entry at a time, each waited for until it is durable, beside the disk's own time for a write of the same size and
 * {@code fdatasync}; in turns, one after one, so that both see the same disk.
 *
 * <p>Arguments: {@code --dir FOLDER}, {@code --entries N}, {@code --warmup N} entries that do not count.
 */
public final class SingleAppends {
    private static final int ENTRY_BYTES = 1024;
    private static final Duration CHECKPOINT_INTERVAL = Duration.ofMillis(250);

    private SingleAppends() {}

    /** Measures and prints both. */
    public static void main(String[] args) throws IOException, InterruptedException, ExecutionException {
        Arguments arguments = new Arguments(args);
        Path folder = arguments.path("dir", Checkout.root().resolve("build/bench"));
        int entries = arguments.count("entries", 3000);
        int warmup = arguments.count("warmup", 500);
        arguments.nothingElse();
        Files.createDirectories(folder);
        System.out.println(Machine.describe(folder));

        Path log = folder.resolve("single");
        Nanos appends = new Nanos();
        Nanos syncs = new Nanos();
        LogOptions options = LogOptions.DEFAULT.withCheckpointInterval(CHECKPOINT_INTERVAL);
        try (DirectoryLog open = BenchLog.make(log, false, options);
                DiskProbe probe = new DiskProbe(folder)) {
            for (int i = -warmup; i < entries; i++) {
                byte[] entry = new byte[ENTRY_BYTES];
                ByteBuffer.wrap(entry).putInt(i);
                long start = System.nanoTime();
                open.append(entry).get();
                long append = System.nanoTime() - start;
                long sync = probe.sync();
                if (i >= 0) {
                    appends.add(append);
                    syncs.add(sync);
                }
            }
        }
        BenchLog.remove(log);
        Percentiles append = appends.percentiles();
        Percentiles sync = syncs.percentiles();
        System.out.printf(
                Locale.ROOT,
                "durable append of one entry: p50 %.2f ms, p99 %.2f ms; write and fdatasync of the disk: p50 %.2f ms, p99 %.2f"
                        + " ms; difference at p50 %.2f ms%n",
                append.p50(),
                append.p99(),
                sync.p50(),
                sync.p99(),
                append.p50() - sync.p50());
    }
}
