package dev.assay.rego.builtin.format;

import dev.assay.rego.builtin.Context;
import dev.assay.rego.builtin.Weights;

/**
 * One call of Go's {@code Sprintf}: reads the format, takes the arguments in their order or by their number, and has
 * each printed. Mistakes never fail; they show in the text.
 */
final class Printf {
    /** Go takes no larger number for a width, a precision or an argument's position. */
    private static final int NUMBER_MAX = 1_000_000;

    private final Context context;
    private final String format;
    private final Argument[] arguments;
    private final StringBuilder out = new StringBuilder();

    private int at;
    private int next;
    private boolean reordered;
    private boolean goodPosition;
    private boolean afterPosition;

    Printf(Context context, String format, Argument[] arguments) {
        this.context = context;
        this.format = format;
        this.arguments = arguments;
    }

    String text() {
        Weights.announceChars(context, format.length());
        while (at < format.length()) {
            int percent = format.indexOf('%', at);
            if (percent < 0) {
                out.append(format, at, format.length());
                break;
            }
            out.append(format, at, percent);
            at = percent + 1;
            directive();
        }
        if (!reordered && next < arguments.length) {
            extra();
        }
        return out.toString();
    }

    private void directive() {
        Flags flags = new Flags();
        goodPosition = true;
        afterPosition = false;
        while (at < format.length() && flags.take(format.charAt(at))) {
            at++;
        }
        position();
        width(flags);
        if (at + 1 < format.length() && format.charAt(at) == '.') {
            precision(flags);
        }
        if (!afterPosition) {
            position();
        }
        if (at >= format.length()) {
            out.append("%!(NOVERB)");
            return;
        }
        int verb = format.codePointAt(at);
        at += Character.charCount(verb);
        print(verb, flags);
    }

    private void print(int verb, Flags flags) {
        if (verb == '%') {
            out.append('%');
        } else if (!goodPosition) {
            out.append("%!").appendCodePoint(verb).append("(BADINDEX)");
        } else if (next >= arguments.length) {
            out.append("%!").appendCodePoint(verb).append("(MISSING)");
        } else {
            if (verb == 'v') {
                flags.forValue();
            }
            Weights.announceChars(context, Math.max(flags.width, 0) + (long) Math.max(flags.precision, 0));
            int before = out.length();
            new Verbs(out, flags).print(arguments[next], verb);
            Weights.announceChars(context, out.length() - before);
            next++;
        }
    }

    private void width(Flags flags) {
        if (at < format.length() && format.charAt(at) == '*') {
            at++;
            long width = fromArgument();
            if (width == Long.MIN_VALUE) {
                out.append("%!(BADWIDTH)");
            } else {
                flags.width = (int) Math.abs(width);
                flags.minus |= width < 0;
                flags.zero &= width >= 0;
            }
            afterPosition = false;
            return;
        }
        flags.width = number();
        if (afterPosition && flags.width >= 0) {
            goodPosition = false;
        }
    }

    private void precision(Flags flags) {
        at++;
        if (afterPosition) {
            goodPosition = false;
        }
        position();
        if (at < format.length() && format.charAt(at) == '*') {
            at++;
            long precision = fromArgument();
            flags.precision = (int) Math.max(precision, -1);
            if (precision < 0) {
                out.append("%!(BADPREC)");
            }
            afterPosition = false;
            return;
        }
        flags.precision = Math.max(number(), 0);
    }

    /** The next argument as a width or precision, or the smallest long when it is none. */
    private long fromArgument() {
        if (next >= arguments.length) {
            return Long.MIN_VALUE;
        }
        Argument argument = arguments[next++];
        boolean usable =
                argument instanceof Argument.Whole whole && whole.value() <= NUMBER_MAX && whole.value() >= -NUMBER_MAX;
        return usable ? ((Argument.Whole) argument).value() : Long.MIN_VALUE;
    }

    /** Reads digits; -1 if there are none. Too large a number swallows the rest of the format, as in Go. */
    private int number() {
        return number(format.length());
    }

    private int number(int end) {
        int number = -1;
        while (at < end && format.charAt(at) >= '0' && format.charAt(at) <= '9') {
            if (number > NUMBER_MAX) {
                at = end;
                return -1;
            }
            number = Math.max(number, 0) * 10 + (format.charAt(at) - '0');
            at++;
        }
        return number;
    }

    /** Reads the number of an argument in brackets, if it stands here. */
    private void position() {
        if (at >= format.length() || format.charAt(at) != '[') {
            afterPosition = false;
            return;
        }
        reordered = true;
        int end = format.indexOf(']', at);
        if (format.length() - at < 3 || end < 0) {
            at++;
            goodPosition = false;
            afterPosition = false;
            return;
        }
        at++;
        int number = number(end);
        boolean wellFormed = number >= 0 && at == end;
        at = end + 1;
        afterPosition = wellFormed;
        if (wellFormed && number >= 1 && number <= arguments.length) {
            next = number - 1;
        } else {
            goodPosition = false;
        }
    }

    private void extra() {
        out.append("%!(EXTRA ");
        for (int i = next; i < arguments.length; i++) {
            out.append(i == next ? "" : ", ").append(arguments[i].type()).append('=');
            new Verbs(out, new Flags()).print(arguments[i], 'v');
        }
        out.append(')');
    }
}
