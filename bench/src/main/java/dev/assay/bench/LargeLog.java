package dev.assay.bench;

import dev.assay.ledger.log.Appended;
import dev.assay.ledger.log.DirectoryLog;
import dev.assay.ledger.log.LogOptions;
import dev.assay.testkit.Checkout;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

/**
 * Whether memory stays flat while a log grows: many small entries with deduplication on, and the heap in use after a
 * full collection at each tenth. Run it with the heap that must be enough: {@code ASSAY_BENCH_HEAP=512m tools/bench
 * LargeLog}.
 *
 * <p>Arguments: {@code --dir FOLDER}, {@code --entries N}, {@code --dedup 0|1}.
 */
public final class LargeLog {
    private static final int ENTRY_BYTES = 24;
    private static final Duration PUBLISH_LIMIT = Duration.ofMinutes(10);

    private LargeLog() {}

    /** Fills the log and prints what it took. */
    public static void main(String[] args) throws IOException {
        Arguments arguments = new Arguments(args);
        Path folder = arguments.path("dir", Checkout.root().resolve("build/bench/large"));
        int entries = arguments.count("entries", 10_000_000);
        boolean deduplicate = arguments.count("dedup", 1) == 1;
        arguments.nothingElse();
        Files.createDirectories(folder);
        System.out.println(Machine.describe(folder));
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        long start = System.nanoTime();
        try (DirectoryLog log = BenchLog.make(folder, deduplicate, LogOptions.DEFAULT)) {
            for (int i = 1; i <= entries; i++) {
                byte[] entry = new byte[ENTRY_BYTES];
                ByteBuffer.wrap(entry).putLong(i);
                // A fault of an earlier one stops the log, and this call throws then.
                CompletableFuture<Appended> last = log.append(entry);
                if (i % (entries / 10) == 0) {
                    log.awaitPublished(last.join().index(), PUBLISH_LIMIT);
                    memory.gc();
                    System.out.printf(
                            Locale.ROOT,
                            "%,12d entries: heap in use %,.1f MiB of %,d MiB, %.0f s%n",
                            i,
                            memory.getHeapMemoryUsage().getUsed() / 1048576.0,
                            memory.getHeapMemoryUsage().getMax() >> 20,
                            (System.nanoTime() - start) / 1e9);
                }
            }
        }
        BenchLog.remove(folder);
    }
}
