package dev.assay.rego.json;

import dev.assay.rego.value.ArrayValue;
import dev.assay.rego.value.NullValue;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads YAML text as values, the way OPA takes YAML for JSON: words such as {@code yes} stay strings, numbers go
 * through
 * 64 bits, dates stay strings, keys become strings, of equal keys the last one counts, and merge keys are merged. An
 * alias
 * shares the value of its anchor, and what aliases stand for is counted against a limit.
 */
public final class YamlReader {
    /** How deep lists and mappings may stand within each other. */
    public static final int YAML_DEPTH_MAX = 500;

    /** How many nodes a text may have once all aliases are written out. */
    public static final int YAML_NODES_MAX = 10_000_000;

    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setCodePointLimit(Integer.MAX_VALUE)
            .setParseComments(false)
            .setUseMarks(true)
            .build();

    private static final String MERGE = "<<";

    private final Iterator<Event> events;
    private final Map<Anchor, Anchored> anchors = new HashMap<>();
    private int depth;
    private long nodes;

    /**
     * What an anchor names.
     *
     * @param value null while it is still being read
     * @param nodes how many it has, aliases written out
     */
    private record Anchored(@Nullable Value value, long nodes) {}

    private YamlReader(Iterator<Event> events) {
        this.events = events;
    }

    /**
     * Reads the first document of a text; the others must be well formed. No document at all is null.
     *
     * @throws JsonException if the text is not YAML, has a key or a number that JSON cannot have, or exceeds a limit
     */
    public static Value read(String text) {
        List<Value> all = readAll(text);
        return all.isEmpty() ? NullValue.NULL : all.getFirst();
    }

    /** Reads all documents of a text. */
    public static List<Value> readAll(String text) {
        try {
            Iterator<Event> events = new Parse(SETTINGS).parseString(text).iterator();
            List<Value> documents = new ArrayList<>();
            while (events.hasNext()) {
                if (events.next().getEventId() == Event.ID.DocumentStart) {
                    YamlReader reader = new YamlReader(events);
                    documents.add(reader.value(events.next()));
                }
            }
            return documents;
        } catch (MarkedYamlEngineException e) {
            throw new JsonException(message(e), e);
        } catch (YamlEngineException e) {
            throw new JsonException("yaml: " + e.getMessage(), e);
        }
    }

    /** The parser's words turned round to those of Go's, as far as they say the same. */
    private static String message(MarkedYamlEngineException e) {
        String problem = e.getProblem();
        if (problem.startsWith("expected ") && problem.contains(", but")) {
            problem = "did not find " + problem.substring(0, problem.indexOf(", but"));
        }
        problem = problem.replaceFirst("^sequence entries are", "block sequence entries are")
                .replaceFirst("are not allowed here$", "are not allowed in this context")
                .replaceFirst(
                        "found character .* that cannot start any token.*",
                        "found character that cannot start any token");
        String line = e.getProblemMark()
                .map(mark -> "line " + Math.max(1, mark.getLine()) + ": ")
                .orElse("");
        return "yaml: " + line + problem;
    }

    private Value value(Event event) {
        count(1);
        if (event instanceof AliasEvent alias) {
            return anchored(alias.getAlias());
        }
        Optional<Anchor> anchor = event instanceof NodeEvent node ? node.getAnchor() : Optional.empty();
        long before = nodes;
        anchor.ifPresent(name -> anchors.put(name, new Anchored(null, 0)));
        Value value = switch (event) {
            case ScalarEvent scalar -> YamlScalars.value(scalar);
            case MappingStartEvent _ -> mapping();
            case CollectionStartEvent _ -> sequence();
            default -> throw new IllegalStateException("the parser gave " + event + " where a value begins");
        };
        long size = nodes - before;
        anchor.ifPresent(name -> anchors.put(name, new Anchored(value, size)));
        return value;
    }

    private Value anchored(Anchor name) {
        Anchored anchored = anchors.get(name);
        if (anchored == null) {
            throw new JsonException("yaml: unknown anchor '" + name.getValue() + "' referenced");
        }
        if (anchored.value() == null) {
            throw new JsonException("yaml: anchor '" + name.getValue() + "' value contains itself");
        }
        count(anchored.nodes());
        return anchored.value();
    }

    private void count(long more) {
        nodes += more;
        if (nodes > YAML_NODES_MAX) {
            throw new JsonException(
                    "yaml: document contains excessive aliasing: more nodes than YAML_NODES_MAX=" + YAML_NODES_MAX);
        }
    }

    private void enter() {
        depth++;
        if (depth > YAML_DEPTH_MAX) {
            throw new JsonException("yaml: exceeded max depth of YAML_DEPTH_MAX=" + YAML_DEPTH_MAX);
        }
    }

    private Value sequence() {
        enter();
        List<Value> elements = new ArrayList<>();
        for (Event event = events.next(); event.getEventId() != Event.ID.SequenceEnd; event = events.next()) {
            elements.add(value(event));
        }
        depth--;
        return ArrayValue.of(elements);
    }

    private Value mapping() {
        enter();
        ObjectValue.Builder entries = ObjectValue.builder();
        List<Value> merged = new ArrayList<>();
        for (Event event = events.next(); event.getEventId() != Event.ID.MappingEnd; event = events.next()) {
            boolean merge = isMerge(event);
            Value key = value(event);
            Value value = value(events.next());
            if (merge) {
                merged.add(value);
            } else {
                entries.put(YamlScalars.key(key, value), value);
            }
        }
        depth--;
        for (Value value : merged) {
            merge(entries, value);
        }
        return entries.build();
    }

    private static boolean isMerge(Event event) {
        return event instanceof ScalarEvent scalar
                && scalar.isPlain()
                && scalar.getTag().isEmpty()
                && scalar.getValue().equals(MERGE);
    }

    /** Adds what is not there yet: what a mapping says itself comes first, then the merged ones in their order. */
    private static void merge(ObjectValue.Builder entries, Value merged) {
        switch (merged) {
            case ObjectValue object -> {
                for (int i = 0; i < object.size(); i++) {
                    if (entries.get(object.keyAt(i)) == null) {
                        entries.put(object.keyAt(i), object.valueAt(i));
                    }
                }
            }
            case ArrayValue array -> array.forEach(element -> mergeMapping(entries, element));
            default -> throw noMap();
        }
    }

    private static void mergeMapping(ObjectValue.Builder entries, Value element) {
        if (!(element instanceof ObjectValue)) {
            throw noMap();
        }
        merge(entries, element);
    }

    private static JsonException noMap() {
        return new JsonException("yaml: map merge requires map or sequence of maps as the value");
    }
}
