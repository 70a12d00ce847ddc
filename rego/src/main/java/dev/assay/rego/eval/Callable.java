package dev.assay.rego.eval;

import dev.assay.rego.ast.Location;
import dev.assay.rego.builtin.Builtin;
import dev.assay.rego.builtin.Function;
import dev.assay.rego.value.Value;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A function that can be called, or put in the place of another. */
public sealed interface Callable {
    /** What two of them must share to be the same function. */
    Object identity();

    /** Calls it, whatever may stand in its place. */
    @Nullable
    Value call(Machine machine, Value[] arguments, Location location);

    /** A builtin. */
    record Native(Builtin builtin, Function function) implements Callable {
        public static Native of(Builtin builtin) {
            return new Native(builtin, Objects.requireNonNull(builtin.function(), "the builtin is a relation"));
        }

        @Override
        public Object identity() {
            return builtin.name();
        }

        @Override
        public @Nullable Value call(Machine machine, Value[] arguments, Location location) {
            return machine.call(this, arguments, location);
        }
    }

    /** A function of the policy. */
    record Ruled(FunctionDocument document) implements Callable {
        @Override
        public Object identity() {
            return document;
        }

        @Override
        public @Nullable Value call(Machine machine, Value[] arguments, Location location) {
            return document.call(machine, arguments);
        }
    }
}
