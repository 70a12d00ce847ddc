package dev.assay.rego.builtin.text;

import dev.assay.rego.builtin.Builtin;
import dev.assay.rego.builtin.BuiltinException;
import dev.assay.rego.builtin.Context;
import dev.assay.rego.builtin.Operands;
import dev.assay.rego.builtin.Weights;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import java.util.List;
import java.util.function.IntPredicate;

/** Strings cut: parts by position, ends by what stands there. */
public final class Cutting {
    private static final String BINARY = "(string, string) -> string";

    private Cutting() {}

    public static List<Builtin> builtins() {
        return List.of(
                Builtin.pure("substring", "(string, number, number) -> string", Cutting::substring),
                Builtin.pure("trim", BINARY, (context, arguments) -> trimmed(context, arguments, true, true)),
                Builtin.pure("trim_left", BINARY, (context, arguments) -> trimmed(context, arguments, true, false)),
                Builtin.pure("trim_right", BINARY, (context, arguments) -> trimmed(context, arguments, false, true)),
                Builtin.pure("trim_prefix", BINARY, Cutting::withoutPrefix),
                Builtin.pure("trim_suffix", BINARY, Cutting::withoutSuffix),
                Builtin.pure("trim_space", "(string) -> string", Cutting::withoutSpace));
    }

    private static Value substring(Context context, Value[] arguments) {
        String text = Operands.string(arguments[0], 1);
        long offset = Operands.integer(arguments[1], 2);
        long length = Operands.integer(arguments[2], 3);
        if (offset < 0) {
            throw BuiltinException.error("negative offset");
        }
        context.spend(Weights.stepsOf(text));
        int points = text.codePointCount(0, text.length());
        if (offset >= points) {
            return StringValue.EMPTY;
        }
        int start = text.offsetByCodePoints(0, (int) offset);
        if (length < 0 || length >= points - offset) {
            return start == 0 ? arguments[0] : StringValue.of(text.substring(start));
        }
        return StringValue.of(text.substring(start, text.offsetByCodePoints(start, (int) length)));
    }

    private static Value trimmed(Context context, Value[] arguments, boolean left, boolean right) {
        String text = Operands.string(arguments[0], 1);
        String cutset = Operands.string(arguments[1], 2);
        context.spend(Weights.stepsOf(text));
        return trimmed(arguments[0], text, point -> cutset.indexOf(point) >= 0, left, right);
    }

    private static Value trimmed(Value whole, String text, IntPredicate cut, boolean left, boolean right) {
        int start = 0;
        int end = text.length();
        while (left && start < end && cut.test(text.codePointAt(start))) {
            start += Character.charCount(text.codePointAt(start));
        }
        while (right && start < end && cut.test(text.codePointBefore(end))) {
            end -= Character.charCount(text.codePointBefore(end));
        }
        return end - start == text.length() ? whole : StringValue.of(text.substring(start, end));
    }

    private static Value withoutPrefix(Context context, Value[] arguments) {
        String text = Operands.string(arguments[0], 1);
        String prefix = Operands.string(arguments[1], 2);
        return text.startsWith(prefix) ? StringValue.of(text.substring(prefix.length())) : arguments[0];
    }

    private static Value withoutSuffix(Context context, Value[] arguments) {
        String text = Operands.string(arguments[0], 1);
        String suffix = Operands.string(arguments[1], 2);
        return text.endsWith(suffix)
                ? StringValue.of(text.substring(0, text.length() - suffix.length()))
                : arguments[0];
    }

    private static Value withoutSpace(Context context, Value[] arguments) {
        String text = Operands.string(arguments[0], 1);
        context.spend(Weights.stepsOf(text));
        return trimmed(arguments[0], text, Cutting::isSpace, true, true);
    }

    /** Unicode's White_Space, as Go has it: with the no-break spaces, without the information separators. */
    static boolean isSpace(int point) {
        return switch (point) {
            case '\t', '\n', 0x0B, '\f', '\r', ' ', 0x85, 0xA0 -> true;
            default -> point > 0xFF && Character.isSpaceChar(point);
        };
    }
}
