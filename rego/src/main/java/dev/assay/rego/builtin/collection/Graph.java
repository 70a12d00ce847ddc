package dev.assay.rego.builtin.collection;

import dev.assay.rego.builtin.Builtin;
import dev.assay.rego.builtin.Context;
import dev.assay.rego.builtin.Operands;
import dev.assay.rego.value.ArrayValue;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.SetValue;
import dev.assay.rego.value.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/** What can be reached in a graph, given as an object of each node's neighbours. */
public final class Graph {
    private static final String ARGUMENTS = "(object[any: any<array[any], set[any]>], any<array[any], set[any]>) -> ";
    private static final int BYTES_PER_NODE = 8;

    private Graph() {}

    public static List<Builtin> builtins() {
        return List.of(
                Builtin.pure("graph.reachable", ARGUMENTS + "set[any]", Graph::reachable),
                Builtin.pure("graph.reachable_paths", ARGUMENTS + "set[array[any]]", Graph::reachablePaths));
    }

    private static Value reachable(Context context, Value[] arguments) {
        ObjectValue graph = Operands.object(arguments[0], 1);
        ArrayDeque<Value> waiting = new ArrayDeque<>(initial(arguments[1]));
        SetValue.Builder reached = SetValue.builder();
        while (!waiting.isEmpty()) {
            Value node = waiting.removeFirst();
            Value edges = graph.get(node);
            if (edges == null || !reached.add(node)) {
                continue;
            }
            List<Value> neighbours = nodes(edges);
            context.spend(neighbours.size() + 1L);
            for (Value neighbour : neighbours) {
                if (!reached.has(neighbour)) {
                    waiting.add(neighbour);
                }
            }
        }
        return reached.build();
    }

    private static Value reachablePaths(Context context, Value[] arguments) {
        ObjectValue graph = Operands.object(arguments[0], 1);
        Paths paths = new Paths(context, graph);
        for (Value node : initial(arguments[1])) {
            Value edges = graph.get(node);
            if (edges != null) {
                paths.from(node, nodes(edges));
            }
        }
        return paths.found.build();
    }

    private static List<Value> initial(Value nodes) {
        return switch (nodes) {
            case ArrayValue array -> array.asList();
            case SetValue set -> nodes(set);
            default -> throw Operands.wrong(2, nodes, "{array, set}");
        };
    }

    private static List<Value> nodes(Value collection) {
        return switch (collection) {
            case ArrayValue array -> array.asList();
            case SetValue set -> {
                List<Value> elements = new ArrayList<>(set.size());
                set.forEach(elements::add);
                yield elements;
            }
            default -> List.of();
        };
    }

    /**
     * The longest paths: each ends at a node without neighbours, before one that is not in the graph, or at a cycle.
     */
    private static final class Paths {
        private final Context context;
        private final ObjectValue graph;
        private final List<Value> path = new ArrayList<>();
        /** The neighbours still to be visited, of each node on the path. */
        private final List<Iterator<Value>> waiting = new ArrayList<>();

        private final Set<Value> onPath = new HashSet<>();
        private final SetValue.Builder found = SetValue.builder();

        Paths(Context context, ObjectValue graph) {
            this.context = context;
            this.graph = graph;
        }

        void from(Value root, List<Value> neighbours) {
            enter(root, neighbours);
            while (!waiting.isEmpty()) {
                Iterator<Value> rest = waiting.getLast();
                if (rest.hasNext()) {
                    Value neighbour = rest.next();
                    Value edges = graph.get(neighbour);
                    if (edges == null || onPath.contains(neighbour)) {
                        end();
                    } else {
                        enter(neighbour, nodes(edges));
                    }
                } else {
                    waiting.removeLast();
                    onPath.remove(path.removeLast());
                }
            }
        }

        private void enter(Value node, List<Value> neighbours) {
            context.spend(1);
            path.add(node);
            onPath.add(node);
            waiting.add(neighbours.iterator());
            if (neighbours.isEmpty()) {
                end();
            }
        }

        private void end() {
            context.allocate((long) path.size() * BYTES_PER_NODE);
            found.add(ArrayValue.of(path));
        }
    }
}
