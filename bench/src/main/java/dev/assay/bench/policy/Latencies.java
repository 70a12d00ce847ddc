package dev.assay.bench.policy;

import java.util.Arrays;
import java.util.Locale;

/** Times of decisions in nanoseconds; of very many the later ones take the places of the first. Not thread-safe. */
final class Latencies {
    private static final int KEPT_MAX = 1 << 20;

    private long[] nanos = new long[1 << 12];
    private long count;

    void add(long time) {
        if (count >= nanos.length && nanos.length < KEPT_MAX) {
            nanos = Arrays.copyOf(nanos, nanos.length * 2);
        }
        nanos[(int) (count % nanos.length)] = time;
        count++;
    }

    void addAll(Latencies others) {
        long[] kept = Arrays.copyOf(kept(), kept().length + others.kept().length);
        System.arraycopy(others.kept(), 0, kept, kept().length, others.kept().length);
        nanos = kept;
        count += others.count;
    }

    long count() {
        return count;
    }

    private long[] kept() {
        return Arrays.copyOf(nanos, (int) Math.min(count, nanos.length));
    }

    /** Quantiles in microseconds. */
    String json() {
        long[] sorted = kept();
        Arrays.sort(sorted);
        return String.format(
                Locale.ROOT,
                "{\"p50\":%.1f,\"p90\":%.1f,\"p99\":%.1f,\"max\":%.1f}",
                at(sorted, 0.5),
                at(sorted, 0.9),
                at(sorted, 0.99),
                at(sorted, 1));
    }

    private static double at(long[] sorted, double share) {
        return sorted.length == 0 ? 0 : sorted[(int) (share * (sorted.length - 1))] / 1e3;
    }
}
