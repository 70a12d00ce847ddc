package dev.assay.core.yaml;

import dev.assay.core.text.Nearest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A mapping of a YAML file whose keys are known. What is wrong goes to the problems, and reading goes on. Not
 * thread-safe.
 */
public final class YamlMapping {

    private final Map<String, Node> members = new LinkedHashMap<>();
    private final int line;
    private final String what;
    private final YamlProblems problems;

    private YamlMapping(String what, int line, YamlProblems problems) {
        this.what = what;
        this.line = line;
        this.problems = problems;
    }

    /**
     * Reads a mapping.
     *
     * @param node what should be one
     * @param what its name in messages, such as "a signer"
     * @param known every key that it may have
     * @param problems where problems go
     * @return empty when the node is no mapping
     */
    public static Optional<YamlMapping> read(Node node, String what, Set<String> known, YamlProblems problems) {
        if (!(node instanceof MappingNode mapping)) {
            problems.add(YamlText.line(node), what + " is a mapping of keys and values");
            return Optional.empty();
        }
        YamlMapping result = new YamlMapping(what, YamlText.line(node), problems);
        for (NodeTuple tuple : mapping.getValue()) {
            result.take(tuple, known);
        }
        return Optional.of(result);
    }

    private void take(NodeTuple tuple, Set<String> known) {
        int at = YamlText.line(tuple.getKeyNode());
        if (!(tuple.getKeyNode() instanceof ScalarNode name)) {
            problems.add(at, "a key of " + what + " must be a plain word");
            return;
        }
        String key = name.getValue();
        if (!known.isEmpty() && !known.contains(key)) {
            problems.add(
                    at,
                    what + " has no key '" + key + "'"
                            + Nearest.hint(key, known.stream().sorted().toList()));
        } else if (members.putIfAbsent(key, tuple.getValueNode()) != null) {
            problems.add(at, "the key '" + key + "' is given twice");
        }
    }

    /** The line where it starts, from 1. */
    public int line() {
        return line;
    }

    /** The line of a member, or of the mapping when it is not there. */
    public int line(String key) {
        Node node = members.get(key);
        return node == null ? line : YamlText.line(node);
    }

    /** Whether a key is given. */
    public boolean has(String key) {
        return members.containsKey(key);
    }

    /** Every key and its text, for mappings whose keys are not known beforehand. */
    public Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        members.keySet().forEach(key -> text(key).ifPresent(text -> texts.put(key, text)));
        return texts;
    }

    /** A text that must be there. */
    public Optional<String> requiredText(String key) {
        if (!members.containsKey(key)) {
            problems.add(line, what + " needs the key '" + key + "'");
        }
        return text(key);
    }

    /** A text that may be there. */
    public Optional<String> text(String key) {
        Node node = members.get(key);
        if (node == null) {
            return Optional.empty();
        }
        if (node instanceof ScalarNode scalar
                && !scalar.getTag().equals(Tag.NULL)
                && !scalar.getValue().isBlank()) {
            return Optional.of(scalar.getValue());
        }
        problems.add(YamlText.line(node), "the key '" + key + "' of " + what + " needs a text");
        return Optional.empty();
    }

    /** A text, made into something; an {@link IllegalArgumentException} of the maker becomes a problem. */
    public <T> Optional<T> value(String key, Function<String, T> maker) {
        return text(key).flatMap(text -> attempt(line(key), () -> maker.apply(text)));
    }

    /** A mapping that may be there. */
    public Optional<YamlMapping> mapping(String key, String name, Set<String> known) {
        Node node = members.get(key);
        return node == null ? Optional.empty() : read(node, name, known, problems);
    }

    /** The mappings of a list that may be there. */
    public List<YamlMapping> mappings(String key, String name, Set<String> known) {
        Node node = members.get(key);
        if (node == null) {
            return List.of();
        }
        if (!(node instanceof SequenceNode list)) {
            problems.add(YamlText.line(node), "the key '" + key + "' of " + what + " needs a list");
            return List.of();
        }
        List<YamlMapping> items = new ArrayList<>();
        list.getValue().forEach(item -> read(item, name, known, problems).ifPresent(items::add));
        return items;
    }

    /** What a maker gives; its {@link IllegalArgumentException} becomes a problem at the line. */
    public <T> Optional<T> attempt(int at, Supplier<T> maker) {
        try {
            return Optional.of(maker.get());
        } catch (IllegalArgumentException e) {
            problems.add(at, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }
}
