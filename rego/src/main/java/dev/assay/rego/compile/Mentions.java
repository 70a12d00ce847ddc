package dev.assay.rego.compile;

import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which variables lines and nodes mention, as sets of slots. */
final class Mentions {
    private Mentions() {}

    /** The variables of a line outside of comprehensions and bodies in it. */
    static BitSet open(Line line) {
        BitSet slots = new BitSet();
        line(line, slots, false);
        return slots;
    }

    /** The variables of a line within comprehensions and bodies in it. */
    static BitSet closed(Line line) {
        BitSet slots = new BitSet();
        switch (line.form()) {
            case Line.Form.Truth(Node term) -> closures(term, slots);
            case Line.Form.Equal(Node left, Node right, var _) -> {
                closures(left, slots);
                closures(right, slots);
            }
            case Line.Form.Call call -> call.arguments().forEach(argument -> closures(argument, slots));
            case Line.Form.Print(List<Node> arguments) -> arguments.forEach(argument -> closures(argument, slots));
            case Line.Form.Every every -> {
                closures(every.domain(), slots);
                every.body().forEach(inner -> line(inner, slots, true));
            }
        }
        return slots;
    }

    static BitSet all(List<Line> lines) {
        BitSet slots = new BitSet();
        lines.forEach(line -> line(line, slots, true));
        return slots;
    }

    static BitSet open(List<Line> lines) {
        BitSet slots = new BitSet();
        lines.forEach(line -> line(line, slots, false));
        return slots;
    }

    static BitSet open(Node node) {
        BitSet slots = new BitSet();
        node(node, slots, false);
        return slots;
    }

    static BitSet all(Node node) {
        BitSet slots = new BitSet();
        node(node, slots, true);
        return slots;
    }

    private static void line(Line line, BitSet slots, boolean deep) {
        switch (line.form()) {
            case Line.Form.Truth(Node term) -> node(term, slots, deep);
            case Line.Form.Equal(Node left, Node right, var _) -> {
                node(left, slots, deep);
                node(right, slots, deep);
            }
            case Line.Form.Call call -> call.arguments().forEach(argument -> node(argument, slots, deep));
            case Line.Form.Print(List<Node> arguments) -> arguments.forEach(argument -> node(argument, slots, deep));
            case Line.Form.Every every -> {
                node(every.domain(), slots, deep);
                if (deep) {
                    node(every.key(), slots, true);
                    node(every.value(), slots, true);
                    every.body().forEach(inner -> line(inner, slots, true));
                }
            }
        }
        line.with().forEach(override -> {
            Node value = value(override);
            if (value != null) {
                node(value, slots, deep);
            }
        });
    }

    static @Nullable Node value(Line.Replacement override) {
        return switch (override) {
            case Line.Replacement.Document document -> document.value();
            case Line.Replacement.Result result -> result.value();
            case Line.Replacement.Function _ -> null;
        };
    }

    private static void node(Node node, BitSet slots, boolean deep) {
        switch (node) {
            case Node.Constant _, Node.Root _, Node.Ready _ -> {}
            case Node.Local(Variable variable) -> slots.set(variable.slot());
            case Node.Ref(Node head, List<Node> path, var _) -> {
                node(head, slots, deep);
                path.forEach(part -> node(part, slots, deep));
            }
            case Node.Elements(List<Node> elements) -> elements.forEach(element -> node(element, slots, deep));
            case Node.Members(List<Node> elements) -> elements.forEach(element -> node(element, slots, deep));
            case Node.Entries(List<Node> keys, List<Node> values) -> {
                keys.forEach(key -> node(key, slots, deep));
                values.forEach(value -> node(value, slots, deep));
            }
            case Node.Collect collect -> {
                if (deep) {
                    if (collect.key() != null) {
                        node(collect.key(), slots, true);
                    }
                    node(collect.term(), slots, true);
                    collect.body().forEach(line -> line(line, slots, true));
                }
            }
        }
    }

    private static void closures(Node node, BitSet slots) {
        switch (node) {
            case Node.Constant _, Node.Root _, Node.Ready _, Node.Local _ -> {}
            case Node.Ref(Node head, List<Node> path, var _) -> {
                closures(head, slots);
                path.forEach(part -> closures(part, slots));
            }
            case Node.Elements(List<Node> elements) -> elements.forEach(element -> closures(element, slots));
            case Node.Members(List<Node> elements) -> elements.forEach(element -> closures(element, slots));
            case Node.Entries(List<Node> keys, List<Node> values) -> {
                keys.forEach(key -> closures(key, slots));
                values.forEach(value -> closures(value, slots));
            }
            case Node.Collect collect -> node(collect, slots, true);
        }
    }

    /** The variables that a pattern binds: not those in heads of lookups, keys of objects, sets or comprehensions. */
    static void patterns(Node node, BitSet slots) {
        switch (node) {
            case Node.Local(Variable variable) -> slots.set(variable.slot());
            case Node.Ref(var _, List<Node> path, var _) -> path.forEach(part -> patterns(part, slots));
            case Node.Elements(List<Node> elements) -> elements.forEach(element -> patterns(element, slots));
            case Node.Entries(var _, List<Node> values) -> values.forEach(value -> patterns(value, slots));
            case Node.Constant _, Node.Root _, Node.Ready _, Node.Members _, Node.Collect _ -> {}
        }
    }
}
