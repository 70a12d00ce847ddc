package dev.assay.rego.eval;

import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.Value;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The documents as they are at a point of an evaluation: {@code with} makes a new one in front of the old. */
final class World {
    final @Nullable Value input;
    final Value data;

    /** The documents of rules that base documents stand in for; null when none. */
    final @Nullable BitSet replaced;

    /** The functions that others stand in for; null when none. */
    final @Nullable Mocks mocks;

    /** The world that this one was put in front of. */
    final @Nullable World outer;

    /** Values of rules by the number of their document; {@link Document#ABSENT} for what is known to be undefined. */
    final Value[] cache;

    private @Nullable Map<Keyed, Map<Object, Value>> keyed;

    World(
            @Nullable Value input,
            Value data,
            @Nullable BitSet replaced,
            @Nullable Mocks mocks,
            @Nullable World outer,
            int documents) {
        this.input = input;
        this.data = data;
        this.replaced = replaced;
        this.mocks = mocks;
        this.outer = outer;
        this.cache = new Value[documents];
    }

    static World first(@Nullable Value input, ObjectValue data, int documents) {
        return new World(input, data, null, null, null, documents);
    }

    boolean isReplaced(int document) {
        return replaced != null && replaced.get(document);
    }

    /** What is known of single keys of a document. */
    Map<Object, Value> known(Keyed document) {
        if (keyed == null) {
            keyed = new HashMap<>();
        }
        return keyed.computeIfAbsent(document, _ -> new HashMap<>());
    }
}
