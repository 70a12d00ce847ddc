package dev.assay.rego.builtin.graphql;

import dev.assay.rego.value.ObjectValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds input objects that must contain themselves, which no value can. */
final class InputCycles {
    private final Schema schema;
    private final Set<String> visited = new HashSet<>();
    private final Map<String, Integer> indices = new HashMap<>();
    private final List<ObjectValue> path = new ArrayList<>();

    InputCycles(Schema schema) {
        this.schema = schema;
    }

    void check() throws GraphqlException {
        for (Definition definition : schema.types().values()) {
            if (definition.is("INPUT_OBJECT")) {
                visit(definition, 0);
            }
        }
    }

    private void visit(Definition definition, int depth) throws GraphqlException {
        if (!visited.add(definition.name())) {
            return;
        }
        if (depth > Tree.DEPTH_MAX) {
            throw new GraphqlException(
                    definition.position(), "input objects deeper than GRAPHQL_DEPTH_MAX=" + Tree.DEPTH_MAX);
        }
        indices.put(definition.name(), path.size());
        for (ObjectValue field : definition.fields()) {
            TypeReference reference = TypeReference.in(field);
            Definition type = schema.type(reference.named());
            if (!reference.nonNull() || type == null || !type.is("INPUT_OBJECT")) {
                continue;
            }
            path.add(field);
            Integer cycle = indices.get(type.name());
            if (cycle != null) {
                List<String> names = path.subList(cycle, path.size()).stream()
                        .map(Tree::name)
                        .toList();
                throw new GraphqlException(
                        schema.position(path.get(cycle)),
                        "Cannot reference Input Object " + Quote.of(type.name())
                                + " within itself through a series of non-null fields: "
                                + Quote.of(String.join(".", names)) + ".");
            }
            visit(type, depth + 1);
            path.removeLast();
        }
        indices.remove(definition.name());
    }
}
