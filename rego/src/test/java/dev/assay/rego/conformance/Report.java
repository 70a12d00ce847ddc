package dev.assay.rego.conformance;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The outcome of all cases.
 *
 * @param failures what is wrong, by case; a case that is not here passed
 */
record Report(List<ConformanceCase> cases, Map<String, String> failures) {
    Report {
        cases = List.copyOf(cases);
        failures = Map.copyOf(failures);
    }

    /** Asks the engine every case, one after the other. */
    static Report of(List<ConformanceCase> cases, Engine engine) {
        Map<String, String> failures = new TreeMap<>();
        for (ConformanceCase test : cases) {
            outcome(test, engine).ifPresent(problem -> failures.put(test.id(), problem));
        }
        return new Report(cases, failures);
    }

    /** A defect of the engine fails its case, with the place, and leaves the others to be asked. */
    private static Optional<String> outcome(ConformanceCase test, Engine engine) {
        try {
            return Verdict.on(test, engine.answer(test));
        } catch (RuntimeException | StackOverflowError e) {
            StackTraceElement[] trace = e.getStackTrace();
            return Optional.of(e + (trace.length == 0 ? "" : " at " + trace[0]));
        }
    }

    int passed() {
        return cases.size() - failures.size();
    }

    double share() {
        return (double) passed() / cases.size();
    }

    /** One line: how many passed. */
    String summary() {
        return String.format(
                Locale.ROOT,
                "%d of %d cases pass (%.2f%%) in %d folders",
                passed(),
                cases.size(),
                100 * share(),
                folders().size());
    }

    /** A line for each folder: its name, how many of its cases passed, how many it has. */
    String byFolder() {
        StringBuilder text = new StringBuilder();
        folders()
                .forEach((folder, counts) ->
                        text.append(String.format(Locale.ROOT, "%-40s %4d of %4d%n", folder, counts[0], counts[1])));
        return text.toString();
    }

    private Map<String, int[]> folders() {
        Map<String, int[]> folders = new TreeMap<>();
        for (ConformanceCase test : cases) {
            int[] counts = folders.computeIfAbsent(test.folder(), _ -> new int[2]);
            counts[0] += failures.containsKey(test.id()) ? 0 : 1;
            counts[1]++;
        }
        return folders;
    }
}
