package dev.assay.cli.rego;

import dev.assay.rego.Query;
import dev.assay.rego.run.Evaluation;
import java.util.Arrays;
import java.util.Locale;

/** How long a query takes: evaluated for about a second after a warm-up, each evaluation measured. Immutable. */
final class Measurement {
    private static final long WARM_UP_NANOS = 500_000_000;
    private static final long MEASURED_NANOS = 1_000_000_000;
    private static final int SAMPLES_MAX = 5_000_000;

    private final long[] times;
    private final long totalNanos;

    private Measurement(long[] times, long totalNanos) {
        this.times = times;
        this.totalNanos = totalNanos;
    }

    /** Measures a query; the evaluation is the same each time. */
    static Measurement of(Query query, Evaluation evaluation) {
        long start = evaluation.ticker().getAsLong();
        while (evaluation.ticker().getAsLong() - start < WARM_UP_NANOS) {
            query.evaluate(evaluation);
        }
        long[] samples = new long[1024];
        int count = 0;
        long begin = evaluation.ticker().getAsLong();
        long last = begin;
        while (last - begin < MEASURED_NANOS && count < SAMPLES_MAX) {
            query.evaluate(evaluation);
            long now = evaluation.ticker().getAsLong();
            if (count == samples.length) {
                samples = Arrays.copyOf(samples, count * 2);
            }
            samples[count++] = now - last;
            last = now;
        }
        long[] times = Arrays.copyOf(samples, count);
        Arrays.sort(times);
        return new Measurement(times, last - begin);
    }

    /** All evaluations together. */
    long totalNanos() {
        return totalNanos;
    }

    /** The shortest. */
    long least() {
        return times[0];
    }

    long count() {
        return times.length;
    }

    double nanosEach() {
        return (double) totalNanos / times.length;
    }

    long percentile(double percent) {
        return times[(int) Math.min(times.length - 1L, (long) (times.length * percent / 100))];
    }

    /** A line of the Go benchmark format, without the name. */
    String line() {
        return String.format(Locale.ROOT, "%8d\t%10.0f ns/op", count(), nanosEach());
    }

    /** The figures as OPA names them. */
    Tree histogram(String prefix) {
        Tree tree = new Tree();
        tree.put(prefix + "_75%", percentile(75));
        tree.put(prefix + "_90%", percentile(90));
        tree.put(prefix + "_95%", percentile(95));
        tree.put(prefix + "_99%", percentile(99));
        tree.put(prefix + "_99.9%", percentile(99.9));
        tree.put(prefix + "_99.99%", percentile(99.99));
        tree.put(prefix + "_count", count());
        tree.put(prefix + "_max", times[times.length - 1]);
        tree.put(prefix + "_mean", nanosEach());
        tree.put(prefix + "_median", percentile(50));
        tree.put(prefix + "_min", least());
        return tree;
    }
}
