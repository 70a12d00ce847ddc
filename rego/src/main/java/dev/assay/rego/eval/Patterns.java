package dev.assay.rego.eval;

import dev.assay.rego.value.ArrayValue;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.Value;

/** The kinds of patterns. */
public final class Patterns {
    /** What every value fits: a wildcard. */
    public static final Pattern ANY = new Pattern() {
        @Override
        public boolean fits(Frame frame, Value value) {
            return true;
        }
    };

    private Patterns() {}

    /** A free variable. */
    public static final class Bind extends Pattern {
        final int slot;

        public Bind(int slot) {
            this.slot = slot;
        }

        @Override
        public boolean fits(Frame frame, Value value) {
            frame.slots[slot] = value;
            return true;
        }
    }

    /** A term without free variables. */
    public static final class Same extends Pattern {
        private final Operand operand;

        public Same(Operand operand) {
            this.operand = operand;
        }

        @Override
        public boolean fits(Frame frame, Value value) {
            Value known = operand.value(frame);
            return known != null && known.equals(value);
        }
    }

    /** An array of as many elements. */
    public static final class Elements extends Pattern {
        private final Pattern[] elements;

        public Elements(Pattern... elements) {
            this.elements = elements.clone();
        }

        @Override
        public boolean fits(Frame frame, Value value) {
            if (!(value instanceof ArrayValue array) || array.size() != elements.length) {
                return false;
            }
            for (int i = 0; i < elements.length; i++) {
                if (!elements[i].fits(frame, array.get(i))) {
                    return false;
                }
            }
            return true;
        }
    }

    /** An object of exactly these keys. */
    public static final class Fields extends Pattern {
        private final Operand[] keys;
        private final Pattern[] values;

        public Fields(Operand[] keys, Pattern[] values) {
            this.keys = keys.clone();
            this.values = values.clone();
        }

        @Override
        public boolean fits(Frame frame, Value value) {
            if (!(value instanceof ObjectValue object) || object.size() != keys.length) {
                return false;
            }
            for (int i = 0; i < keys.length; i++) {
                Value key = keys[i].value(frame);
                Value at = key == null ? null : object.get(key);
                if (at == null || !values[i].fits(frame, at)) {
                    return false;
                }
            }
            return true;
        }
    }
}
