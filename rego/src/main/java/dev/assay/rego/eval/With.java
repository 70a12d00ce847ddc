package dev.assay.rego.eval;

import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.Value;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An expression under {@code with}: runs it in a new world, and what follows it in the old one. */
public final class With extends Step {
    private final List<Change> changes;
    private final int documents;
    private final Step inner;

    /** What {@code with} puts in the place of something. */
    public sealed interface Change {
        /** A value at a path of the input. */
        record Input(List<Value> path, Operand value) implements Change {}

        /** A value at a path of data, over base documents and the rules there. */
        record Data(List<Value> path, BitSet documents, Operand value) implements Change {}

        /** A function for a function. */
        record Function(Callable target, Callable replacement) implements Change {}

        /** A value for whatever a function answers. */
        record Result(Callable target, Operand value) implements Change {}
    }

    /**
     * Wraps an expression.
     *
     * @param documents the number of documents of the policy
     * @param inner the expression, with a {@link Leave} at its end
     */
    public With(List<Change> changes, int documents, Step inner) {
        this.changes = List.copyOf(changes);
        this.documents = documents;
        this.inner = inner;
    }

    @Override
    public boolean run(Frame frame) {
        Machine machine = frame.machine;
        World outer = machine.world;
        World changed = changed(frame, outer);
        if (changed == null) {
            return false;
        }
        machine.descend();
        machine.world = changed;
        boolean enough = inner.run(frame);
        machine.world = outer;
        machine.ascend();
        return enough;
    }

    private @Nullable World changed(Frame frame, World outer) {
        Value input = outer.input;
        Value data = outer.data;
        BitSet replaced = outer.replaced;
        Mocks mocks = outer.mocks;
        for (Change change : changes) {
            switch (change) {
                case Change.Input(List<Value> path, Operand operand) -> {
                    Value value = operand.value(frame);
                    if (value == null) {
                        return null;
                    }
                    input = put(input, path, 0, value);
                }
                case Change.Data(List<Value> path, BitSet targets, Operand operand) -> {
                    Value value = operand.value(frame);
                    if (value == null) {
                        return null;
                    }
                    data = put(data, path, 0, value);
                    replaced = replaced == null ? new BitSet() : (BitSet) replaced.clone();
                    replaced.or(targets);
                }
                case Change.Function(Callable target, Callable replacement) -> {
                    mocks = mocks == outer.mocks ? Mocks.over(outer.mocks) : mocks;
                    Objects.requireNonNull(mocks).put(target, replacement);
                }
                case Change.Result(Callable target, Operand operand) -> {
                    Value value = operand.value(frame);
                    if (value == null) {
                        return null;
                    }
                    mocks = mocks == outer.mocks ? Mocks.over(outer.mocks) : mocks;
                    Objects.requireNonNull(mocks).put(target, value);
                }
            }
        }
        return new World(input, data, replaced, mocks, outer, documents);
    }

    /** The value with another at a path; what stands in the way of the path and is no object gives way. */
    private static Value put(@Nullable Value in, List<Value> path, int at, Value value) {
        if (at == path.size()) {
            return value;
        }
        ObjectValue.Builder object = in instanceof ObjectValue known ? known.toBuilder() : ObjectValue.builder(1);
        Value below = in instanceof ObjectValue known ? known.get(path.get(at)) : null;
        return object.put(path.get(at), put(below, path, at + 1, value)).build();
    }

    /** The end of the expression: goes on in the world before. */
    public static final class Leave extends Step {
        private final Step next;

        public Leave(Step next) {
            this.next = next;
        }

        @Override
        public boolean run(Frame frame) {
            Machine machine = frame.machine;
            World changed = machine.world;
            machine.world = Objects.requireNonNull(changed.outer, "left a world that was not entered");
            boolean enough = next.run(frame);
            machine.world = changed;
            return enough;
        }
    }
}
