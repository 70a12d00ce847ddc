package dev.assay.rego.library;

import dev.assay.rego.builtin.Builtin;
import dev.assay.rego.builtin.Context;
import dev.assay.rego.builtin.Function;
import dev.assay.rego.value.ArrayValue;
import dev.assay.rego.value.BooleanValue;
import dev.assay.rego.value.NullValue;
import dev.assay.rego.value.NumberValue;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The builtins that Trivy adds to OPA's, as far as the tests of its checks look at their answers. */
final class TrivyBuiltins {
    static final List<Builtin> ALL = List.of(
            function("result.new", "(msg: string, cause: any) -> any", 2, TrivyBuiltins::result),
            function("isManaged", "(resource: any) -> boolean", 1, TrivyBuiltins::isManaged),
            function("cidr.is_public", "(cidr: string) -> boolean", 1, TrivyBuiltins::isPublic),
            function("cidr.count_addresses", "(cidr: string) -> number", 1, TrivyBuiltins::addresses),
            function("sh.parse_commands", "(text: string) -> array[array[string]]", 1, TrivyBuiltins::commands));

    /** What a result is made from, with the names that a cause may have for it. */
    private static final Map<String, List<String>> MEMBERS = Map.of(
            "startline", List.of("startline", "StartLine"),
            "endline", List.of("endline", "EndLine"),
            "filepath", List.of("filepath", "Path"),
            "sourceprefix", List.of("sourceprefix"),
            "explicit", List.of("explicit"),
            "managed", List.of("managed"),
            "fskey", List.of("fskey"),
            "resource", List.of("resource"));

    private static final ObjectValue DEFAULTS = ObjectValue.builder()
            .put("startline", NumberValue.ZERO)
            .put("endline", NumberValue.ZERO)
            .put("filepath", StringValue.EMPTY)
            .put("sourceprefix", StringValue.EMPTY)
            .put("explicit", BooleanValue.FALSE)
            .put("managed", BooleanValue.TRUE)
            .put("fskey", StringValue.EMPTY)
            .put("resource", StringValue.EMPTY)
            .put("parent", NullValue.NULL)
            .build();
    private static final Pattern PRIVATE = Pattern.compile(
            "(127|10)\\..*|172\\.(1[6-9]|2\\d|3[01])\\..*|192\\.168\\..*|169\\.254\\..*|::1.*|fe[89ab].*|f[cd].*"
                    + "|100\\.(6[4-9]|[7-9]\\d|1[01]\\d|12[0-7])\\..*");
    private static final Pattern ADDRESS = Pattern.compile("(\\d+(\\.\\d+){3}|[0-9a-fA-F.]*:[0-9a-fA-F.:]*)(/\\d+)?");
    private static final Pattern ANYWHERE = Pattern.compile("\\*|internet|any", Pattern.CASE_INSENSITIVE);
    private static final Pattern WORD = Pattern.compile("(?:\"[^\"]*\"|'[^']*'|[^\\s;&|\"'])+|;|&&|\\|\\||[|&\\n]");

    private TrivyBuiltins() {}

    private static Builtin function(String name, String signature, int arity, Function function) {
        return new Builtin(name, signature, arity, true, function, null);
    }

    private static Value result(Context context, Value[] arguments) {
        return resultOf(arguments[0], arguments[1]);
    }

    private static Value isManaged(Context context, Value[] arguments) {
        Value managed = resultOf(null, arguments[0]).get("managed");
        return managed == null ? BooleanValue.TRUE : managed;
    }

    private static ObjectValue resultOf(@Nullable Value message, Value cause) {
        ObjectValue.Builder result = DEFAULTS.toBuilder();
        if (message != null) {
            result.put("msg", message);
        }
        if (cause instanceof ObjectValue object) {
            Value inner = object.get("__defsec_metadata");
            ObjectValue metadata = inner instanceof ObjectValue given ? given : object;
            MEMBERS.forEach((member, names) -> {
                for (String name : names) {
                    Value value = metadata.get(name);
                    if (value != null) {
                        result.put(member, value);
                    }
                }
            });
            Value parent = metadata.get("parent");
            if (parent != null) {
                result.put("parent", resultOf(null, parent));
            }
        }
        return result.build();
    }

    private static Value isPublic(Context context, Value[] arguments) {
        String text = ((StringValue) arguments[0]).value();
        boolean address =
                ADDRESS.matcher(text).matches() && !PRIVATE.matcher(text).matches();
        return BooleanValue.of(address || ANYWHERE.matcher(text).matches());
    }

    private static Value addresses(Context context, Value[] arguments) {
        String text = ((StringValue) arguments[0]).value();
        if (ANYWHERE.matcher(text).matches()) {
            return NumberValue.parse("18446744073709551615");
        }
        int slash = text.indexOf('/');
        if (slash < 0) {
            return NumberValue.ONE;
        }
        int free = (text.contains(":") ? 128 : 32) - Integer.parseInt(text.substring(slash + 1));
        return free >= 63 ? NumberValue.parse("18446744073709551615") : NumberValue.of(1L << free);
    }

    private static Value commands(Context context, Value[] arguments) {
        List<Value> commands = new ArrayList<>();
        List<Value> words = new ArrayList<>();
        Matcher word = WORD.matcher(((StringValue) arguments[0]).value());
        while (word.find()) {
            if (word.group().matches(";|&&|\\|\\||[|&\\n]")) {
                end(commands, words);
            } else {
                words.add(StringValue.of(word.group()));
            }
        }
        end(commands, words);
        return ArrayValue.of(commands);
    }

    private static void end(List<Value> commands, List<Value> words) {
        if (!words.isEmpty()) {
            commands.add(ArrayValue.of(words));
            words.clear();
        }
    }
}
