package dev.assay.core.policy.doc;

import dev.assay.core.fault.AssayException;
import dev.assay.core.fault.ErrorCode;
import dev.assay.rego.value.ArrayValue;
import dev.assay.rego.value.NumberValue;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A template in the part of Go's template language that documents need: text, {@code {{ .Field.Field }}},
 * {@code {{ range .List }}}, {@code {{ if .Field }}}, {@code else}, {@code end}, comments, and the marks {@code -} that
 * take away white space. Anything else is an error that names it.
 */
public final class Template {

    /** How deeply ranges and conditions may nest. */
    public static final int DEPTH_MAX = 50;

    private final String name;
    private final List<Node> nodes;

    private Template(String name, List<Node> nodes) {
        this.name = name;
        this.nodes = List.copyOf(nodes);
    }

    private sealed interface Node {}

    private record Text(String text) implements Node {}

    private record Field(List<String> path) implements Node {}

    private record Block(boolean range, List<String> path, List<Node> body, List<Node> otherwise) implements Node {}

    /**
     * Reads a template.
     *
     * @throws AssayException for what is not part of the language here
     */
    public static Template parse(String name, String text) {
        Reading reading = new Reading(name, text);
        List<Node> nodes = new ArrayList<>();
        String end = reading.nodes(nodes, 0);
        if (!end.isEmpty()) {
            throw reading.wrong("'" + end + "' closes nothing");
        }
        return new Template(name, nodes);
    }

    /** Reads pieces of text and actions, one after another. */
    private static final class Reading {
        private final String name;
        private final String text;
        private int at;
        private boolean trimming;

        Reading(String name, String text) {
            this.name = name;
            this.text = text;
        }

        /** Reads until an action that closes or divides; answers that one, or nothing at the end of the text. */
        String nodes(List<Node> nodes, int depth) {
            if (depth > DEPTH_MAX) {
                throw wrong("nests deeper than the limit DEPTH_MAX of " + DEPTH_MAX);
            }
            while (at < text.length()) {
                String action = piece(nodes);
                if (action.equals("end") || action.equals("else")) {
                    return action;
                }
                if (action.startsWith("range ") || action.startsWith("if ")) {
                    nodes.add(block(action, depth));
                } else if (!action.isEmpty() && !action.startsWith("/*")) {
                    nodes.add(new Field(path(action)));
                }
            }
            return "";
        }

        /** The text up to the next action, and that action. */
        private String piece(List<Node> nodes) {
            int open = text.indexOf("{{", at);
            int end = open < 0 ? text.length() : open;
            String part = text.substring(at, end);
            part = trimming ? part.stripLeading() : part;
            trimming = false;
            if (open < 0) {
                at = end;
                nodes.add(new Text(part));
                return "";
            }
            int close = text.indexOf("}}", open);
            if (close < 0) {
                at = open;
                throw wrong("'{{' is not closed");
            }
            String inner = text.substring(open + 2, close);
            if (inner.startsWith("- ")) {
                part = part.stripTrailing();
                inner = inner.substring(1);
            }
            if (inner.endsWith(" -")) {
                trimming = true;
                inner = inner.substring(0, inner.length() - 1);
            }
            nodes.add(new Text(part));
            at = close + 2;
            return inner.strip();
        }

        private Block block(String action, int depth) {
            boolean range = action.startsWith("range ");
            List<String> path = path(action.substring(range ? "range ".length() : "if ".length()));
            List<Node> body = new ArrayList<>();
            List<Node> otherwise = new ArrayList<>();
            String end = nodes(body, depth + 1);
            if (end.equals("else")) {
                end = nodes(otherwise, depth + 1);
            }
            if (!end.equals("end")) {
                throw wrong("'" + action + "' has no end");
            }
            return new Block(range, path, List.copyOf(body), List.copyOf(otherwise));
        }

        private List<String> path(String action) {
            String field = action.strip();
            for (int i = 0; i < field.length(); i++) {
                char letter = field.charAt(i);
                if (letter != '.' && letter != '_' && !Character.isLetterOrDigit(letter)) {
                    throw wrong("'{{ " + action + " }}' is not supported: only fields, range, if, else and end are");
                }
            }
            if (!field.startsWith(".")) {
                throw wrong("'{{ " + action + " }}' is not supported: only fields, range, if, else and end are");
            }
            return field.equals(".") ? List.of() : List.of(field.substring(1).split("\\.", -1));
        }

        AssayException wrong(String what) {
            int line = (int) text.substring(0, Math.min(at, text.length()))
                            .chars()
                            .filter(letter -> letter == '\n')
                            .count()
                    + 1;
            return new AssayException(
                    ErrorCode.INPUT_MALFORMED,
                    "template " + name + ":" + line + ": " + what,
                    "use what is supported, or leave --template out");
        }
    }

    /** The document that the template makes of sections. */
    public String render(List<Section> sections) {
        List<Value> values = new ArrayList<>();
        for (Section section : sections) {
            values.add(ObjectValue.builder(4)
                    .put("MarkdownHeading", StringValue.of("#".repeat(section.depth())))
                    .put("RegoPackageName", StringValue.of(section.path()))
                    .put("Depth", NumberValue.of(section.depth()))
                    .put("Annotations", section.notes())
                    .build());
        }
        StringBuilder text = new StringBuilder();
        render(nodes, ArrayValue.of(values), text);
        return text.toString();
    }

    private void render(List<Node> list, Value dot, StringBuilder text) {
        for (Node node : list) {
            switch (node) {
                case Text part -> text.append(part.text());
                case Field field -> text.append(print(lookup(dot, field.path())));
                case Block block -> render(block, dot, text);
            }
        }
    }

    private void render(Block block, Value dot, StringBuilder text) {
        Value value = lookup(dot, block.path());
        if (!isTrue(value)) {
            render(block.otherwise(), dot, text);
        } else if (!block.range()) {
            render(block.body(), dot, text);
        } else if (value instanceof ArrayValue list) {
            for (Value element : list) {
                render(block.body(), element, text);
            }
        } else {
            throw new AssayException(
                    ErrorCode.INPUT_MALFORMED,
                    "template " + name + ": range over ." + String.join(".", block.path()) + ", which is no list",
                    "correct the template");
        }
    }

    private static boolean isTrue(@Nullable Value value) {
        return switch (value) {
            case null -> false;
            case StringValue text -> !text.value().isEmpty();
            case ArrayValue list -> list.size() > 0;
            case ObjectValue object -> object.size() > 0;
            default -> value.truthy();
        };
    }

    private static String print(@Nullable Value value) {
        return value == null ? "" : value instanceof StringValue text ? text.value() : value.toString();
    }

    private static @Nullable Value lookup(Value dot, List<String> path) {
        Value at = dot;
        for (String step : path) {
            if (!(at instanceof ObjectValue object)) {
                return null;
            }
            Value next = object.get(step);
            at = next == null ? object.get(snake(step)) : next;
        }
        return at;
    }

    /** {@code RelatedResources} is the field that annotations call {@code related_resources}. */
    private static String snake(String field) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < field.length(); i++) {
            char letter = field.charAt(i);
            text.append(i > 0 && Character.isUpperCase(letter) ? "_" : "").append(letter);
        }
        return text.toString().toLowerCase(Locale.ROOT);
    }
}
