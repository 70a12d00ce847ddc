package dev.assay.rego.eval;

import dev.assay.rego.ast.Location;
import dev.assay.rego.value.Value;
import org.jspecify.annotations.Nullable;

/** A call of a function. */
public final class Call extends Operand {
    private final Callable callable;
    private final Operand[] arguments;
    private final Location location;

    public Call(Callable callable, Operand[] arguments, Location location) {
        this.callable = callable;
        this.arguments = arguments.clone();
        this.location = location;
    }

    @Override
    public @Nullable Value value(Frame frame) {
        Value[] values = Composites.values(arguments, frame);
        if (values == null) {
            return null;
        }
        Machine machine = frame.machine;
        if (machine.world.mocks != null) {
            Object replacement = machine.world.mocks.find(callable);
            if (replacement != null) {
                return replaced(machine, replacement, values);
            }
        }
        return callable.call(machine, values, location);
    }

    private @Nullable Value replaced(Machine machine, Object replacement, Value[] values) {
        if (replacement instanceof Callable other) {
            World before = machine.world;
            machine.world = new World(before.input, before.data, before.replaced, null, before, before.cache.length);
            Value value = other.call(machine, values, location);
            machine.world = before;
            return value;
        }
        return (Value) replacement;
    }
}
