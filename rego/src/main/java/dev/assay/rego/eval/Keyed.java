package dev.assay.rego.eval;

import dev.assay.rego.value.ArrayValue;
import dev.assay.rego.value.Value;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a partial set or object when the first keys are known: only what concerns them is worked out. Made
 * first, given its clauses later.
 */
public final class Keyed {
    private final Document document;
    private @Nullable Selector selector;

    public Keyed(Document document) {
        this.document = document;
    }

    public void plan(Selector clauses) {
        selector = clauses;
    }

    /** What the document has at these keys. */
    @Nullable
    Value value(Machine machine, Value[] keys) {
        World world = machine.world;
        Value whole = world.cache[document.number];
        if (whole != null) {
            return Lookups.get(Document.unlessAbsent(whole), keys);
        }
        if (world.isReplaced(document.number)) {
            return Lookups.get(document.base(world), keys);
        }
        Map<Object, Value> known = world.known(this);
        Object memo = keys.length == 1 ? keys[0] : ArrayValue.of(keys);
        Value value = known.get(memo);
        if (value == null) {
            machine.descend();
            value = document instanceof SetDocument ? member(machine, keys) : entry(machine, keys);
            machine.ascend();
            value = value == null ? Document.ABSENT : value;
            known.put(memo, value);
        }
        return Document.unlessAbsent(value);
    }

    private @Nullable Value member(Machine machine, Value[] keys) {
        for (Clause clause : clauses(machine, keys)) {
            if (clause.collect(machine, keys, keys)) {
                return keys[0];
            }
        }
        return null;
    }

    private @Nullable Value entry(Machine machine, Value[] keys) {
        Branch tree = new Branch();
        for (Clause clause : clauses(machine, keys)) {
            clause.collect(machine, keys, tree);
        }
        return Lookups.get(tree.build(), keys);
    }

    private Clause[] clauses(Machine machine, Value[] keys) {
        return Objects.requireNonNull(selector, "rules without a plan").clauses(machine, keys);
    }

    /** The value at keys that are operands. */
    public static final class At extends Operand {
        private final Keyed rules;
        private final Operand[] keys;

        public At(Keyed rules, Operand... keys) {
            this.rules = rules;
            this.keys = keys.clone();
        }

        @Override
        public @Nullable Value value(Frame frame) {
            Value[] values = Composites.values(keys, frame);
            return values == null ? null : rules.value(frame.machine, values);
        }
    }
}
