package dev.assay.bench;

import java.util.Arrays;
import java.util.Locale;

/**
 * Percentiles of waiting times, in milliseconds.
 *
 * @param p50 median
 * @param p90 nine of ten are no longer
 * @param p99 99 of a hundred are no longer
 * @param max the longest
 */
record Percentiles(double p50, double p90, double p99, double max) {

    /** Of the first {@code count} durations, in nanoseconds; no durations give zeroes. */
    static Percentiles ofNanos(long[] nanos, int count) {
        if (count == 0) {
            return new Percentiles(0, 0, 0, 0);
        }
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        return new Percentiles(at(sorted, 0.50), at(sorted, 0.90), at(sorted, 0.99), at(sorted, 1));
    }

    private static double at(long[] sorted, double share) {
        return sorted[(int) (share * (sorted.length - 1))] / 1e6;
    }

    String json() {
        return String.format(Locale.ROOT, "{\"p50\":%.3f,\"p90\":%.3f,\"p99\":%.3f,\"max\":%.3f}", p50, p90, p99, max);
    }
}
