package dev.assay.cli.rego;

import dev.assay.core.fault.AssayException;
import dev.assay.core.fault.ErrorCode;
import dev.assay.rego.json.JsonException;
import dev.assay.rego.json.JsonReader;
import dev.assay.rego.value.ArrayValue;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/** Reads the capabilities.json of OPA, of which the names of builtins count here. */
final class CapabilitiesFile {
    private CapabilitiesFile() {}

    static Set<String> builtins(Path file) {
        try {
            Value document = JsonReader.read(Files.readAllBytes(file));
            if (document instanceof ObjectValue object && object.get("builtins") instanceof ArrayValue builtins) {
                Set<String> names = new HashSet<>();
                for (Value builtin : builtins) {
                    if (!(builtin instanceof ObjectValue one) || !(one.get("name") instanceof StringValue name)) {
                        throw wrong(file, "has a builtin without a name");
                    }
                    names.add(name.value());
                }
                return names;
            }
            throw wrong(file, "has no list of builtins");
        } catch (JsonException e) {
            throw wrong(file, "is not JSON: " + e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static AssayException wrong(Path file, String what) {
        return new AssayException(
                ErrorCode.INPUT_MALFORMED, file + " " + what, "make one with 'opa capabilities --current'");
    }
}
