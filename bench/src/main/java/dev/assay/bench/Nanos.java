package dev.assay.bench;

import java.util.Arrays;

/** A list of times in nanoseconds that grows. Not thread-safe. */
final class Nanos {
    private long[] values = new long[1 << 20];
    private int size;

    void add(long value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
        }
        values[size++] = value;
    }

    long get(int index) {
        return values[index];
    }

    int size() {
        return size;
    }

    Percentiles percentiles() {
        return Percentiles.ofNanos(values, size);
    }
}
