package dev.assay.cli.policy;

import dev.assay.cli.command.Session;
import dev.assay.core.fault.AssayException;
import dev.assay.core.fault.ErrorCode;
import dev.assay.core.policy.load.FileTree;
import dev.assay.core.text.Nearest;
import dev.assay.inputs.InputFormat;
import dev.assay.inputs.Inputs;
import dev.assay.inputs.document.InputException;
import dev.assay.inputs.document.InputLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Values of options: those given on the command line win over environment variables {@code CONFTEST_...} (read only
 * where Conftest's ways are followed), and these over the configuration file.
 */
final class Settings {

    /** Names that a configuration file may hold: the long names of options. */
    private static final Set<String> KNOWN = Set.of(
            "absolute-paths",
            "all-namespaces",
            "capabilities",
            "check",
            "combine",
            "data",
            "fail-on-warn",
            "github-hide-passed",
            "ignore",
            "junit-hide-message",
            "namespace",
            "no-color",
            "no-fail",
            "output",
            "parser",
            "policy",
            "proto-file-dirs",
            "quiet",
            "rego-version",
            "report",
            "show-builtin-errors",
            "stdin-filename",
            "strict",
            "suppress-exceptions",
            "tls",
            "trace",
            "update",
            "var-values");

    private static final List<String> FILES =
            List.of("conftest.toml", "conftest.yaml", "conftest.yml", "conftest.json");

    private final Map<String, String> environment;
    private final Map<?, ?> file;

    private Settings(Map<String, String> environment, Map<?, ?> file) {
        this.environment = environment;
        this.file = file;
    }

    /**
     * Reads the configuration file: the one named, or the first of Conftest's names that is here.
     *
     * @throws AssayException when it cannot be read, or says what no option means
     */
    static Settings read(Session session, Compatibility compatibility, @Nullable String named) {
        Path folder = session.surroundings().workingFolder();
        Map<String, String> environment =
                compatibility.isConftest() ? session.surroundings().environment() : Map.of();
        String name = named == null ? environment.get("CONFTEST_CONFIG_FILE") : named;
        if (name == null) {
            for (String candidate : FILES) {
                if (Files.exists(folder.resolve(candidate))) {
                    name = candidate;
                    break;
                }
            }
        }
        Map<?, ?> file = name == null ? Map.of() : parse(name, folder.resolve(name));
        if (!compatibility.isConftest()) {
            refuseUnknown(String.valueOf(name), file);
        }
        return new Settings(environment, file);
    }

    private static Map<?, ?> parse(String name, Path path) {
        try {
            InputFormat format = InputFormat.of(path)
                    .orElseThrow(() -> wrong(name + ": a configuration file is TOML, YAML or JSON"));
            Object root = Inputs.parse(format, name, Files.readAllBytes(path), InputLimits.DEFAULT)
                    .getFirst()
                    .tree();
            if (root instanceof Map<?, ?> map) {
                return map;
            }
            throw wrong(name + ": a configuration file holds names and values");
        } catch (InputException e) {
            throw wrong(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw wrong(name + ": " + FileTree.reason(e));
        }
    }

    private static AssayException wrong(String what) {
        return new AssayException(
                ErrorCode.CONFIG_INVALID, what, "correct it, or name another file with --config-file");
    }

    private static void refuseUnknown(String name, Map<?, ?> file) {
        List<String> unknown = new ArrayList<>();
        for (Object key : file.keySet()) {
            String text = String.valueOf(key);
            if (!KNOWN.contains(text)) {
                unknown.add(name + ": '" + text + "' is no option" + Nearest.hint(text, KNOWN));
            }
        }
        if (!unknown.isEmpty()) {
            throw wrong(String.join("\n  ", unknown));
        }
    }

    /** A switch. */
    boolean flag(String name, @Nullable Boolean given) {
        if (given != null) {
            return given;
        }
        Object value = value(name);
        return value instanceof Boolean truth ? truth : Boolean.parseBoolean(String.valueOf(value));
    }

    /** Whether something other than the default is said. */
    boolean isSet(String name, @Nullable Object given) {
        return given != null || value(name) != null;
    }

    /** A text. */
    String text(String name, @Nullable String given, String byDefault) {
        Object value = given == null ? value(name) : given;
        return value == null ? byDefault : String.valueOf(value);
    }

    /** A list of texts; a single text is divided at its commas. */
    List<String> list(String name, @Nullable List<String> given, List<String> byDefault) {
        if (given != null) {
            return given;
        }
        Object value = value(name);
        if (value instanceof List<?> list) {
            return list.stream().map(String::valueOf).toList();
        }
        return value == null ? byDefault : List.of(String.valueOf(value).split(",", -1));
    }

    private @Nullable Object value(String name) {
        String variable = environment.get("CONFTEST_" + name.replace('-', '_').toUpperCase(Locale.ROOT));
        return variable == null || variable.isEmpty() ? file.get(name) : variable;
    }
}
