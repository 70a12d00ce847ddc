package dev.assay.rego.builtin.text;

import dev.assay.rego.builtin.Builtin;
import dev.assay.rego.builtin.BuiltinException;
import dev.assay.rego.builtin.Context;
import dev.assay.rego.builtin.Operands;
import dev.assay.rego.builtin.Weights;
import dev.assay.rego.value.ArrayValue;
import dev.assay.rego.value.BooleanValue;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.SetValue;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import java.util.List;

/** What template strings and {@code trace} turn into. */
public final class Interpolation {
    private static final String UNDEFINED = "<undefined>";

    private Interpolation() {}

    public static List<Builtin> builtins() {
        return List.of(
                Builtin.pure("internal.template_string", "(array[any]) -> string", Interpolation::templateString),
                Builtin.impure("trace", "(string) -> boolean", Interpolation::trace));
    }

    private static Value templateString(Context context, Value[] arguments) {
        StringBuilder text = new StringBuilder();
        for (Value part : Operands.array(arguments[0], 1)) {
            Weights.announceText(context, part);
            text.append(shown(part));
        }
        return StringValue.of(text.toString());
    }

    /** A part as it shows: itself if simple, else the one element of a set, which stands for an expression. */
    private static String shown(Value part) {
        return switch (part) {
            case SetValue set ->
                switch (set.size()) {
                    case 0 -> UNDEFINED;
                    case 1 -> plain(set.at(0));
                    default ->
                        throw new BuiltinException(
                                BuiltinException.Code.HALT, "template-strings must not produce multiple outputs");
                };
            case ArrayValue _, ObjectValue _ ->
                throw new BuiltinException(
                        BuiltinException.Code.HALT,
                        "illegal argument type: " + part.kind().word());
            default -> plain(part);
        };
    }

    private static String plain(Value value) {
        return value instanceof StringValue string ? string.value() : value.toString();
    }

    private static Value trace(Context context, Value[] arguments) {
        context.note(Operands.string(arguments[0], 1));
        return BooleanValue.TRUE;
    }
}
