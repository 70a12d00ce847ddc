package dev.assay.rego.builtin.pattern;

import dev.assay.rego.builtin.Builtin;
import dev.assay.rego.builtin.Context;
import dev.assay.rego.builtin.Operands;
import dev.assay.rego.value.ArrayValue;
import dev.assay.rego.value.BooleanValue;
import dev.assay.rego.value.NullValue;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Globs. */
public final class GlobFunctions {
    /** How many compiled globs are kept for all evaluations; when there are more, all are dropped. */
    static final int GLOBS_KEPT_MAX = 1_000;

    private static final String SPECIAL = "*?\\[]{}";
    private static final Map<Key, Glob> KEPT = new ConcurrentHashMap<>();

    private GlobFunctions() {}

    private record Key(String pattern, String delimiters) {}

    public static List<Builtin> builtins() {
        return List.of(
                Builtin.pure(
                        "glob.match", "(string, any<null, array[string]>, string) -> boolean", GlobFunctions::match),
                Builtin.pure("glob.quote_meta", "(string) -> string", GlobFunctions::quoteMeta));
    }

    private static Value match(Context context, Value[] arguments) {
        String pattern = Operands.string(arguments[0], 1);
        String delimiters = delimiters(arguments[1]);
        String text = Operands.string(arguments[2], 3);
        Key key = new Key(pattern, delimiters);
        Glob glob = KEPT.get(key);
        if (glob == null) {
            context.spend(1L + pattern.length());
            glob = GlobParser.parse(pattern, delimiters.codePoints().toArray());
            if (KEPT.size() >= GLOBS_KEPT_MAX) {
                KEPT.clear();
            }
            KEPT.put(key, glob);
        }
        return BooleanValue.of(glob.matches(context, text));
    }

    /** Null is no delimiter at all, none listed is the point. */
    private static String delimiters(Value argument) {
        if (argument instanceof NullValue) {
            return "";
        }
        if (!(argument instanceof ArrayValue array)) {
            throw Operands.wrong(2, argument, "array", "null");
        }
        StringBuilder delimiters = new StringBuilder();
        for (Value element : array) {
            if (!(element instanceof StringValue string)) {
                throw Operands.wrongElement(2, array, element, "string");
            }
            if (string.size() != 1) {
                throw Operands.wrongElement(2, array, element, "rune");
            }
            delimiters.append(string.value());
        }
        return array.size() == 0 ? "." : delimiters.toString();
    }

    private static Value quoteMeta(Context context, Value[] arguments) {
        String text = Operands.string(arguments[0], 1);
        context.spend(1L + text.length());
        StringBuilder quoted = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            quoted.append(SPECIAL.indexOf(c) >= 0 ? "\\" : "").append(c);
        }
        return StringValue.of(quoted.toString());
    }
}
