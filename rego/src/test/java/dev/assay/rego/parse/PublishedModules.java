package dev.assay.rego.parse;

import dev.assay.rego.ast.Source;
import dev.assay.rego.json.JsonReader;
import dev.assay.rego.value.ArrayValue;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import dev.assay.testkit.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The modules and queries of OPA's published conformance cases. */
public final class PublishedModules {
    private PublishedModules() {}

    /** All modules, each text once. */
    public static List<Source> modules() throws IOException {
        Map<String, Source> modules = new LinkedHashMap<>();
        for (ObjectValue published : cases()) {
            if (published.get("modules") instanceof ArrayValue texts) {
                for (Value text : texts) {
                    String module = ((StringValue) text).value();
                    modules.putIfAbsent(module, new Source("m" + modules.size() + ".rego", module));
                }
            }
        }
        return List.copyOf(modules.values());
    }

    static List<Source> queries() throws IOException {
        return cases().stream()
                .map(one -> new Source("", ((StringValue) Objects.requireNonNull(one.get("query"))).value()))
                .toList();
    }

    private static List<ObjectValue> cases() throws IOException {
        try (Stream<Path> files = Files.walk(Checkout.vectors("opa-v1"))) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .flatMap(PublishedModules::cases)
                    .toList();
        }
    }

    private static Stream<ObjectValue> cases(Path file) {
        try {
            ObjectValue document = (ObjectValue) JsonReader.read(Files.readString(file));
            ArrayValue list = (ArrayValue) Objects.requireNonNull(document.get("cases"));
            return list.asList().stream().map(ObjectValue.class::cast);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
