package dev.assay.core.config;

import dev.assay.core.text.Nearest;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Reads the {@code kind: Config} document of one YAML file into keys and texts with their lines. */
final class ConfigFile {

    /** A configuration file larger than this is refused, in bytes. */
    static final long FILE_BYTES_MAX = 1 << 20;

    /** Groups nested deeper than this are refused. */
    private static final int DEPTH_MAX = 8;

    private static final String API_VERSION = "assay.dev/v1";
    private static final List<String> KINDS = List.of("Config", "Service");

    /**
     * One value in the file.
     *
     * @param key dotted key, known or not
     * @param text the value
     * @param line line in the file, from 1
     */
    record Entry(String key, String text, int line) {}

    private final Path file;
    private final List<Entry> entries = new ArrayList<>();
    private final List<ConfigProblem> problems = new ArrayList<>();

    private ConfigFile(Path file) {
        this.file = file;
    }

    /** Reads a file; what is wrong with it is among its problems. */
    static ConfigFile read(Path file) {
        ConfigFile result = new ConfigFile(file);
        try {
            result.parse();
        } catch (CharacterCodingException e) {
            result.problem(1, "is not UTF-8 text");
        } catch (IOException e) {
            result.problem(1, "cannot be read: " + e.getMessage());
        }
        return result;
    }

    List<Entry> entries() {
        return entries;
    }

    List<ConfigProblem> problems() {
        return problems;
    }

    private void parse() throws IOException {
        if (Files.size(file) > FILE_BYTES_MAX) {
            problem(1, "is larger than " + FILE_BYTES_MAX + " bytes");
            return;
        }
        LoadSettings settings = LoadSettings.builder().setUseMarks(true).build();
        boolean seen = false;
        try {
            for (Node document :
                    new Compose(settings).composeAllFromString(Files.readString(file, StandardCharsets.UTF_8))) {
                if (isConfig(document)) {
                    if (seen) {
                        problem(line(document), "is a second document of kind Config; a file has one at most");
                        continue;
                    }
                    seen = true;
                    group("", (MappingNode) document, 0);
                }
            }
        } catch (MarkedYamlEngineException e) {
            problem(e.getProblemMark().map(ConfigFile::line).orElse(1), "is not YAML: " + e.getProblem());
        } catch (YamlEngineException e) {
            problem(1, "is not YAML: " + e.getMessage());
        }
    }

    private boolean isConfig(Node document) {
        if (!(document instanceof MappingNode mapping)) {
            problem(line(document), "is no mapping; write 'apiVersion: " + API_VERSION + "' and 'kind: Config' first");
            return false;
        }
        String version = value(mapping, "apiVersion");
        String kind = value(mapping, "kind");
        if (!API_VERSION.equals(version)) {
            problem(line(document), "the document needs 'apiVersion: " + API_VERSION + "'");
            return false;
        }
        if (kind == null || !KINDS.contains(kind)) {
            String hint = kind == null ? "" : Nearest.hint(kind, KINDS);
            problem(line(document), "the document needs 'kind: " + String.join("' or 'kind: ", KINDS) + "'" + hint);
            return false;
        }
        return kind.equals("Config");
    }

    private static @Nullable String value(MappingNode mapping, String key) {
        for (NodeTuple tuple : mapping.getValue()) {
            if (tuple.getKeyNode() instanceof ScalarNode name
                    && name.getValue().equals(key)
                    && tuple.getValueNode() instanceof ScalarNode text) {
                return text.getValue();
            }
        }
        return null;
    }

    private void group(String prefix, MappingNode mapping, int depth) {
        if (depth > DEPTH_MAX) {
            problem(line(mapping), "is nested deeper than " + DEPTH_MAX + " levels");
            return;
        }
        Set<String> names = new HashSet<>();
        for (NodeTuple tuple : mapping.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode name)) {
                problem(line(tuple.getKeyNode()), "a key must be a plain word");
                continue;
            }
            String key = prefix + name.getValue();
            if (!names.add(key)) {
                problem(line(name), "the key '" + key + "' is given twice");
            } else if (depth > 0 || !Set.of("apiVersion", "kind", "metadata").contains(key)) {
                member(key, name, tuple.getValueNode(), depth);
            }
        }
    }

    private void member(String key, Node name, Node value, int depth) {
        switch (value) {
            case MappingNode group -> group(key + ".", group, depth + 1);
            case ScalarNode scalar
            when scalar.getTag().equals(Tag.NULL) -> problem(line(name), "the key '" + key + "' has no value");
            case ScalarNode scalar -> entries.add(new Entry(key, scalar.getValue(), line(name)));
            case SequenceNode list -> {
                List<String> items = new ArrayList<>();
                for (Node item : list.getValue()) {
                    if (item instanceof ScalarNode scalar) {
                        items.add(scalar.getValue());
                    } else {
                        problem(line(item), "'" + key + "' is a list of plain values");
                    }
                }
                entries.add(new Entry(key, String.join(",", items), line(name)));
            }
            default -> problem(line(name), "the key '" + key + "' has a value of an unknown kind");
        }
    }

    private static int line(Node node) {
        Optional<Mark> mark = node.getStartMark();
        return mark.map(ConfigFile::line).orElse(1);
    }

    private static int line(Mark mark) {
        return mark.getLine() + 1;
    }

    private void problem(int line, String message) {
        problems.add(new ConfigProblem(file + ":" + line, message));
    }
}
