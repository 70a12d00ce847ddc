package dev.assay.rego.builtin.text;

import dev.assay.rego.builtin.Builtin;
import dev.assay.rego.builtin.Context;
import dev.assay.rego.builtin.Operands;
import dev.assay.rego.builtin.Weights;
import dev.assay.rego.value.ArrayValue;
import dev.assay.rego.value.SetValue;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

/** Strings joined, split, turned round and put in other letters. */
public final class Changing {
    private Changing() {}

    public static List<Builtin> builtins() {
        return List.of(
                Builtin.pure("concat", "(string, any<array[string], set[string]>) -> string", Changing::concat),
                Builtin.pure("split", "(string, string) -> array[string]", Changing::split),
                Builtin.pure("strings.split_n", "(string, string, number) -> array[string]", Changing::splitFirst),
                Builtin.pure("strings.reverse", "(string) -> string", Changing::reverse),
                Builtin.pure(
                        "lower",
                        "(string) -> string",
                        (context, arguments) -> mapped(context, arguments, Character::toLowerCase)),
                Builtin.pure(
                        "upper",
                        "(string) -> string",
                        (context, arguments) -> mapped(context, arguments, Character::toUpperCase)));
    }

    private static Value concat(Context context, Value[] arguments) {
        String delimiter = Operands.string(arguments[0], 1);
        Value collection = arguments[1];
        if (!(collection instanceof ArrayValue) && !(collection instanceof SetValue)) {
            throw Operands.wrong(2, collection, "set", "array");
        }
        List<String> parts = Operands.strings(collection, 2);
        long length = (long) delimiter.length() * parts.size();
        for (String part : parts) {
            length += part.length();
        }
        Weights.announceChars(context, length);
        return StringValue.of(String.join(delimiter, parts));
    }

    private static Value split(Context context, Value[] arguments) {
        String text = Operands.string(arguments[0], 1);
        String delimiter = Operands.string(arguments[1], 2);
        return strings(parts(context, text, delimiter, Integer.MAX_VALUE));
    }

    /** The first parts, or, of a negative number, the last ones. */
    private static Value splitFirst(Context context, Value[] arguments) {
        String text = Operands.string(arguments[0], 1);
        String delimiter = Operands.string(arguments[1], 2);
        long count = Operands.integer(arguments[2], 3);
        if (count >= 0) {
            int limit = Math.clamp(count, 0, Integer.MAX_VALUE - 1);
            List<String> parts = parts(context, text, delimiter, limit + 1);
            return strings(parts.subList(0, Math.min(limit, parts.size())));
        }
        List<String> parts = parts(context, text, delimiter, Integer.MAX_VALUE);
        return strings(parts.subList((int) Math.max(parts.size() + count, 0), parts.size()));
    }

    /** At most so many parts, the last of which has all the rest; without a delimiter, the code points. */
    private static List<String> parts(Context context, String text, String delimiter, int limit) {
        Weights.announceChars(context, text.length());
        List<String> parts = new ArrayList<>();
        int start = 0;
        while (parts.size() < limit - 1) {
            int end = delimiter.isEmpty() ? nextPoint(text, start) : text.indexOf(delimiter, start);
            if (end < 0) {
                break;
            }
            context.spend(1);
            parts.add(text.substring(start, end));
            start = end + delimiter.length();
        }
        if (!delimiter.isEmpty() || start < text.length()) {
            parts.add(text.substring(start));
        }
        return parts;
    }

    private static int nextPoint(String text, int start) {
        return start >= text.length() ? -1 : text.offsetByCodePoints(start, 1);
    }

    private static ArrayValue strings(List<String> parts) {
        Value[] values = new Value[parts.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = StringValue.of(parts.get(i));
        }
        return ArrayValue.owning(values);
    }

    /** By code points: combining marks change places with their letters. */
    private static Value reverse(Context context, Value[] arguments) {
        String text = Operands.string(arguments[0], 1);
        Weights.announceChars(context, text.length());
        return StringValue.of(new StringBuilder(text).reverse().toString());
    }

    /** Letter by letter, as Go does: no letter becomes two, whatever the language. */
    private static Value mapped(Context context, Value[] arguments, IntUnaryOperator letter) {
        String text = Operands.string(arguments[0], 1);
        Weights.announceChars(context, text.length());
        StringBuilder mapped = new StringBuilder(text.length());
        text.codePoints().map(letter).forEach(mapped::appendCodePoint);
        String result = mapped.toString();
        return result.equals(text) ? arguments[0] : StringValue.of(result);
    }
}
