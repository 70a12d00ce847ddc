package dev.assay.rego.builtin.pattern;

import com.google.re2j.Pattern;
import dev.assay.rego.builtin.Builtin;
import dev.assay.rego.builtin.BuiltinException;
import dev.assay.rego.builtin.Context;
import dev.assay.rego.builtin.Octets;
import dev.assay.rego.builtin.Operands;
import dev.assay.rego.builtin.Weights;
import dev.assay.rego.value.ArrayValue;
import dev.assay.rego.value.BooleanValue;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Regular expressions in RE2's syntax. */
public final class RegexFunctions {
    private static final String TEST = "(string, string) -> boolean";

    private RegexFunctions() {}

    public static List<Builtin> builtins() {
        return List.of(
                Builtin.pure("regex.match", TEST, RegexFunctions::match),
                Builtin.pure("re_match", TEST, RegexFunctions::match),
                Builtin.pure("regex.is_valid", "(string) -> boolean", RegexFunctions::isValid),
                Builtin.pure("regex.find_n", "(string, string, number) -> array[string]", RegexFunctions::find),
                Builtin.pure(
                        "regex.find_all_string_submatch_n",
                        "(string, string, number) -> array[array[string]]",
                        RegexFunctions::findGroups),
                Builtin.pure("regex.split", "(string, string) -> array[string]", RegexFunctions::split),
                Builtin.pure("regex.replace", "(string, string, string) -> string", RegexFunctions::replace),
                Builtin.pure(
                        "regex.template_match",
                        "(string, string, string, string) -> boolean",
                        RegexFunctions::matchTemplate),
                Builtin.pure("regex.globs_match", TEST, RegexFunctions::globsMatch));
    }

    private static Value match(Context context, Value[] arguments) {
        String regex = Operands.string(arguments[0], 1);
        String text = Operands.string(arguments[1], 2);
        return BooleanValue.of(
                Regexes.find(Regexes.compile(context, regex, text.length()).matcher(text), 0));
    }

    private static Value isValid(Context context, Value[] arguments) {
        if (!(arguments[0] instanceof StringValue regex)) {
            return BooleanValue.FALSE;
        }
        context.spend(1L + regex.value().length());
        return BooleanValue.of(Regexes.isValid(regex.value()));
    }

    private static Value find(Context context, Value[] arguments) {
        return found(context, arguments, match -> StringValue.of(match.group(0)));
    }

    private static Value findGroups(Context context, Value[] arguments) {
        return found(context, arguments, match -> {
            Value[] groups = new Value[match.groups() + 1];
            for (int i = 0; i < groups.length; i++) {
                groups[i] = StringValue.of(match.group(i));
            }
            return ArrayValue.owning(groups);
        });
    }

    /** The first so many matches, or all for a negative number. */
    private static Value found(Context context, Value[] arguments, Function<Matches, Value> shown) {
        String regex = Operands.string(arguments[0], 1);
        String text = Operands.string(arguments[1], 2);
        long most = Operands.integer(arguments[2], 3);
        Pattern pattern = Regexes.compile(context, regex, text.length());
        Weights.announceChars(context, text.length());
        Matches matches = new Matches(context, pattern, text);
        List<Value> found = new ArrayList<>();
        while ((most < 0 || found.size() < most) && matches.next()) {
            found.add(shown.apply(matches));
        }
        return ArrayValue.of(found);
    }

    private static Value split(Context context, Value[] arguments) {
        String regex = Operands.string(arguments[0], 1);
        String text = Operands.string(arguments[1], 2);
        Pattern pattern = Regexes.compile(context, regex, text.length());
        if (text.isEmpty() && !regex.isEmpty()) {
            return ArrayValue.of(StringValue.EMPTY);
        }
        Weights.announceChars(context, text.length());
        Matches matches = new Matches(context, pattern, text);
        List<Value> parts = new ArrayList<>();
        int start = 0;
        int end = 0;
        while (matches.next()) {
            end = matches.start();
            if (matches.end() != 0) {
                parts.add(StringValue.of(text.substring(start, end)));
            }
            start = matches.end();
        }
        if (end != text.length()) {
            parts.add(StringValue.of(text.substring(start)));
        }
        return ArrayValue.of(parts);
    }

    private static Value replace(Context context, Value[] arguments) {
        String text = Operands.string(arguments[0], 1);
        String regex = Operands.string(arguments[1], 2);
        String template = Operands.string(arguments[2], 3);
        Pattern pattern = Regexes.compile(context, regex, text.length());
        Expansion expansion = new Expansion(template, pattern);
        Matches matches = new Matches(context, pattern, text);
        StringBuilder replaced = new StringBuilder();
        int copied = 0;
        while (matches.next()) {
            int before = replaced.length();
            replaced.append(text, copied, matches.start());
            expansion.append(replaced, matches);
            copied = matches.end();
            Weights.announceChars(context, replaced.length() - before);
        }
        replaced.append(text, copied, text.length());
        String result = replaced.toString();
        return result.equals(text) ? arguments[0] : StringValue.of(result);
    }

    private static Value matchTemplate(Context context, Value[] arguments) {
        String template = Operands.string(arguments[0], 1);
        String text = Operands.string(arguments[1], 2);
        String start = Operands.string(arguments[2], 3);
        String end = Operands.string(arguments[3], 4);
        requireOne("start", start, start);
        requireOne("end", end, start);
        String regex = RegexTemplate.regex(context, template, start.charAt(0), end.charAt(0));
        return BooleanValue.of(
                Regexes.find(Regexes.compile(context, regex, text.length()).matcher(text), 0));
    }

    /** OPA's message gives the length of the start delimiter in either case. */
    private static void requireOne(String which, String delimiter, String start) {
        if (Octets.of(delimiter).length != 1) {
            throw BuiltinException.error(which + " delimiter has to be exactly one character long but is "
                    + Octets.of(start).length + " long");
        }
    }

    private static Value globsMatch(Context context, Value[] arguments) {
        String one = Operands.string(arguments[0], 1);
        String other = Operands.string(arguments[1], 2);
        return BooleanValue.of(
                new Intersection(context, TokenReader.read(context, one), TokenReader.read(context, other)).exists());
    }
}
