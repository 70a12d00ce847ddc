package dev.assay.rego.compile;

import dev.assay.rego.ast.Expr;
import dev.assay.rego.ast.Location;
import dev.assay.rego.ast.Term;
import dev.assay.rego.value.ArrayValue;
import dev.assay.rego.value.BooleanValue;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.SetValue;
import dev.assay.rego.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes nodes, constants where all parts are. */
final class Folding {
    private Folding() {}

    static Node elements(List<Node> nodes) {
        List<Value> values = values(nodes);
        return values == null ? new Node.Elements(nodes) : new Node.Constant(ArrayValue.of(values));
    }

    static Node members(List<Node> nodes) {
        List<Value> values = values(nodes);
        return values == null ? new Node.Members(nodes) : new Node.Constant(SetValue.of(values));
    }

    static Node entries(List<Node> keys, List<Node> nodes) {
        List<Value> names = values(keys);
        List<Value> values = values(nodes);
        if (names == null || values == null) {
            return new Node.Entries(keys, nodes);
        }
        ObjectValue.Builder object = ObjectValue.builder(names.size());
        for (int i = 0; i < names.size(); i++) {
            object.put(names.get(i), values.get(i));
        }
        return new Node.Constant(object.build());
    }

    private static @Nullable List<Value> values(List<Node> nodes) {
        List<Value> values = new ArrayList<>(nodes.size());
        for (Node node : nodes) {
            if (!(node instanceof Node.Constant(Value value))) {
                return null;
            }
            values.add(value);
        }
        return values;
    }

    /** Whether a node has lookups or comprehensions in it. */
    static boolean needsWork(Node node) {
        return switch (node) {
            case Node.Constant _, Node.Local _ -> false;
            case Node.Elements(List<Node> elements) -> elements.stream().anyMatch(Folding::needsWork);
            case Node.Members(List<Node> elements) -> elements.stream().anyMatch(Folding::needsWork);
            case Node.Entries(List<Node> keys, List<Node> values) ->
                keys.stream().anyMatch(Folding::needsWork) || values.stream().anyMatch(Folding::needsWork);
            case Node.Ref _, Node.Root _, Node.Collect _, Node.Ready _ -> true;
        };
    }

    /** A made-up equality that belongs to no expression yet. */
    static Line equal(Node left, Node right, Location location) {
        return new Line(new Line.Form.Equal(left, right, false), false, List.of(), truth(location), location, true);
    }

    /** A made-up call. */
    static Line call(Callee callee, List<Node> arguments, Location location) {
        return new Line(new Line.Form.Call(callee, arguments), false, List.of(), truth(location), location, true);
    }

    private static Expr truth(Location location) {
        return new Expr(
                new Expr.Form.Truth(new Term.Constant(BooleanValue.TRUE, location)), false, List.of(), location);
    }
}
