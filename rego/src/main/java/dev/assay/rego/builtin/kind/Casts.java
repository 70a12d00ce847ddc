package dev.assay.rego.builtin.kind;

import dev.assay.rego.builtin.Builtin;
import dev.assay.rego.builtin.BuiltinException;
import dev.assay.rego.builtin.Context;
import dev.assay.rego.builtin.Operands;
import dev.assay.rego.value.ArrayValue;
import dev.assay.rego.value.BooleanValue;
import dev.assay.rego.value.Kind;
import dev.assay.rego.value.NullValue;
import dev.assay.rego.value.NumberValue;
import dev.assay.rego.value.SetValue;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;

/** Values as another kind: numbers of texts, and the casts of Rego's first version. */
public final class Casts {
    /**
     * What Go's {@code ParseFloat} takes for a number and Rego can have as one. A plus in front, a point at either
     * end and
     * zeros in front are allowed; hexadecimal digits are not, since no number of Rego is written so.
     */
    private static final Pattern NUMBER = Pattern.compile("[+-]?([0-9]++(\\.[0-9]*+)?|\\.[0-9]++)([eE][+-]?[0-9]++)?");

    private static final Pattern JSON_NUMBER = Pattern.compile("-?(0|[1-9][0-9]*+)(\\.[0-9]++)?([eE][+-]?[0-9]++)?");

    private static final Pattern NO_NUMBER = Pattern.compile("[+-]*+(inf|infinity|nan)", Pattern.CASE_INSENSITIVE);

    private Casts() {}

    public static List<Builtin> builtins() {
        return List.of(
                Builtin.pure("to_number", "(any<null, boolean, number, string>) -> number", Casts::toNumber),
                Builtin.pure("cast_array", "(any) -> array[any]", Casts::toArray),
                Builtin.pure("cast_set", "(any) -> set[any]", Casts::toSet),
                same("cast_string", "(any) -> string", Kind.STRING),
                same("cast_boolean", "(any) -> boolean", Kind.BOOLEAN),
                same("cast_null", "(any) -> null", Kind.NULL),
                same("cast_object", "(any) -> object[any: any]", Kind.OBJECT));
    }

    private static Builtin same(String name, String signature, Kind kind) {
        return Builtin.pure(name, signature, (_, arguments) -> {
            if (arguments[0].kind() != kind) {
                throw Operands.wrong(1, arguments[0], kind.word());
            }
            return arguments[0];
        });
    }

    private static Value toNumber(Context context, Value[] arguments) {
        return switch (arguments[0]) {
            case NullValue _ -> NumberValue.ZERO;
            case BooleanValue bool -> bool.value() ? NumberValue.ONE : NumberValue.ZERO;
            case NumberValue number -> number;
            case StringValue string -> number(string);
            default -> throw Operands.wrong(1, arguments[0], "null", "boolean", "number", "string");
        };
    }

    private static Value number(StringValue string) {
        String text = string.value();
        if (NO_NUMBER.matcher(text).matches()) {
            throw Operands.wrong(1, string, "valid number string");
        }
        if (!NUMBER.matcher(text).matches()) {
            throw BuiltinException.error("strconv.ParseFloat: parsing " + string + ": invalid syntax");
        }
        if (text.length() > NumberValue.DIGITS_MAX || Double.isInfinite(Double.parseDouble(text))) {
            throw BuiltinException.error("strconv.ParseFloat: parsing " + string + ": value out of range");
        }
        // A text that JSON would not take must not show up in an answer, so the number then gets its plain text.
        return JSON_NUMBER.matcher(text).matches()
                ? NumberValue.parse(text)
                : NumberValue.of(new BigDecimal(text.endsWith(".") ? text + "0" : text));
    }

    private static Value toArray(Context context, Value[] arguments) {
        return switch (arguments[0]) {
            case ArrayValue array -> array;
            case SetValue set -> {
                context.spend(set.size());
                Value[] elements = new Value[set.size()];
                for (int i = 0; i < elements.length; i++) {
                    elements[i] = set.at(i);
                }
                yield ArrayValue.owning(elements);
            }
            default -> throw Operands.wrong(1, arguments[0], "array", "set");
        };
    }

    private static Value toSet(Context context, Value[] arguments) {
        return switch (arguments[0]) {
            case SetValue set -> set;
            case ArrayValue array -> {
                context.spend(array.size());
                yield SetValue.of(array.asList());
            }
            default -> throw Operands.wrong(1, arguments[0], "array", "set");
        };
    }
}
