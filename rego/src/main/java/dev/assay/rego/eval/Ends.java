package dev.assay.rego.eval;

import dev.assay.rego.ast.Location;
import dev.assay.rego.run.EvaluationException;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.SetValue;
import dev.assay.rego.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What stands at the end of bodies. */
public final class Ends {
    /** What is said of complete rules that contradict each other. */
    public static final String RULES_CONFLICT = "complete rules must not produce multiple outputs";

    /** What is said of functions that contradict each other. */
    public static final String FUNCTIONS_CONFLICT = "functions must not produce multiple outputs for same inputs";

    /** One way is enough. */
    public static final Step FOUND = new Step() {
        @Override
        public boolean run(Frame frame) {
            return true;
        }
    };

    private Ends() {}

    private static Value defined(Operand operand, Frame frame) {
        return Objects.requireNonNull(operand.value(frame), "a head without a value");
    }

    /** The value of a complete rule or a function, which must be the same in every way. */
    public static final class Answer extends Step {
        private final Operand value;
        private final boolean constant;
        private final String conflict;
        private final Location location;

        public Answer(Operand value, String conflict, Location location) {
            this.value = value;
            this.constant = value.isConstant();
            this.conflict = conflict;
            this.location = location;
        }

        @Override
        public boolean run(Frame frame) {
            Value found = value.value(frame);
            if (found == null) {
                return false;
            }
            if (frame.result == null) {
                frame.result = found;
                return constant && frame.machine.earlyExit;
            }
            if (!frame.result.equals(found)) {
                throw new EvaluationException(EvaluationException.CONFLICT, conflict, location);
            }
            return false;
        }
    }

    /** An element of an array. */
    public static final class Append extends Step {
        private final Operand value;

        public Append(Operand value) {
            this.value = value;
        }

        @Override
        @SuppressWarnings("unchecked")
        public boolean run(Frame frame) {
            Value found = value.value(frame);
            if (found != null) {
                frame.machine.made(1);
                ((List<Value>) Objects.requireNonNull(frame.collector)).add(found);
            }
            return false;
        }

        static List<Value> collector() {
            return new ArrayList<>();
        }
    }

    /** A member of a set. */
    public static final class Member extends Step {
        private final Operand value;

        public Member(Operand value) {
            this.value = value;
        }

        @Override
        public boolean run(Frame frame) {
            Value found = value.value(frame);
            if (found != null) {
                frame.machine.made(1);
                ((SetValue.Builder) Objects.requireNonNull(frame.collector)).add(found);
            }
            return false;
        }
    }

    /** An entry of an object; a key has one value. */
    public static final class Entry extends Step {
        private final Operand key;
        private final Operand value;
        private final Location location;

        public Entry(Operand key, Operand value, Location location) {
            this.key = key;
            this.value = value;
            this.location = location;
        }

        @Override
        public boolean run(Frame frame) {
            Value at = key.value(frame);
            Value found = value.value(frame);
            if (at == null || found == null) {
                return false;
            }
            frame.machine.made(2);
            ObjectValue.Builder object = (ObjectValue.Builder) Objects.requireNonNull(frame.collector);
            Value known = object.get(at);
            if (known == null) {
                object.put(at, found);
            } else if (!known.equals(found)) {
                throw new EvaluationException(EvaluationException.CONFLICT, Branch.KEYS_CONFLICT, location);
            }
            return false;
        }
    }

    /** A leaf of the tree that a partial object is. */
    public static final class Leaf extends Step {
        private final Operand[] path;
        private final Operand value;
        private final boolean member;
        private final Location location;

        /** Ends with a value at a path, or with a member of the set at the path. */
        public Leaf(Operand[] path, Operand value, boolean member, Location location) {
            this.path = path.clone();
            this.value = value;
            this.member = member;
            this.location = location;
        }

        @Override
        public boolean run(Frame frame) {
            Value[] keys = new Value[path.length];
            for (int i = 0; i < keys.length; i++) {
                keys[i] = defined(path[i], frame);
            }
            frame.machine.made(2 * keys.length);
            Branch tree = (Branch) Objects.requireNonNull(frame.collector);
            tree.add(keys, defined(value, frame), member, location);
            return false;
        }
    }
}
