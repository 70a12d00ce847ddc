package dev.assay.rego.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The checked list of cases that do not pass: a case and its reason on each line, divided by a colon and a space. */
final class Exceptions {

    private Exceptions() {}

    /** Ids with their reasons, from a resource beside this class. */
    static Map<String, String> read(String resource) throws IOException {
        try (InputStream stream =
                Objects.requireNonNull(Exceptions.class.getResourceAsStream(resource), resource + " is missing")) {
            return parse(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    static Map<String, String> parse(String text) {
        Map<String, String> reasons = new TreeMap<>();
        for (String line : text.lines().toList()) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            int colon = line.indexOf(": ");
            if (colon < 0 || line.substring(colon + 2).isBlank()) {
                throw new IllegalArgumentException("no reason given: " + line);
            }
            if (reasons.put(line.substring(0, colon), line.substring(colon + 2).strip()) != null) {
                throw new IllegalArgumentException("listed twice: " + line);
            }
        }
        return reasons;
    }
}
