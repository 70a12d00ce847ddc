package dev.assay.cli.rego;

import dev.assay.core.fault.AssayException;
import dev.assay.core.fault.ErrorCode;
import dev.assay.rego.json.JsonException;
import dev.assay.rego.json.JsonReader;
import dev.assay.rego.type.Schemas;
import dev.assay.rego.value.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads JSON Schemas: a file is that of the input; in a folder each is named by its place, such as schema.a.b. */
final class SchemaFiles {
    private static final int DEPTH_MAX = 32;
    private static final int FILES_MAX = 10_000;

    private SchemaFiles() {}

    static Schemas read(Path path) {
        try {
            Map<String, Value> schemas = new HashMap<>();
            if (Files.isDirectory(path)) {
                try (Stream<Path> files = Files.walk(path, DEPTH_MAX)) {
                    List<Path> found = files.filter(Files::isRegularFile)
                            .limit(FILES_MAX + 1L)
                            .sorted()
                            .toList();
                    if (found.size() > FILES_MAX) {
                        throw wrong(path, "has more than SCHEMA_FILES_MAX=" + FILES_MAX + " files");
                    }
                    for (Path file : found) {
                        schemas.put(name(path.relativize(file)), schema(file));
                    }
                }
            } else {
                schemas.put(Schemas.ROOT, schema(path));
            }
            return new Schemas(schemas);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (IllegalArgumentException e) {
            throw wrong(path, String.valueOf(e.getMessage()));
        }
    }

    private static String name(Path relative) {
        StringBuilder name = new StringBuilder(Schemas.ROOT);
        for (Path part : relative) {
            name.append('.').append(part.toString().replaceFirst("\\.[^.]*$", ""));
        }
        return name.toString();
    }

    private static Value schema(Path file) throws IOException {
        try {
            return JsonReader.read(Files.readAllBytes(file));
        } catch (JsonException e) {
            throw wrong(file, "is not JSON: " + e.getMessage());
        }
    }

    private static AssayException wrong(Path file, String what) {
        return new AssayException(ErrorCode.INPUT_MALFORMED, file + ": " + what, "correct the schema");
    }
}
