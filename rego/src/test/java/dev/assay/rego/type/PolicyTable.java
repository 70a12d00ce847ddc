package dev.assay.rego.type;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** A table of policies and what OPA says of each. */
final class PolicyTable {
    private PolicyTable() {}

    /** A policy, which is called policy.rego, and its problems. */
    record Row(String name, String policy, List<String> problems) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** The table in a resource. */
    static List<Row> rows(String resource) {
        try (InputStream stream = Objects.requireNonNull(PolicyTable.class.getResourceAsStream(resource))) {
            String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(text.split("(?m)^=== "))
                    .skip(1)
                    .map(PolicyTable::row)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Row row(String block) {
        int nameEnd = block.indexOf('\n');
        int policyEnd = block.indexOf("\n-----\n");
        List<String> problems = problems(block.substring(policyEnd + 7));
        return new Row(block.substring(0, nameEnd), block.substring(nameEnd + 1, policyEnd), problems);
    }

    /** The problems in a text: each begins at the beginning of a line. */
    static List<String> problems(String text) {
        return Arrays.stream(text.strip().split("\\n(?=\\S)"))
                .filter(problem -> !problem.isEmpty())
                .toList();
    }
}
