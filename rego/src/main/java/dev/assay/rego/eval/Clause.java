package dev.assay.rego.eval;

import dev.assay.rego.ast.Rule;
import dev.assay.rego.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A body of a rule, ready to run.
 *
 * @param size the number of slots; what is passed in stands in the first ones
 * @param otherwise its {@code else}
 */
public record Clause(
        Rule rule, int size, Step body, @Nullable Clause otherwise) {
    /** The value of the first body of the chain that holds, or null. */
    @Nullable
    Value answer(Machine machine, Value[] arguments) {
        for (Clause clause = this; clause != null; clause = clause.otherwise) {
            Frame frame = clause.frame(machine, arguments);
            clause.body.run(frame);
            if (frame.result != null) {
                return frame.result;
            }
        }
        return null;
    }

    /** Runs the body with something to add to. */
    boolean collect(Machine machine, Value[] arguments, Object collector) {
        Frame frame = frame(machine, arguments);
        frame.collector = collector;
        return body.run(frame);
    }

    private Frame frame(Machine machine, Value[] arguments) {
        machine.step();
        Frame frame = new Frame(machine, size);
        System.arraycopy(arguments, 0, frame.slots, 0, arguments.length);
        return frame;
    }
}
