package dev.assay.cli.rego;

import dev.assay.rego.run.Evaluation;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/** Measures the steps of a command, in nanoseconds. One thread. */
final class Stopwatch {
    private final LongSupplier ticker = Evaluation.of(null).ticker();
    private final Map<String, Long> times = new TreeMap<>();

    /** A step. */
    @FunctionalInterface
    interface Step<T> {
        T run() throws IOException;
    }

    <T> T time(String name, Step<T> step) throws IOException {
        long start = ticker.getAsLong();
        T result = step.run();
        times.merge(name, ticker.getAsLong() - start, Long::sum);
        return result;
    }

    /** The steps by name. */
    Map<String, Long> times() {
        return times;
    }
}
