package dev.assay.rego.eval;

import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.Value;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A place in the tree of packages and rules. Filled when the policy is compiled, then never changed. */
public final class DataNode {
    private final TreeMap<Value, DataNode> children = new TreeMap<>();
    private @Nullable Document document;

    public @Nullable DataNode child(Value key) {
        return children.get(key);
    }

    /** The child of a key, made if need be. */
    public DataNode grow(Value key) {
        return children.computeIfAbsent(key, _ -> new DataNode());
    }

    public Map<Value, DataNode> children() {
        return children;
    }

    public @Nullable Document document() {
        return document;
    }

    public void document(Document value) {
        document = value;
    }

    /** Gives each document at and below this place. */
    public void documents(Consumer<Document> taker) {
        if (document != null) {
            taker.accept(document);
        }
        children.values().forEach(child -> child.documents(taker));
    }

    /** Base documents win where rules and they are both, unless both are objects. */
    private static @Nullable Value merged(@Nullable Value base, @Nullable Value rules) {
        if (base == null || rules == null) {
            return base == null ? rules : base;
        }
        if (!(base instanceof ObjectValue one) || !(rules instanceof ObjectValue other)) {
            return base;
        }
        ObjectValue.Builder merged = other.toBuilder();
        for (int i = 0; i < one.size(); i++) {
            Value value = merged(one.valueAt(i), other.get(one.keyAt(i)));
            if (value != null) {
                merged.put(one.keyAt(i), value);
            }
        }
        return merged.build();
    }

    /** All that is at and below this place: rules, over base documents. */
    @Nullable
    Value extent(Machine machine, @Nullable Value base) {
        if (document != null) {
            return merged(base, document.value(machine));
        }
        if (base != null && !(base instanceof ObjectValue)) {
            return base;
        }
        ObjectValue.Builder merged = base == null ? ObjectValue.builder() : ((ObjectValue) base).toBuilder();
        children.forEach((key, child) -> {
            Value below = base == null ? null : ((ObjectValue) base).get(key);
            Value value = child.extent(machine, below);
            if (value != null) {
                merged.put(key, value);
            }
        });
        machine.made(merged.size());
        return merged.build();
    }
}
