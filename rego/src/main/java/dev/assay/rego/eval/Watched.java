package dev.assay.rego.eval;

import dev.assay.rego.ast.Location;
import dev.assay.rego.ast.Rule;
import dev.assay.rego.trace.Event.Operation;
import dev.assay.rego.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The nodes that plans have more when they are made for being watched. */
public final class Watched {
    private Watched() {}

    private static Watch watch(Frame frame) {
        return Objects.requireNonNull(frame.machine.watch, "a watched plan without a watch");
    }

    /** A variable that events show. */
    public record Shown(String name, int slot) {}

    private static Map<String, Value> locals(Frame frame, List<Shown> shown) {
        if (!watch(frame).wantsLocals()) {
            return Map.of();
        }
        Map<String, Value> locals = new HashMap<>();
        for (Shown each : shown) {
            Value value = frame.slot(each.slot);
            if (value != null) {
                locals.put(each.name, value);
            }
        }
        return locals;
    }

    /** An expression. Its own steps end with {@link Held}. */
    public static final class Line extends Step {
        private final Location location;
        private final String text;
        private final List<Shown> shown;
        private final Step inner;

        public Line(Location location, List<Shown> shown, Step inner) {
            this.location = location;
            this.text = location.text();
            this.shown = List.copyOf(shown);
            this.inner = inner;
        }

        @Override
        public boolean run(Frame frame) {
            Watch watch = watch(frame);
            watch.line(Operation.EVAL, location, text, locals(frame, shown));
            int mark = watch.mark();
            boolean outer = watch.held;
            watch.held = false;
            boolean enough = inner.run(frame);
            boolean held = watch.held;
            watch.held = outer;
            watch.cut(mark);
            if (!held) {
                watch.line(Operation.FAIL, location, text, locals(frame, shown));
            }
            return enough;
        }
    }

    /** Follows the steps of an expression: it held. */
    public static final class Held extends Step {
        private final Location location;
        private final List<Shown> shown;
        private final Step next;

        public Held(Location location, List<Shown> shown, Step next) {
            this.location = location;
            this.shown = List.copyOf(shown);
            this.next = next;
        }

        @Override
        public boolean run(Frame frame) {
            Watch watch = watch(frame);
            watch.held = true;
            boolean enough = next.run(frame);
            watch.held = true;
            watch.line(Operation.REDO, location, location.text(), locals(frame, shown));
            return enough;
        }
    }

    /** The body of a rule. */
    public static final class Enter extends Step {
        private final Rule rule;
        private final Step body;

        public Enter(Rule rule, Step body) {
            this.rule = rule;
            this.body = body;
        }

        @Override
        public boolean run(Frame frame) {
            Watch watch = watch(frame);
            int mark = watch.mark();
            frame.mark = mark;
            boolean enough = watch.within(frame, new Step() {
                @Override
                public boolean run(Frame inner) {
                    watch.rule(Operation.ENTER, rule, Map.of());
                    return body.run(inner);
                }
            });
            watch.cut(mark);
            if (frame.carried != null) {
                watch.read(frame.carried);
            }
            return enough;
        }
    }

    /** The end of the body of a rule. */
    public static final class Exit extends Step {
        private final Rule rule;
        private final Operand value;
        private final boolean carries;
        private final Step end;

        /**
         * Ends a body.
         *
         * @param carries whether what was read concerns those who asked for the value
         */
        public Exit(Rule rule, Operand value, boolean carries, Step end) {
            this.rule = rule;
            this.value = value;
            this.carries = carries;
            this.end = end;
        }

        @Override
        public boolean run(Frame frame) {
            Watch watch = watch(frame);
            watch.rule(Operation.EXIT, rule, Map.of());
            Value made = value.value(frame);
            if (made != null) {
                watch.origin(made, rule);
            }
            if (carries) {
                frame.carried = watch.since(frame.mark);
            }
            boolean enough = end.run(frame);
            watch.rule(Operation.REDO, rule, Map.of());
            return enough;
        }
    }

    /** A lookup that may be one into the input. */
    public static final class Reading extends Operand {
        private final @Nullable Operand container;
        private final Operand[] keys;
        private final Operand lookup;

        /**
         * A lookup of keys.
         *
         * @param container what they are looked up in; null for the input itself
         */
        public Reading(@Nullable Operand container, Operand[] keys, Operand lookup) {
            this.container = container;
            this.keys = keys.clone();
            this.lookup = lookup;
        }

        @Override
        public @Nullable Value value(Frame frame) {
            Value found = lookup.value(frame);
            Watch watch = watch(frame);
            Value in = container == null ? frame.machine.world.input : container.value(frame);
            List<Value> path = new ArrayList<>();
            Value at = in;
            for (int i = 0; i < keys.length && at != null; i++) {
                Value key = keys[i].value(frame);
                at = key == null ? null : Lookups.get(at, key);
                if (key != null && at != null) {
                    path.add(key);
                }
            }
            watch.read(in, path);
            return found;
        }
    }

    /** An element that an iteration has come to. */
    public static final class Element extends Step {
        private final int slot;
        private final Step next;

        public Element(int slot, Step next) {
            this.slot = slot;
            this.next = next;
        }

        @Override
        public boolean run(Frame frame) {
            Watch watch = watch(frame);
            int mark = watch.mark();
            watch.read(frame.slot(slot), List.of());
            boolean enough = next.run(frame);
            watch.cut(mark);
            return enough;
        }
    }
}
