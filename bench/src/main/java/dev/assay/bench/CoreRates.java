package dev.assay.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * The JMH benchmarks counted per second of processor time instead of wall clock: what one core does, also on a machine
 * that is busy with other things. JMH's own figures are the better ones on a quiet machine.
 *
 * <p>Arguments: {@code --rounds N}, {@code --seconds S} of processor time a round.
 */
public final class CoreRates {
    private static final int STRETCH = 2_000;

    private final int rounds;
    private final long nanosPerRound;
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

    private CoreRates(int rounds, long nanosPerRound) {
        this.rounds = rounds;
        this.nanosPerRound = nanosPerRound;
    }

    /** Measures all of them. */
    public static void main(String[] args) throws IOException {
        Arguments arguments = new Arguments(args);
        int rounds = arguments.count("rounds", 9);
        long nanos = arguments.seconds("seconds", 1).toNanos();
        arguments.nothingElse();
        System.out.println(Machine.describe(Path.of("")));
        CoreRates rates = new CoreRates(rounds, nanos);

        InclusionBenchmark inclusion = new InclusionBenchmark();
        inclusion.prepare();
        rates.print("inclusion proofs verified (20 hashes)", inclusion::verify);
        LeafHashBenchmark hashes = new LeafHashBenchmark();
        hashes.prepare();
        rates.print("leaves of 1 KiB hashed", hashes::leafOfOneKibibyte);
        rates.print("inner nodes hashed", hashes::node);
    }

    private void print(String what, Supplier<?> operation) {
        double[] rates = new double[rounds];
        for (int round = -2; round < rounds; round++) {
            double rate = rate(operation);
            if (round >= 0) {
                rates[round] = rate;
            }
        }
        Arrays.sort(rates);
        System.out.printf(
                Locale.ROOT,
                "%-40s median %,12.0f  lowest %,12.0f  per second of processor time%n",
                what,
                rates[rounds / 2],
                rates[0]);
    }

    private double rate(Supplier<?> operation) {
        long start = threads.getCurrentThreadCpuTime();
        long count = 0;
        int kept = 0;
        long spent;
        do {
            for (int i = 0; i < STRETCH; i++) {
                // The results are used, so that the work cannot be left out.
                kept ^= operation.get().hashCode();
            }
            count += STRETCH;
            spent = threads.getCurrentThreadCpuTime() - start;
        } while (spent < nanosPerRound);
        if (kept == 42) {
            System.out.print("");
        }
        return count * 1e9 / spent;
    }
}
