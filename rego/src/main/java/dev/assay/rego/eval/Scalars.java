package dev.assay.rego.eval;

import dev.assay.rego.value.Value;
import org.jspecify.annotations.Nullable;

/** Operands that need no work: constants and variables. */
public final class Scalars {
    private Scalars() {}

    /** A value known when the policy was compiled. */
    public static final class Constant extends Operand {
        private final Value value;

        public Constant(Value value) {
            this.value = value;
        }

        public Value constant() {
            return value;
        }

        @Override
        public Value value(Frame frame) {
            return value;
        }

        @Override
        public boolean isConstant() {
            return true;
        }
    }

    /** A bound variable. */
    public static final class Slot extends Operand {
        private final int slot;

        public Slot(int slot) {
            this.slot = slot;
        }

        public int index() {
            return slot;
        }

        @Override
        public @Nullable Value value(Frame frame) {
            return frame.slots[slot];
        }
    }
}
