package dev.assay.bench.policy;

import dev.assay.testkit.FinishedProgram;
import dev.assay.testkit.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Two programs as cold processes in turns (A B A B ...), by the wall clock. */
final class ColdRuns {

    /** One program that is compared. */
    record Side(String name, Program program) {}

    private ColdRuns() {}

    /**
     * Runs the turns and prints each, then medians and ratio. The first turn of each does not count: it fills the
     * caches.
     *
     * @param same told the ends of each pair; throws when they say different things
     */
    static void compare(Side ours, Side theirs, int rounds, Comparison same) {
        List<Double> mine = new ArrayList<>();
        List<Double> others = new ArrayList<>();
        for (int round = 0; round <= rounds; round++) {
            long began = System.nanoTime();
            FinishedProgram our = ours.program().run();
            double ourMillis = (System.nanoTime() - began) / 1e6;
            began = System.nanoTime();
            FinishedProgram their = theirs.program().run();
            double theirMillis = (System.nanoTime() - began) / 1e6;
            same.check(our, their);
            if (round > 0) {
                mine.add(ourMillis);
                others.add(theirMillis);
            }
        }
        print(ours.name(), mine);
        print(theirs.name(), others);
        System.out.printf(
                Locale.ROOT,
                "  %s takes %.2f of the time of %s%n",
                ours.name(),
                Medians.of(mine) / Medians.of(others),
                theirs.name());
    }

    /** What must hold between the ends of two programs. */
    interface Comparison {
        void check(FinishedProgram ours, FinishedProgram theirs);
    }

    private static void print(String name, List<Double> millis) {
        System.out.printf(
                Locale.ROOT,
                "  %-9s median %,8.0f ms   lowest %,8.0f   highest %,8.0f%n",
                name,
                Medians.of(millis),
                millis.stream().mapToDouble(Double::doubleValue).min().orElseThrow(),
                millis.stream().mapToDouble(Double::doubleValue).max().orElseThrow());
    }
}
