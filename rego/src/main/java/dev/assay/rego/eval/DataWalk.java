package dev.assay.rego.eval;

import dev.assay.rego.value.ArrayValue;
import dev.assay.rego.value.NumberValue;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.SetValue;
import dev.assay.rego.value.Value;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A ref into {@code data} that leaves the beaten path while still among packages: {@code data.teams[x].allow}. */
public final class DataWalk extends Step {
    private final DataNode start;
    private final Value[] prefix;
    private final Element[] elements;
    private final int slot;
    private final Step next;

    /** An element of the path: bound, or to be bound. */
    public sealed interface Element {
        /** A key that is known. */
        record Bound(Operand key) implements Element {}

        /** A key that must fit a pattern. */
        record Free(Pattern pattern) implements Element {}
    }

    /**
     * Walks from a place.
     *
     * @param prefix the path of the place below {@code data}
     * @param slot where what is found is kept
     */
    public DataWalk(DataNode start, Value[] prefix, Element[] elements, int slot, Step next) {
        this.start = start;
        this.prefix = prefix.clone();
        this.elements = elements.clone();
        this.slot = slot;
        this.next = next;
    }

    @Override
    public boolean run(Frame frame) {
        frame.machine.descend();
        boolean enough = places(frame, start, Lookups.base(frame.machine.world, prefix), 0);
        frame.machine.ascend();
        return enough;
    }

    private boolean found(Frame frame, @Nullable Value value) {
        if (value == null) {
            return false;
        }
        frame.slots[slot] = value;
        return next.run(frame);
    }

    private boolean places(Frame frame, DataNode node, @Nullable Value base, int at) {
        frame.machine.step();
        if (at == elements.length) {
            return found(frame, node.extent(frame.machine, base));
        }
        return switch (elements[at]) {
            case Element.Bound(Operand operand) -> {
                Value key = operand.value(frame);
                yield key != null && place(frame, node, base, key, at);
            }
            case Element.Free(Pattern pattern) -> anyPlace(frame, node, base, pattern, at);
        };
    }

    private boolean anyPlace(Frame frame, DataNode node, @Nullable Value base, Pattern pattern, int at) {
        if (base instanceof ObjectValue object) {
            for (int i = 0; i < object.size(); i++) {
                Value key = object.keyAt(i);
                if (pattern.fits(frame, key) && place(frame, node, base, key, at)) {
                    return true;
                }
            }
        } else if (base instanceof ArrayValue array) {
            for (int i = 0; i < array.size(); i++) {
                Value key = NumberValue.of(i);
                if (pattern.fits(frame, key) && place(frame, node, base, key, at)) {
                    return true;
                }
            }
        }
        for (Map.Entry<Value, DataNode> child : node.children().entrySet()) {
            Value key = child.getKey();
            boolean walked = base != null && Lookups.get(base, key) != null;
            if (!walked && pattern.fits(frame, key) && place(frame, node, base, key, at)) {
                return true;
            }
        }
        return false;
    }

    private boolean place(Frame frame, DataNode node, @Nullable Value base, Value key, int at) {
        Value below = base == null ? null : Lookups.base(base, key);
        DataNode child = node.child(key);
        if (child == null) {
            return values(frame, below, at + 1);
        }
        Document document = child.document();
        if (document != null) {
            return values(frame, child.extent(frame.machine, below), at + 1);
        }
        return places(frame, child, below, at + 1);
    }

    private boolean values(Frame frame, @Nullable Value value, int at) {
        if (value == null) {
            return false;
        }
        frame.machine.step();
        if (at == elements.length) {
            return found(frame, value);
        }
        return switch (elements[at]) {
            case Element.Bound(Operand operand) -> {
                Value key = operand.value(frame);
                yield key != null && values(frame, Lookups.get(value, key), at + 1);
            }
            case Element.Free(Pattern pattern) -> anyValue(frame, value, pattern, at);
        };
    }

    private boolean anyValue(Frame frame, Value value, Pattern pattern, int at) {
        int size = value instanceof ArrayValue || value instanceof ObjectValue || value instanceof SetValue
                ? value.size()
                : 0;
        for (int i = 0; i < size; i++) {
            Value key = switch (value) {
                case ObjectValue object -> object.keyAt(i);
                case SetValue set -> set.at(i);
                default -> NumberValue.of(i);
            };
            if (pattern.fits(frame, key) && values(frame, Lookups.get(value, key), at + 1)) {
                return true;
            }
        }
        return false;
    }

    /** Everything at and below a place. */
    public static final class Extent extends Operand {
        private final DataNode node;
        private final Value[] path;

        public Extent(DataNode node, Value... path) {
            this.node = node;
            this.path = path.clone();
        }

        @Override
        public @Nullable Value value(Frame frame) {
            return node.extent(frame.machine, Lookups.base(frame.machine.world, path));
        }
    }
}
