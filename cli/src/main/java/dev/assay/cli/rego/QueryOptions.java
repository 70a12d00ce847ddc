package dev.assay.cli.rego;

import dev.assay.cli.command.Session;
import dev.assay.core.fault.AssayException;
import dev.assay.core.fault.ErrorCode;
import dev.assay.rego.Policy;
import dev.assay.rego.Query;
import dev.assay.rego.ast.Module;
import dev.assay.rego.ast.Module.Version;
import dev.assay.rego.ast.Source;
import dev.assay.rego.json.JsonException;
import dev.assay.rego.json.JsonReader;
import dev.assay.rego.json.YamlReader;
import dev.assay.rego.load.Loaded;
import dev.assay.rego.parse.Parser;
import dev.assay.rego.value.Value;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A query, what it is asked of, and its input. */
final class QueryOptions {
    private static final int INPUT_BYTES_MAX = 512 << 20;

    @Parameters(paramLabel = "QUERY", arity = "0..1", description = "What to evaluate, such as 'data.main.deny'.")
    private @Nullable String query;

    @Option(
            names = {"-d", "--data"},
            paramLabel = "PATH",
            description = "Policies and data: files or folders. May be repeated.")
    private List<String> data = new ArrayList<>();

    @Option(
            names = {"-b", "--bundle"},
            paramLabel = "PATH",
            description = "Bundles: archives or folders. May be repeated.")
    private List<String> bundles = new ArrayList<>();

    @Option(
            names = {"-i", "--input"},
            paramLabel = "FILE",
            description = "The input document, JSON or YAML.")
    private @Nullable String input;

    @Option(
            names = {"-I", "--stdin-input"},
            description = "Read the input document from standard input.")
    private boolean inputFromStandardInput;

    @Option(names = "--stdin", description = "Read the query from standard input.")
    private boolean queryFromStandardInput;

    @Option(names = "--package", paramLabel = "PATH", description = "The package that the query stands in.")
    private String packagePath = "";

    @Option(names = "--import", paramLabel = "PATH", description = "What the query imports. May be repeated.")
    private List<String> imports = new ArrayList<>();

    @Option(
            names = {"-S", "--strict"},
            description = "Unused variables and imports of policies are errors too.")
    private boolean strict;

    /** Reads the policies, with those of bundles after those of files. */
    Loaded load(Session session, RegoOptions options) {
        Loaded files = options.load(session, data, false);
        if (bundles.isEmpty()) {
            return files;
        }
        Loaded bundled = options.load(session, bundles, true);
        List<Source> sources = new ArrayList<>(files.sources());
        sources.addAll(bundled.sources());
        return new Loaded(sources, files.data().size() == 0 ? bundled.data() : files.data());
    }

    Policy policy(Session session, RegoOptions options, Loaded loaded) {
        return options.builder(session)
                .sources(loaded.sources())
                .data(loaded.data())
                .strict(strict)
                .build();
    }

    /** Prepares the query. */
    Query query(Session session, Policy policy) throws IOException {
        String text = query;
        if (queryFromStandardInput) {
            text = new String(all(session.surroundings().in(), "the query"), StandardCharsets.UTF_8);
        }
        if (text == null || text.isBlank()) {
            throw new AssayException(
                    ErrorCode.USAGE, "no query given", "name what to evaluate, such as 'data.main.deny'");
        }
        String path = packagePath.isEmpty() || packagePath.startsWith("data.") ? packagePath : "data." + packagePath;
        return policy.query(text, path, imports());
    }

    private List<Module.Import> imports() {
        if (imports.isEmpty()) {
            return List.of();
        }
        StringBuilder module = new StringBuilder("package query\n");
        imports.forEach(one -> module.append("import ").append(one).append('\n'));
        return Parser.module(new Source("", module.toString()), Version.V1).imports();
    }

    /** The input document, or null when there is none. */
    @Nullable
    Value input(Session session) throws IOException {
        String file = input;
        if (inputFromStandardInput) {
            return document("standard input", all(session.surroundings().in(), "the input"));
        }
        if (file == null) {
            return null;
        }
        Path path = session.resolve(Path.of(file));
        try (InputStream stream = Files.newInputStream(path)) {
            return document(file, all(stream, file));
        }
    }

    private static Value document(String name, byte[] bytes) {
        try {
            String text = new String(bytes, StandardCharsets.UTF_8);
            return name.endsWith(".json") ? JsonReader.read(text) : YamlReader.read(text);
        } catch (JsonException e) {
            throw new AssayException(ErrorCode.INPUT_MALFORMED, name + ": " + e.getMessage(), "give JSON or YAML");
        }
    }

    private static byte[] all(InputStream stream, String name) throws IOException {
        byte[] bytes = stream.readNBytes(INPUT_BYTES_MAX + 1);
        if (bytes.length > INPUT_BYTES_MAX) {
            throw new AssayException(
                    ErrorCode.INPUT_TOO_LARGE,
                    name + " is larger than INPUT_BYTES_MAX=" + INPUT_BYTES_MAX,
                    "give a smaller one");
        }
        return bytes;
    }
}
