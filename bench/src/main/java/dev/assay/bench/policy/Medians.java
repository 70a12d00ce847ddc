package dev.assay.bench.policy;

import java.util.List;

/** The middle of measurements. */
final class Medians {

    private Medians() {}

    /** The middle value; the mean of the two middle ones of an even number. */
    static double of(List<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
