package dev.assay.bench;

import dev.assay.testkit.Checkout;
import dev.assay.testkit.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Appends to Assay's log and to Tessera's POSIX driver in turns (A B A B ...), on the same disk with the same load:
 * entry size, batch, checkpoint interval, entries on their way, every acknowledged entry durable, deduplication off.
 * Each turn is a process of its own with a warm-up that does not count.
 *
 * <p>Arguments: {@code --dir FOLDER} (on the disk to measure), {@code --rounds N}, {@code --batches N,N,...},
 * {@code --json FILE}, and those of {@link AppendLoad}.
 */
public final class SideBySide {
    private static final int DEFAULT_ROUNDS = 5;
    private static final Duration SPARE_TIME = Duration.ofMinutes(2);

    private final Path folder;
    private final Path signingKey;
    private final Path results;

    private SideBySide(Path folder, Path results) {
        this.folder = folder;
        this.signingKey = folder.resolve("skey");
        this.results = results;
    }

    /** Runs the turns and prints each, then medians and ratio. */
    public static void main(String[] args) throws IOException {
        Arguments arguments = new Arguments(args);
        Path folder = arguments.path("dir", Checkout.root().resolve("build/bench"));
        int rounds = arguments.count("rounds", DEFAULT_ROUNDS);
        List<Integer> batches = arguments.counts("batches", List.of(256));
        Path results = arguments.path("json", folder.resolve("side-by-side.ndjson"));
        AppendLoad load = AppendLoad.from(arguments);
        arguments.nothingElse();

        Files.createDirectories(folder);
        SideBySide turns = new SideBySide(folder, results);
        turns.makeKey();
        System.out.println(Machine.describe(folder));
        Percentiles syncs = DiskProbe.syncs(folder);
        System.out.printf(
                Locale.ROOT,
                "disk: write of 1 KiB and fdatasync p50 %.3f ms, p99 %.3f ms; long write %.0f MB/s%n",
                syncs.p50(),
                syncs.p99(),
                DiskProbe.streamMegabytesPerSecond(folder));
        for (int batch : batches) {
            turns.compare(load.withBatch(batch), rounds);
        }
    }

    private void makeKey() throws IOException {
        Path verifyingKey = folder.resolve("vkey");
        Program.at(Checkout.peer("peers"), "note-keygen", "-name", "bench.example.org/log")
                .with("-skey", signingKey.toString(), "-vkey", verifyingKey.toString())
                .run()
                .expect(0);
    }

    private void compare(AppendLoad load, int rounds) throws IOException {
        System.out.printf(
                Locale.ROOT,
                "%nentries of %,d bytes, batches of %,d, checkpoint every %d ms, %,d on their way, %d s after %d s of warm-up%n",
                load.entryBytes(),
                load.batch(),
                load.checkpointInterval().toMillis(),
                load.outstanding(),
                load.duration().toSeconds(),
                load.warmup().toSeconds());
        List<AppendResult> ours = new ArrayList<>();
        List<AppendResult> theirs = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            ours.add(turn(assay(load), load));
            theirs.add(turn(tessera(load), load));
        }
        summary("median assay", ours);
        summary("median tessera", theirs);
        double ratio = median(ours, AppendResult::entriesPerSecond) / median(theirs, AppendResult::entriesPerSecond);
        System.out.printf(Locale.ROOT, "ratio %.2f%n", ratio);
        record(String.format(Locale.ROOT, "{\"batch\":%d,\"rounds\":%d,\"ratio\":%.3f}", load.batch(), rounds, ratio));
    }

    private Path log() {
        return folder.resolve("log");
    }

    private Program assay(AppendLoad load) {
        return Program.at(Path.of(System.getProperty("java.home"), "bin", "java"), "-Xmx1g")
                .with("-cp", System.getProperty("java.class.path"), AppendBenchmark.class.getName())
                .with("--dir", log().toString(), "--skey", signingKey.toString())
                .with(load.arguments().toArray(String[]::new));
    }

    private Program tessera(AppendLoad load) {
        return Program.at(Checkout.peer("peers"), "posix-bench")
                .with("-dir", log().toString(), "-skey", signingKey.toString())
                .with(load.peerFlags().toArray(String[]::new));
    }

    /** One turn on an empty folder, which is removed and flushed afterwards so that the next turn starts alike. */
    private AppendResult turn(Program program, AppendLoad load) throws IOException {
        removeLog();
        String line = program.within(load.warmup().plus(load.duration()).plus(SPARE_TIME))
                .run()
                .expect(0)
                .text()
                .strip();
        AppendResult result = AppendResult.parse(line);
        System.out.println(result.human());
        record(line);
        removeLog();
        return result;
    }

    private void removeLog() {
        BenchLog.remove(log());
        Program.at(Path.of("/bin/sync")).run().expect(0);
    }

    private void record(String line) throws IOException {
        Files.writeString(results, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static void summary(String name, List<AppendResult> results) {
        System.out.printf(
                Locale.ROOT,
                "%-14s %,9.0f entries/s   durable p99 %6.1f ms   published p99 %6.1f ms%n",
                name,
                median(results, AppendResult::entriesPerSecond),
                median(results, result -> result.durable().p99()),
                median(results, result -> result.published().p99()));
    }

    private static double median(List<AppendResult> results, ToDoubleFunction<AppendResult> value) {
        double[] sorted = results.stream().mapToDouble(value).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
