package dev.assay.checks.peers;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The tests of Conftest that do not pass here, from a file of lines {@code name | reason}.
 *
 * @param reasons by name
 */
record AcceptanceExceptions(Map<String, String> reasons) {
    private static final String FILE = "conftest-acceptance-exceptions.txt";

    AcceptanceExceptions {
        reasons = Map.copyOf(reasons);
    }

    static AcceptanceExceptions read() throws IOException {
        try (InputStream stream =
                Objects.requireNonNull(AcceptanceExceptions.class.getResourceAsStream(FILE), FILE + " is missing")) {
            return parse(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    static AcceptanceExceptions parse(String text) {
        Map<String, String> reasons = new TreeMap<>();
        for (String line : text.lines().toList()) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            int bar = line.indexOf(" | ");
            if (bar < 0 || line.substring(bar + 3).isBlank()) {
                throw new IllegalArgumentException("no reason given: " + line);
            }
            reasons.put(line.substring(0, bar), line.substring(bar + 3).strip());
        }
        return new AcceptanceExceptions(reasons);
    }

    /** Tests that fail and are not listed, and listed ones that pass or do not exist. */
    List<String> surprises(Map<String, Boolean> verdicts) {
        List<String> surprises = new ArrayList<>();
        verdicts.forEach((name, passed) -> {
            if (!passed && !reasons.containsKey(name)) {
                surprises.add(name + ": fails");
            }
        });
        for (String name : reasons.keySet()) {
            if (verdicts.getOrDefault(name, true)) {
                surprises.add(name + ": is listed as not passing, and passes or does not exist");
            }
        }
        return surprises;
    }
}
