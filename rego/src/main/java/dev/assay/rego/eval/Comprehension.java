package dev.assay.rego.eval;

import dev.assay.rego.value.ArrayValue;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.SetValue;
import dev.assay.rego.value.Value;
import java.util.List;

/** A comprehension: its body, with one of the collecting {@link Ends} at the end. */
public final class Comprehension extends Operand {
    private final Kind kind;
    private final Step body;

    public Comprehension(Kind kind, Step body) {
        this.kind = kind;
        this.body = body;
    }

    /** What is collected. */
    public enum Kind {
        ARRAY,
        SET,
        OBJECT
    }

    @Override
    public Value value(Frame frame) {
        Object outer = frame.collector;
        frame.machine.descend();
        Value value = switch (kind) {
            case ARRAY -> array(frame);
            case SET -> set(frame);
            case OBJECT -> object(frame);
        };
        frame.machine.ascend();
        frame.collector = outer;
        return value;
    }

    private Value array(Frame frame) {
        List<Value> elements = Ends.Append.collector();
        frame.collector = elements;
        body.run(frame);
        return ArrayValue.of(elements);
    }

    private Value set(Frame frame) {
        SetValue.Builder members = SetValue.builder();
        frame.collector = members;
        body.run(frame);
        return members.build();
    }

    private Value object(Frame frame) {
        ObjectValue.Builder entries = ObjectValue.builder();
        frame.collector = entries;
        body.run(frame);
        return entries.build();
    }
}
