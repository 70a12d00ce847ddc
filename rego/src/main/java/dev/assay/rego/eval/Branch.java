package dev.assay.rego.eval;

import dev.assay.rego.ast.Location;
import dev.assay.rego.run.EvaluationException;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.SetValue;
import dev.assay.rego.value.Value;
import java.util.HashMap;
import java.util.Map;

/** A partial object while its rules are evaluated: a tree whose leaves are values or sets. */
final class Branch {
    static final String KEYS_CONFLICT = "object keys must be unique";

    /** {@link Branch}, {@link SetValue.Builder} or {@link Value}. */
    private final Map<Value, Object> children = new HashMap<>();

    void add(Value[] path, Value value, boolean member, Location location) {
        Branch at = this;
        for (int i = 0; i < path.length - 1; i++) {
            Object child = at.children.computeIfAbsent(path[i], _ -> new Branch());
            if (!(child instanceof Branch branch)) {
                throw conflict(location);
            }
            at = branch;
        }
        Value key = path[path.length - 1];
        Object known = at.children.get(key);
        if (member) {
            if (known == null) {
                known = SetValue.builder();
                at.children.put(key, known);
            }
            if (!(known instanceof SetValue.Builder set)) {
                throw conflict(location);
            }
            set.add(value);
        } else if (known == null) {
            at.children.put(key, value);
        } else if (!known.equals(value)) {
            throw conflict(location);
        }
    }

    private static EvaluationException conflict(Location location) {
        return new EvaluationException(EvaluationException.CONFLICT, KEYS_CONFLICT, location);
    }

    ObjectValue build() {
        ObjectValue.Builder object = ObjectValue.builder(children.size());
        children.forEach((key, child) -> object.put(
                key,
                switch (child) {
                    case Branch branch -> branch.build();
                    case SetValue.Builder set -> set.build();
                    case Value value -> value;
                    default -> throw new IllegalStateException("a leaf of " + child.getClass());
                }));
        return object.build();
    }
}
