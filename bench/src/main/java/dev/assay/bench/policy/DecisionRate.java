package dev.assay.bench.policy;

import dev.assay.bench.Arguments;
import dev.assay.rego.Policy;
import dev.assay.rego.PolicyBuilder;
import dev.assay.rego.Query;
import dev.assay.rego.ast.Source;
import dev.assay.rego.json.JsonReader;
import dev.assay.rego.json.JsonWriter;
import dev.assay.rego.run.Results;
import dev.assay.rego.value.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/**
 * Decisions per second of one prepared query in this process: each worker evaluates on its own, one after the other.
 * Prints one line of JSON with the same members as {@code opa-peer bench}.
 *
 * <p>Arguments: {@code --policies FOLDER}, {@code --input FILE} (JSON), {@code --query TEXT}, {@code --seconds S},
 * {@code --warmup S}, {@code --workers N}.
 */
public final class DecisionRate {
    /** What a gate asks: everything that is denied, everything that is warned of. */
    static final String QUERY = "{\"deny\": data.main.deny, \"warn\": data.main.warn}";

    private final Query query;
    private final Value input;

    private DecisionRate(Query query, Value input) {
        this.query = query;
        this.input = input;
    }

    /** Measures and prints. */
    public static void main(String[] args) throws Exception {
        Arguments arguments = new Arguments(args);
        Path policies = arguments.path("policies", Path.of("."));
        Path input = arguments.path("input", Path.of("input.json"));
        String text = arguments.text("query", QUERY);
        Duration time = arguments.seconds("seconds", 5);
        Duration warmup = arguments.seconds("warmup", 10);
        int workers = arguments.count("workers", 1);
        arguments.nothingElse();

        long began = System.nanoTime();
        Query query = compile(policies).query(text);
        double prepareMillis = (System.nanoTime() - began) / 1e6;
        DecisionRate rate = new DecisionRate(query, JsonReader.read(Files.readAllBytes(input)));
        rate.run(workers, warmup);
        System.gc();
        long started = System.nanoTime();
        Latencies latencies = rate.run(workers, time);
        double seconds = (System.nanoTime() - started) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "{\"tool\":\"assay\",\"procs\":%d,\"prepareMillis\":%.1f,\"seconds\":%.3f,\"decisions\":%d,"
                        + "\"decisionsPerSecond\":%.1f,\"micros\":%s,\"decision\":%s}%n",
                workers,
                prepareMillis,
                seconds,
                latencies.count(),
                latencies.count() / seconds,
                latencies.json(),
                JsonWriter.plain(rate.decision()));
    }

    private static Policy compile(Path folder) throws IOException {
        PolicyBuilder builder = Policy.builder();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(DecisionRate::isPolicy).sorted().toList()) {
                builder.source(new Source(file.toString(), Files.readString(file)));
            }
        }
        return builder.build();
    }

    private static boolean isPolicy(Path file) {
        String name = file.toString();
        return name.endsWith(".rego") && !name.endsWith("_test.rego");
    }

    private Value decision() {
        Results results = query.evaluate(input);
        return Objects.requireNonNull(results.value(), "the query is undefined");
    }

    private Latencies run(int workers, Duration time) throws InterruptedException, ExecutionException {
        long end = System.nanoTime() + time.toNanos();
        Latencies all = new Latencies();
        try (ExecutorService threads = Executors.newFixedThreadPool(workers)) {
            List<Future<Latencies>> running = new ArrayList<>();
            for (int i = 0; i < workers; i++) {
                running.add(threads.submit(() -> worker(end)));
            }
            for (Future<Latencies> worker : running) {
                all.addAll(worker.get());
            }
        }
        return all;
    }

    private Latencies worker(long end) {
        Latencies latencies = new Latencies();
        long last = System.nanoTime();
        while (last < end) {
            Objects.requireNonNull(decision());
            long now = System.nanoTime();
            latencies.add(now - last);
            last = now;
        }
        return latencies;
    }
}
