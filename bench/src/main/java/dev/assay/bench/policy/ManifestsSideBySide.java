package dev.assay.bench.policy;

import dev.assay.bench.Arguments;
import dev.assay.bench.Machine;
import dev.assay.testkit.Checkout;
import dev.assay.testkit.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * {@code assay policy test} beside {@code conftest test}: generated manifests against the workload bundle, each run a
 * cold
 * process with all that belongs to it. Exit codes and verdicts of every file are compared.
 *
 * <p>Arguments: {@code --counts N,N,...} (1 is the cold start of one manifest), {@code --rounds N}.
 */
public final class ManifestsSideBySide {
    private static final Path POLICY = Path.of("examples/policies/workload/policy");
    private static final Duration TIME_MAX = Duration.ofMinutes(5);

    private ManifestsSideBySide() {}

    /** Runs and prints. */
    public static void main(String[] args) throws IOException {
        Arguments arguments = new Arguments(args);
        List<Integer> counts = arguments.counts("counts", List.of(1, 1_000, 5_000));
        int rounds = arguments.count("rounds", 7);
        arguments.nothingElse();

        Path folder = Files.createDirectories(Checkout.root().resolve("build/bench"));
        System.out.println(Machine.describe(folder));
        for (int count : counts) {
            Path manifests = Checkout.root().relativize(Manifests.write(folder.resolve("manifests-" + count), count));
            System.out.printf(Locale.ROOT, "%n%,d manifests, 12 rules, %d runs each%n", count, rounds);
            ColdRuns.compare(
                    new ColdRuns.Side(
                            "assay",
                            Program.at(Checkout.root().resolve("assay"), "policy", "test", "--compat", "conftest")
                                    .with("-p", POLICY.toString(), "-o", "json", manifests.toString())
                                    .within(TIME_MAX)),
                    new ColdRuns.Side(
                            "conftest",
                            Program.at(Checkout.peer("conftest"), "test", "-p", POLICY.toString(), "-o", "json")
                                    .with(manifests.toString())
                                    .within(TIME_MAX)),
                    rounds,
                    Verdicts::same);
        }
    }
}
