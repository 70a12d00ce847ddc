package dev.assay.rego.eval;

import dev.assay.rego.value.ArrayValue;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.SetValue;
import dev.assay.rego.value.Value;
import org.jspecify.annotations.Nullable;

/** Operands that put a value together; undefined when a part is. */
public final class Composites {
    private Composites() {}

    static Value @Nullable [] values(Operand[] parts, Frame frame) {
        Value[] values = new Value[parts.length];
        for (int i = 0; i < parts.length; i++) {
            Value value = parts[i].value(frame);
            if (value == null) {
                return null;
            }
            values[i] = value;
        }
        return values;
    }

    /** An array. */
    public static final class Array extends Operand {
        private final Operand[] elements;

        public Array(Operand... elements) {
            this.elements = elements.clone();
        }

        @Override
        public @Nullable Value value(Frame frame) {
            Value[] values = values(elements, frame);
            if (values == null) {
                return null;
            }
            frame.machine.made(values.length);
            return ArrayValue.owning(values);
        }
    }

    /** A set. */
    public static final class Set extends Operand {
        private final Operand[] elements;

        public Set(Operand... elements) {
            this.elements = elements.clone();
        }

        @Override
        public @Nullable Value value(Frame frame) {
            SetValue.Builder set = SetValue.builder(elements.length);
            for (Operand element : elements) {
                Value value = element.value(frame);
                if (value == null) {
                    return null;
                }
                set.add(value);
            }
            frame.machine.made(elements.length);
            return set.build();
        }
    }

    /** An object; of keys that turn out equal the last one counts. */
    public static final class Entries extends Operand {
        private final Operand[] keys;
        private final Operand[] values;

        public Entries(Operand[] keys, Operand[] values) {
            this.keys = keys.clone();
            this.values = values.clone();
        }

        @Override
        public @Nullable Value value(Frame frame) {
            ObjectValue.Builder object = ObjectValue.builder(keys.length);
            for (int i = 0; i < keys.length; i++) {
                Value key = keys[i].value(frame);
                Value value = key == null ? null : values[i].value(frame);
                if (key == null || value == null) {
                    return null;
                }
                object.put(key, value);
            }
            frame.machine.made(2 * keys.length);
            return object.build();
        }
    }
}
