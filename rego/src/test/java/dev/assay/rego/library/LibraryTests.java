package dev.assay.rego.library;

import dev.assay.rego.Policy;
import dev.assay.rego.PolicyBuilder;
import dev.assay.rego.ast.Module;
import dev.assay.rego.ast.Rule;
import dev.assay.rego.ast.Source;
import dev.assay.rego.ast.Term;
import dev.assay.rego.builtin.Builtin;
import dev.assay.rego.run.EvaluationException;
import dev.assay.rego.value.BooleanValue;
import dev.assay.rego.value.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Runs the {@code test_} rules of a library. */
final class LibraryTests {
    private final Policy policy;

    private LibraryTests(Policy policy) {
        this.policy = policy;
    }

    /** Compiles what is below some folders of a library, but for files that are passed over and the tests of those. */
    static LibraryTests of(Path root, List<String> folders, Predicate<String> passedOver, List<Builtin> builtins)
            throws IOException {
        PolicyBuilder builder = Policy.builder();
        builtins.forEach(builder::builtin);
        for (String folder : folders) {
            try (Stream<Path> files = Files.walk(root.resolve(folder))) {
                for (Path file : files.filter(path -> path.toString().endsWith(".rego"))
                        .sorted()
                        .toList()) {
                    String text = Files.readString(file);
                    if (!passedOver.test(text) && !passedOver.test(tested(file))) {
                        builder.source(new Source(root.relativize(file).toString(), text));
                    }
                }
            }
        }
        return new LibraryTests(builder.build());
    }

    /** The text of the policy that a file of tests stands beside; empty if there is none. */
    private static String tested(Path file) throws IOException {
        Path policy = file.resolveSibling(String.valueOf(file.getFileName()).replace("_test.rego", ".rego"));
        return Files.exists(policy) ? Files.readString(policy) : "";
    }

    /** What is wrong with each test: an empty text for one that passes. */
    Map<String, String> run() {
        Map<String, String> outcomes = new TreeMap<>();
        for (String test : names()) {
            outcomes.put(test, outcome(test));
        }
        return outcomes;
    }

    private SortedSet<String> names() {
        SortedSet<String> names = new TreeSet<>();
        for (Module module : policy.modules()) {
            String folder = module.packageOf().path().location().text();
            for (Rule rule : module.rules()) {
                if (rule.head().ref().head() instanceof Term.Var name
                        && name.name().startsWith("test_")) {
                    names.add((folder.startsWith("data.") ? folder : "data." + folder) + "." + name.name());
                }
            }
        }
        return names;
    }

    private String outcome(String test) {
        try {
            Value value = policy.query(test).evaluate((Value) null).value();
            return value == null ? "undefined" : value.equals(BooleanValue.TRUE) ? "" : "is " + value;
        } catch (EvaluationException e) {
            return String.valueOf(e.getMessage());
        } catch (RuntimeException | StackOverflowError e) {
            return e.toString();
        }
    }
}
