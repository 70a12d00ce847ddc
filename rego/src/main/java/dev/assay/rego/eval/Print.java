package dev.assay.rego.eval;

import dev.assay.rego.ast.Location;
import dev.assay.rego.value.SetValue;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;

/** A call of {@code print}: always holds. Arguments of several values make a line for each combination. */
public final class Print extends Check {
    private final Operand[] sets;
    private final Location location;

    /**
     * Prints.
     *
     * @param sets the values of each argument; an empty one stands for what is undefined
     */
    public Print(Operand[] sets, Location location) {
        this.sets = sets.clone();
        this.location = location;
    }

    @Override
    public boolean holds(Frame frame) {
        Machine machine = frame.machine;
        if (machine.evaluation().print() != null) {
            machine.calling("print", location);
            lines(frame, new String[sets.length], 0);
        }
        return true;
    }

    private void lines(Frame frame, String[] words, int at) {
        frame.machine.step();
        if (at == sets.length) {
            frame.machine.calling("print", location);
            frame.machine.print(String.join(" ", words));
            return;
        }
        Value values = sets[at].value(frame);
        if (!(values instanceof SetValue set) || set.size() == 0) {
            words[at] = "<undefined>";
            lines(frame, words, at + 1);
            return;
        }
        for (Value value : set) {
            words[at] = value instanceof StringValue string ? string.value() : value.toString();
            lines(frame, words, at + 1);
        }
    }
}
