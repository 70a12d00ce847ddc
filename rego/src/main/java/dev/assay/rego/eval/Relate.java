package dev.assay.rego.eval;

import dev.assay.rego.ast.Location;
import dev.assay.rego.builtin.Builtin;
import dev.assay.rego.builtin.BuiltinException;
import dev.assay.rego.builtin.Relation;
import dev.assay.rego.value.Value;
import java.util.Objects;

/** A call of a builtin that has many answers. */
public final class Relate extends Step {
    private final Builtin builtin;
    private final Relation relation;
    private final Operand[] arguments;
    private final Pattern answer;
    private final Location location;
    private final Step next;

    public Relate(Builtin builtin, Operand[] arguments, Pattern answer, Location location, Step next) {
        this.builtin = builtin;
        this.relation = Objects.requireNonNull(builtin.relation(), "the builtin is a function");
        this.arguments = arguments.clone();
        this.answer = answer;
        this.location = location;
        this.next = next;
    }

    @Override
    public boolean run(Frame frame) {
        Value[] values = Composites.values(arguments, frame);
        if (values == null) {
            return false;
        }
        Machine machine = frame.machine;
        machine.descend();
        machine.calling(builtin.name(), location);
        boolean enough;
        try {
            enough = relation.each(machine, values, value -> {
                machine.step();
                return answer.fits(frame, value) && next.run(frame);
            });
        } catch (BuiltinException e) {
            machine.failed(builtin.name(), e, location);
            enough = false;
        }
        machine.ascend();
        return enough;
    }
}
