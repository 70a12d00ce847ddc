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
import java.util.stream.Stream;

/**
 * {@code assay rego check} beside {@code opa check} on a folder of policies, each run a cold process. Without a
 * folder the
 * workload bundle is written many times over, under packages of their own, until there are as many files as asked for.
 *
 * <p>Arguments: {@code --policies FOLDER}, {@code --files N}, {@code --rounds N}.
 */
public final class CompileSideBySide {
    private static final Duration TIME_MAX = Duration.ofMinutes(5);
    private static final Path NONE = Path.of("");

    private CompileSideBySide() {}

    /** Runs and prints. */
    public static void main(String[] args) throws IOException {
        Arguments arguments = new Arguments(args);
        Path given = arguments.path("policies", NONE);
        int files = arguments.count("files", 1_000);
        int rounds = arguments.count("rounds", 7);
        arguments.nothingElse();

        Path bench = Files.createDirectories(Checkout.root().resolve("build/bench"));
        Path folder = given.equals(NONE) ? copies(bench.resolve("policies-" + files), files) : given;
        System.out.println(Machine.describe(bench));
        System.out.printf(Locale.ROOT, "%n%s, %d runs each%n", folder.getFileName(), rounds);
        ColdRuns.compare(
                new ColdRuns.Side(
                        "assay",
                        Program.at(Checkout.root().resolve("assay"), "rego", "check", folder.toString())
                                .within(TIME_MAX)),
                new ColdRuns.Side(
                        "opa",
                        Program.at(Checkout.peer("opa"), "check", folder.toString())
                                .within(TIME_MAX)),
                rounds,
                (ours, theirs) -> {
                    ours.expect(0);
                    theirs.expect(0);
                });
    }

    /** The files of the bundle again and again, each time with the packages renamed. */
    private static Path copies(Path folder, int count) throws IOException {
        Path bundle = Checkout.root().resolve("examples/policies/workload/policy");
        List<Path> originals;
        try (Stream<Path> files = Files.list(bundle)) {
            originals = files.sorted().toList();
        }
        Files.createDirectories(folder);
        for (int i = 0; i < count; i++) {
            Path original = originals.get(i % originals.size());
            int copy = i / originals.size();
            String text = Files.readString(original)
                    .replace("package lib.kubernetes", "package lib.copy" + copy + ".kubernetes")
                    .replace("import data.lib.kubernetes", "import data.lib.copy" + copy + ".kubernetes")
                    .replace("package main", "package copy" + copy + ".main")
                    .replace("import data.main", "import data.copy" + copy + ".main");
            Files.writeString(folder.resolve(copy + "-" + original.getFileName()), text);
        }
        return folder;
    }
}
