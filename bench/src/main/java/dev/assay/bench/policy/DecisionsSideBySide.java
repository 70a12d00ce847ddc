package dev.assay.bench.policy;

import dev.assay.bench.Arguments;
import dev.assay.bench.Machine;
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

/**
 * Decisions per second of the workload bundle in {@code examples/policies/workload} for its two Deployments, in turns
 * with
 * OPA's prepared query (A B A B ...). Each turn is a process of its own, held to so many cores by {@code taskset},
 * with a
 * warm-up that does not count; every turn must decide the same.
 *
 * <p>Arguments: {@code --rounds N}, {@code --seconds S}, {@code --warmup S} (ours), {@code --cores N,N}, {@code
 * --manifests
 * passing|failing|both}, {@code --json FILE}.
 */
public final class DecisionsSideBySide {
    private static final Duration SPARE_TIME = Duration.ofMinutes(2);
    private static final Path BUNDLE = Checkout.root().resolve("examples/policies/workload");

    private final Duration time;
    private final Duration warmup;
    private final Path results;

    private DecisionsSideBySide(Duration time, Duration warmup, Path results) {
        this.time = time;
        this.warmup = warmup;
        this.results = results;
    }

    /** Runs the turns and prints each, then medians and the ratio of each pair. */
    public static void main(String[] args) throws IOException {
        Arguments arguments = new Arguments(args);
        Path folder = Files.createDirectories(Checkout.root().resolve("build/bench"));
        int rounds = arguments.count("rounds", 5);
        List<Integer> cores = arguments.counts("cores", List.of(1, 2));
        Duration time = arguments.seconds("seconds", 5);
        Duration warmup = arguments.seconds("warmup", 10);
        String manifests = arguments.text("manifests", "both");
        Path results = arguments.path("json", folder.resolve("decisions.ndjson"));
        arguments.nothingElse();

        System.out.println(Machine.describe(folder));
        DecisionsSideBySide turns = new DecisionsSideBySide(time, warmup, results);
        for (String manifest : manifests.equals("both") ? List.of("passing", "failing") : List.of(manifests)) {
            Path input = json(folder, manifest);
            for (int count : cores) {
                System.out.printf(
                        Locale.ROOT,
                        "%ndeployment-%s, 12 rules, %d core(s), %d s after %d s of warm-up%n",
                        manifest,
                        count,
                        time.toSeconds(),
                        warmup.toSeconds());
                turns.compare(input, count, rounds);
            }
        }
    }

    /** The manifest as JSON, which both read the same way. */
    private static Path json(Path folder, String manifest) throws IOException {
        byte[] json = Program.at(Checkout.peer("conftest"), "parse")
                .with(BUNDLE.resolve("manifests/deployment-" + manifest + ".yaml")
                        .toString())
                .run()
                .expect(0)
                .output();
        return Files.write(folder.resolve("deployment-" + manifest + ".json"), json);
    }

    private void compare(Path input, int cores, int rounds) throws IOException {
        List<Double> ours = new ArrayList<>();
        List<Double> theirs = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            DecisionResult assay = turn("assay", assay(input, cores));
            DecisionResult opa = turn("opa", opa(input, cores));
            if (!assay.decision().equals(opa.decision())) {
                throw new IllegalStateException(
                        "the two decide differently:\nassay " + assay.decision() + "\nopa   " + opa.decision());
            }
            ours.add(assay.perSecond());
            theirs.add(opa.perSecond());
            ratios.add(assay.perSecond() / opa.perSecond());
        }
        System.out.printf(
                Locale.ROOT,
                "median assay %,.0f, opa %,.0f; ratio of the pairs: median %.2f, lowest %.2f, highest %.2f%n",
                Medians.of(ours),
                Medians.of(theirs),
                Medians.of(ratios),
                ratios.stream().mapToDouble(Double::doubleValue).min().orElseThrow(),
                ratios.stream().mapToDouble(Double::doubleValue).max().orElseThrow());
    }

    private DecisionResult turn(String name, Program program) throws IOException {
        String line = program.within(warmup.plus(time).plus(SPARE_TIME))
                .run()
                .expect(0)
                .text()
                .strip();
        DecisionResult result = DecisionResult.parse(line);
        System.out.printf(Locale.ROOT, "  %-6s %s%n", name, result.human());
        Files.writeString(results, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        return result;
    }

    private static Program held(int cores) {
        return Program.at(Path.of("taskset"), "-c", cores == 1 ? "0" : "0-" + (cores - 1));
    }

    private Program assay(Path input, int cores) {
        return held(cores)
                .with(Path.of(System.getProperty("java.home"), "bin", "java").toString())
                .with("-Xms512m", "-Xmx512m", cores == 1 ? "-XX:+UseSerialGC" : "-XX:+UseParallelGC")
                .with("-cp", System.getProperty("java.class.path"), DecisionRate.class.getName())
                .with("--policies", BUNDLE.resolve("policy").toString(), "--input", input.toString())
                .with("--seconds", seconds(time), "--warmup", seconds(warmup), "--workers", Integer.toString(cores));
    }

    private Program opa(Path input, int cores) {
        return held(cores)
                .with(Checkout.peer("opa-peer").toString(), "bench", "-procs", Integer.toString(cores))
                .with("-policies", BUNDLE.resolve("policy").toString(), "-input", input.toString())
                .with("-query", DecisionRate.QUERY, "-seconds", seconds(time), "-warmup", "2");
    }

    private static String seconds(Duration duration) {
        return Double.toString(duration.toMillis() / 1000.0);
    }
}
