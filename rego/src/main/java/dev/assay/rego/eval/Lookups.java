package dev.assay.rego.eval;

import dev.assay.rego.value.ArrayValue;
import dev.assay.rego.value.NumberValue;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.SetValue;
import dev.assay.rego.value.Value;
import org.jspecify.annotations.Nullable;

/** Operands that look into documents. */
public final class Lookups {
    private Lookups() {}

    /** What a key means in a value: null when nothing. */
    static @Nullable Value get(Value container, Value key) {
        if (container instanceof ObjectValue object) {
            return object.get(key);
        }
        if (container instanceof ArrayValue array) {
            return array.at(key);
        }
        return container instanceof SetValue set && set.has(key) ? key : null;
    }

    static @Nullable Value get(@Nullable Value container, Value[] path) {
        Value found = container;
        for (int i = 0; i < path.length && found != null; i++) {
            found = get(found, path[i]);
        }
        return found;
    }

    /** What a path means in the base documents, where whole numbers are names of fields too. */
    static @Nullable Value base(World world, Value[] path) {
        Value found = world.data;
        for (int i = 0; i < path.length && found != null; i++) {
            found = base(found, path[i]);
        }
        return found;
    }

    static @Nullable Value base(Value container, Value key) {
        Value found = get(container, key);
        return found == null && key instanceof NumberValue number && container instanceof ObjectValue object
                ? object.get(number.text())
                : found;
    }

    /** A path of constants in the input. */
    public static final class Input extends Operand {
        private final Value[] path;

        public Input(Value... path) {
            this.path = path.clone();
        }

        @Override
        public @Nullable Value value(Frame frame) {
            return in(frame.machine.world);
        }

        @Nullable
        Value in(World world) {
            return get(world.input, path);
        }
    }

    /** A path of constants in the base documents. */
    public static final class Stored extends Operand {
        private final Value[] path;

        public Stored(Value... path) {
            this.path = path.clone();
        }

        @Override
        public @Nullable Value value(Frame frame) {
            return base(frame.machine.world, path);
        }
    }

    /** A path of constants in a value. */
    public static final class Path extends Operand {
        private final Operand container;
        private final Value[] path;

        public Path(Operand container, Value... path) {
            this.container = container;
            this.path = path.clone();
        }

        @Override
        public @Nullable Value value(Frame frame) {
            return get(container.value(frame), path);
        }
    }

    /** What a computed key means in a value. */
    public static final class Key extends Operand {
        private final Operand container;
        private final Operand key;

        public Key(Operand container, Operand key) {
            this.container = container;
            this.key = key;
        }

        @Override
        public @Nullable Value value(Frame frame) {
            Value in = container.value(frame);
            if (in == null) {
                return null;
            }
            Value at = key.value(frame);
            return at == null ? null : get(in, at);
        }
    }
}
