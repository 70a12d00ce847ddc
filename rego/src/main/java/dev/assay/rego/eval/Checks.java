package dev.assay.rego.eval;

import dev.assay.rego.value.ArrayValue;
import dev.assay.rego.value.NumberValue;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.SetValue;
import dev.assay.rego.value.Value;

/** The kinds of checks. */
public final class Checks {
    private Checks() {}

    /** A term that is defined and not false. */
    public static final class Truth extends Check {
        private final Operand operand;

        public Truth(Operand operand) {
            this.operand = operand;
        }

        @Override
        public boolean holds(Frame frame) {
            Value value = operand.value(frame);
            return value != null && value.truthy();
        }
    }

    /** A term that is defined; its value is kept. */
    public static final class Assign extends Check {
        private final int slot;
        private final Operand operand;

        public Assign(int slot, Operand operand) {
            this.slot = slot;
            this.operand = operand;
        }

        @Override
        public boolean holds(Frame frame) {
            Value value = operand.value(frame);
            if (value == null) {
                return false;
            }
            frame.slots[slot] = value;
            return true;
        }
    }

    /** Two terms that are equal. */
    public static final class Equal extends Check {
        private final Operand one;
        private final Operand other;

        public Equal(Operand one, Operand other) {
            this.one = one;
            this.other = other;
        }

        @Override
        public boolean holds(Frame frame) {
            Value value = one.value(frame);
            if (value == null) {
                return false;
            }
            Value second = other.value(frame);
            return second != null && value.equals(second);
        }
    }

    /** A term that fits a pattern. */
    public static final class Match extends Check {
        private final Operand operand;
        private final Pattern pattern;

        public Match(Operand operand, Pattern pattern) {
            this.operand = operand;
            this.pattern = pattern;
        }

        @Override
        public boolean holds(Frame frame) {
            Value value = operand.value(frame);
            return value != null && pattern.fits(frame, value);
        }
    }

    /** A body that holds in no way. */
    public static final class Not extends Check {
        private final Step body;

        public Not(Step body) {
            this.body = body;
        }

        @Override
        public boolean holds(Frame frame) {
            frame.machine.descend();
            boolean held = body.run(frame);
            frame.machine.ascend();
            return !held;
        }
    }

    /** A body that holds for every element of a collection. */
    public static final class Every extends Check {
        private final Operand domain;
        private final Pattern key;
        private final Pattern value;
        private final Step body;

        public Every(Operand domain, Pattern key, Pattern value, Step body) {
            this.domain = domain;
            this.key = key;
            this.value = value;
            this.body = body;
        }

        @Override
        public boolean holds(Frame frame) {
            Value in = domain.value(frame);
            frame.machine.descend();
            boolean held = switch (in) {
                case ArrayValue array -> elements(frame, array);
                case ObjectValue object -> entries(frame, object);
                case SetValue set -> members(frame, set);
                case null, default -> false;
            };
            frame.machine.ascend();
            return held;
        }

        private boolean elements(Frame frame, ArrayValue array) {
            for (int i = 0; i < array.size(); i++) {
                if (!one(frame, NumberValue.of(i), array.get(i))) {
                    return false;
                }
            }
            return true;
        }

        private boolean entries(Frame frame, ObjectValue object) {
            for (int i = 0; i < object.size(); i++) {
                if (!one(frame, object.keyAt(i), object.valueAt(i))) {
                    return false;
                }
            }
            return true;
        }

        private boolean members(Frame frame, SetValue set) {
            for (int i = 0; i < set.size(); i++) {
                if (!one(frame, set.at(i), set.at(i))) {
                    return false;
                }
            }
            return true;
        }

        private boolean one(Frame frame, Value at, Value element) {
            frame.machine.step();
            return key.fits(frame, at) && value.fits(frame, element) && body.run(frame);
        }
    }
}
