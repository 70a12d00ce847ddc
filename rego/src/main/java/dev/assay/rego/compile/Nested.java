package dev.assay.rego.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Comprehensions in lines and nodes. */
final class Nested {
    private Nested() {}

    /** Whether a line has a comprehension or a body in it. */
    static boolean has(Line line) {
        return switch (line.form()) {
            case Line.Form.Truth(Node term) -> has(term);
            case Line.Form.Equal(Node left, Node right, var _) -> has(left) || has(right);
            case Line.Form.Call call -> call.arguments().stream().anyMatch(Nested::has);
            case Line.Form.Every _, Line.Form.Print _ -> true;
        };
    }

    private static boolean has(Node node) {
        return switch (node) {
            case Node.Collect _ -> true;
            case Node.Ref(Node head, List<Node> path, var _) ->
                has(head) || path.stream().anyMatch(Nested::has);
            case Node.Elements(List<Node> elements) -> elements.stream().anyMatch(Nested::has);
            case Node.Members(List<Node> elements) -> elements.stream().anyMatch(Nested::has);
            case Node.Entries(List<Node> keys, List<Node> values) ->
                keys.stream().anyMatch(Nested::has) || values.stream().anyMatch(Nested::has);
            case Node.Constant _, Node.Local _, Node.Root _, Node.Ready _ -> false;
        };
    }

    /** The line with every comprehension changed; what is within them is up to the change. */
    static Line map(Line line, UnaryOperator<Node> change) {
        return switch (line.form()) {
            case Line.Form.Truth(Node term) -> line.with(new Line.Form.Truth(map(term, change)));
            case Line.Form.Equal(Node left, Node right, boolean assigned) ->
                line.with(new Line.Form.Equal(map(left, change), map(right, change), assigned));
            case Line.Form.Call(Callee callee, List<Node> arguments) ->
                line.with(new Line.Form.Call(callee, map(arguments, change)));
            case Line.Form.Print(List<Node> arguments) -> line.with(new Line.Form.Print(map(arguments, change)));
            case Line.Form.Every every ->
                line.with(new Line.Form.Every(every.key(), every.value(), map(every.domain(), change), every.body()));
        };
    }

    private static List<Node> map(List<Node> nodes, UnaryOperator<Node> change) {
        List<Node> mapped = new ArrayList<>(nodes.size());
        nodes.forEach(node -> mapped.add(map(node, change)));
        return mapped;
    }

    private static Node map(Node node, UnaryOperator<Node> change) {
        if (!has(node)) {
            return node;
        }
        return switch (node) {
            case Node.Collect collect -> change.apply(collect);
            case Node.Ref(Node head, List<Node> path, var location) ->
                new Node.Ref(map(head, change), map(path, change), location);
            case Node.Elements(List<Node> elements) -> new Node.Elements(map(elements, change));
            case Node.Members(List<Node> elements) -> new Node.Members(map(elements, change));
            case Node.Entries(List<Node> keys, List<Node> values) ->
                new Node.Entries(map(keys, change), map(values, change));
            case Node.Constant _, Node.Local _, Node.Root _, Node.Ready _ -> node;
        };
    }
}
