package dev.assay.rego.conformance;

import dev.assay.rego.value.ArrayValue;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads folders of case files. */
final class ConformanceCases {

    private ConformanceCases() {}

    /** All cases below a folder, from {@code .json} and {@code .yaml} files, in the order of their ids. */
    static List<ConformanceCase> in(Path root) throws IOException {
        List<ConformanceCase> cases = new ArrayList<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String name = root.relativize(file).toString();
                if (name.endsWith(".json")) {
                    add(cases, name.substring(0, name.length() - ".json".length()), ExactJson.read(file));
                } else if (name.endsWith(".yaml")) {
                    add(cases, name.substring(0, name.length() - ".yaml".length()), ExactYaml.read(file));
                }
            }
        }
        return cases;
    }

    private static void add(List<ConformanceCase> cases, String name, Value document) {
        if (!(document instanceof ObjectValue object && object.get("cases") instanceof ArrayValue list)) {
            throw new IllegalArgumentException(name + " has no list of cases");
        }
        for (int i = 0; i < list.size(); i++) {
            cases.add(ConformanceCase.of(name + "#" + i, (ObjectValue) list.get(i)));
        }
    }
}
