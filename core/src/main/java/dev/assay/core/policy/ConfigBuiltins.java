package dev.assay.core.policy;

import dev.assay.core.policy.load.FileTree;
import dev.assay.core.policy.load.InputReader;
import dev.assay.core.policy.load.NamedFile;
import dev.assay.core.policy.load.Values;
import dev.assay.inputs.InputFormat;
import dev.assay.inputs.Inputs;
import dev.assay.inputs.document.InputDocument;
import dev.assay.inputs.document.InputException;
import dev.assay.inputs.document.InputLimits;
import dev.assay.rego.ast.Location;
import dev.assay.rego.builtin.Builtin;
import dev.assay.rego.builtin.BuiltinException;
import dev.assay.rego.builtin.Context;
import dev.assay.rego.value.ArrayValue;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The builtins that Conftest adds to Rego, for tests of policies: they parse texts and files of every format. Files are
 * found beside the policy that asks.
 */
public final class ConfigBuiltins {

    private static final String OBJECT = "object[string: any]";

    private final Path workingFolder;
    private final InputReader reader;

    private ConfigBuiltins(Path workingFolder) {
        this.workingFolder = workingFolder;
        this.reader = new InputReader(null, InputStream::nullInputStream, InputLimits.DEFAULT);
    }

    /** {@code parse_config}, {@code parse_config_file}, {@code parse_combined_config_files}. */
    public static List<Builtin> of(Path workingFolder) {
        ConfigBuiltins family = new ConfigBuiltins(workingFolder);
        return List.of(
                new Builtin(
                        "parse_config",
                        "(string, string) -> " + OBJECT,
                        2,
                        true,
                        (_, arguments) -> parse(text(arguments[0]), text(arguments[1])),
                        null),
                new Builtin(
                        "parse_config_file",
                        "(string) -> " + OBJECT,
                        1,
                        false,
                        (context, arguments) ->
                                Values.of(InputDocument.combined(family.read(context, text(arguments[0])))),
                        null),
                new Builtin(
                        "parse_combined_config_files",
                        "(array[string]) -> " + OBJECT,
                        1,
                        false,
                        (context, arguments) -> family.combined(context, arguments[0]),
                        null));
    }

    private static Value parse(String parser, String config) {
        try {
            byte[] bytes = config.getBytes(StandardCharsets.UTF_8);
            return Values.of(InputDocument.combined(
                    Inputs.parse(InputFormat.named(parser), "configuration", bytes, InputLimits.DEFAULT)));
        } catch (InputException e) {
            throw BuiltinException.error("parse_config: " + e.getMessage());
        }
    }

    private Value combined(Context context, Value paths) {
        if (!(paths instanceof ArrayValue list)) {
            throw BuiltinException.type("parse_combined_config_files: operand 1 must be array");
        }
        List<Subjects.Parsed> files = new ArrayList<>();
        for (Value path : list) {
            NamedFile file = beside(context, text(path));
            files.add(new Subjects.Parsed(file.name(), read(context, text(path))));
        }
        return Subjects.combined(files).parts().getFirst().value();
    }

    private List<InputDocument> read(Context context, String path) {
        NamedFile file = beside(context, path);
        try {
            return reader.read(file);
        } catch (InputException e) {
            throw BuiltinException.error(context.name() + ": " + e.getMessage());
        } catch (NoSuchFileException e) {
            throw BuiltinException.error(context.name() + ": read config file " + file.name() + ": open " + file.name()
                    + ": no such file or directory");
        } catch (IOException e) {
            throw BuiltinException.error(context.name() + ": " + file.name() + ": " + FileTree.reason(e));
        }
    }

    private NamedFile beside(Context context, String path) {
        Location location = context.location();
        Path policy = Path.of(location == null ? "" : location.file());
        return NamedFile.of(
                workingFolder, policy.resolveSibling(path).normalize().toString());
    }

    private static String text(Value value) {
        if (value instanceof StringValue text) {
            return text.value();
        }
        throw BuiltinException.type("operand must be string but got " + value.kind());
    }
}
