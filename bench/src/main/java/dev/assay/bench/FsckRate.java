package dev.assay.bench;

import dev.assay.ledger.checkpoint.SignedCheckpoint;
import dev.assay.ledger.log.Appended;
import dev.assay.ledger.log.DirectoryLog;
import dev.assay.ledger.log.Fsck;
import dev.assay.ledger.log.FsckReport;
import dev.assay.ledger.log.LogOptions;
import dev.assay.ledger.tile.DirectoryObjects;
import dev.assay.testkit.Checkout;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;

/**
 * How fast a whole log is checked: every entry, every tile, one thread, files in the page cache. Says entries a second
 * of wall clock and of processor time; the second is what one core can do when the machine is busy with other things.
 *
 * <p>Arguments: {@code --dir FOLDER}, {@code --entries N}, {@code --entry-bytes N}, {@code --rounds N}.
 */
public final class FsckRate {
    private static final Duration PUBLISH_LIMIT = Duration.ofMinutes(5);

    private FsckRate() {}

    /** Makes the log and checks it several times; the first time is a warm-up. */
    public static void main(String[] args) throws IOException {
        Arguments arguments = new Arguments(args);
        Path folder = arguments.path("dir", Checkout.root().resolve("build/bench/fsck"));
        int entries = arguments.count("entries", 500_000);
        int entryBytes = arguments.count("entry-bytes", 1024);
        int rounds = arguments.count("rounds", 7);
        arguments.nothingElse();
        SignedCheckpoint checkpoint = fill(folder, entries, entryBytes);
        System.out.println(Machine.describe(folder));

        double[] wall = new double[rounds];
        double[] processor = new double[rounds];
        for (int round = -1; round < rounds; round++) {
            long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            long start = System.nanoTime();
            FsckReport report = Fsck.check(new DirectoryObjects(folder), checkpoint.checkpoint(), 0, checked -> {});
            double wallSeconds = (System.nanoTime() - start) / 1e9;
            double cpuSeconds = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu) / 1e9;
            if (!report.clean() || report.checkedEntries() != entries) {
                throw new IllegalStateException("the log that was just made is not clean: " + report);
            }
            if (round >= 0) {
                wall[round] = entries / wallSeconds;
                processor[round] = entries / cpuSeconds;
            }
        }
        Arrays.sort(wall);
        Arrays.sort(processor);
        System.out.printf(
                Locale.ROOT,
                "fsck of %,d entries of %,d bytes, median of %d: %,.0f entries/s, %,.0f entries per second of processor time%n",
                entries,
                entryBytes,
                rounds,
                wall[rounds / 2],
                processor[rounds / 2]);
        BenchLog.remove(folder);
    }

    private static SignedCheckpoint fill(Path folder, int entries, int entryBytes) {
        byte[] filling = new byte[entryBytes];
        new SplittableRandom(1).nextBytes(filling);
        try (DirectoryLog log = BenchLog.make(folder, false, LogOptions.DEFAULT)) {
            CompletableFuture<Appended> last =
                    CompletableFuture.failedFuture(new IllegalArgumentException("no entries"));
            for (int i = 0; i < entries; i++) {
                byte[] entry = filling.clone();
                ByteBuffer.wrap(entry).putLong(0, i);
                // A fault of an earlier one stops the log, and this call throws then.
                last = log.append(entry);
            }
            return log.awaitPublished(last.join().index(), PUBLISH_LIMIT);
        }
    }
}
