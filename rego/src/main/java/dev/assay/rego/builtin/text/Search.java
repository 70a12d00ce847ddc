package dev.assay.rego.builtin.text;

import dev.assay.rego.builtin.Builtin;
import dev.assay.rego.builtin.BuiltinException;
import dev.assay.rego.builtin.Context;
import dev.assay.rego.builtin.Operands;
import dev.assay.rego.builtin.Weights;
import dev.assay.rego.value.ArrayValue;
import dev.assay.rego.value.BooleanValue;
import dev.assay.rego.value.NumberValue;
import dev.assay.rego.value.SetValue;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;

/** Strings searched for other strings. Positions count code points. */
public final class Search {
    private static final String TEST = "(string, string) -> boolean";
    private static final String ANY =
            "(any<string, array[string], set[string]>, any<string, array[string], set[string]>) -> boolean";

    private Search() {}

    public static List<Builtin> builtins() {
        return List.of(
                Builtin.pure("contains", TEST, (context, arguments) -> test(context, arguments, String::contains)),
                Builtin.pure("startswith", TEST, (context, arguments) -> test(context, arguments, String::startsWith)),
                Builtin.pure("endswith", TEST, (context, arguments) -> test(context, arguments, String::endsWith)),
                Builtin.pure("indexof", "(string, string) -> number", Search::indexOf),
                Builtin.pure("indexof_n", "(string, string) -> array[number]", Search::indexesOf),
                Builtin.pure("strings.count", "(string, string) -> number", Search::count),
                Builtin.pure(
                        "strings.any_prefix_match",
                        ANY,
                        (context, arguments) -> anyMatch(context, arguments, String::startsWith)),
                Builtin.pure(
                        "strings.any_suffix_match",
                        ANY,
                        (context, arguments) -> anyMatch(context, arguments, String::endsWith)));
    }

    private static Value test(Context context, Value[] arguments, BiPredicate<String, String> test) {
        String text = Operands.string(arguments[0], 1);
        String searched = Operands.string(arguments[1], 2);
        context.spend(Weights.stepsOf(text));
        return BooleanValue.of(test.test(text, searched));
    }

    private static Value indexOf(Context context, Value[] arguments) {
        String text = Operands.string(arguments[0], 1);
        String searched = searched(context, text, arguments[1]);
        int at = text.indexOf(searched);
        return NumberValue.of(at < 0 ? -1 : text.codePointCount(0, at));
    }

    private static Value indexesOf(Context context, Value[] arguments) {
        String text = Operands.string(arguments[0], 1);
        String searched = searched(context, text, arguments[1]);
        List<Value> positions = new ArrayList<>();
        int counted = 0;
        int position = 0;
        for (int at = text.indexOf(searched); at >= 0; at = text.indexOf(searched, at + 1)) {
            context.spend(1);
            position += text.codePointCount(counted, at);
            counted = at;
            positions.add(NumberValue.of(position));
        }
        return ArrayValue.of(positions);
    }

    private static String searched(Context context, String text, Value argument) {
        String searched = Operands.string(argument, 2);
        if (searched.isEmpty()) {
            throw BuiltinException.error("empty search character");
        }
        context.spend(Weights.stepsOf(text));
        return searched;
    }

    /** Occurrences that do not overlap; the empty string occurs around every code point. */
    private static Value count(Context context, Value[] arguments) {
        String text = Operands.string(arguments[0], 1);
        String searched = Operands.string(arguments[1], 2);
        context.spend(Weights.stepsOf(text));
        if (searched.isEmpty()) {
            return NumberValue.of(text.codePointCount(0, text.length()) + 1L);
        }
        int count = 0;
        for (int at = text.indexOf(searched); at >= 0; at = text.indexOf(searched, at + searched.length())) {
            count++;
        }
        return NumberValue.of(count);
    }

    private static Value anyMatch(Context context, Value[] arguments, BiPredicate<String, String> test) {
        List<String> texts = oneOrMany(arguments[0], 1);
        List<String> affixes = oneOrMany(arguments[1], 2);
        context.spend((long) texts.size() * affixes.size());
        for (String text : texts) {
            for (String affix : affixes) {
                if (test.test(text, affix)) {
                    return BooleanValue.TRUE;
                }
            }
        }
        return BooleanValue.FALSE;
    }

    private static List<String> oneOrMany(Value argument, int position) {
        return switch (argument) {
            case StringValue string -> List.of(string.value());
            case ArrayValue array -> Operands.strings(array, position);
            case SetValue set -> Operands.strings(set, position);
            default -> throw Operands.wrong(position, argument, "string", "set", "array");
        };
    }
}
