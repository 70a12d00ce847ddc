package dev.assay.rego.builtin.format;

import dev.assay.rego.builtin.Octets;
import java.math.BigInteger;
import java.util.Locale;

/** Prints one argument by one verb. */
final class Verbs {
    private static final String LOWER = "0123456789abcdefx";
    private static final String UPPER = "0123456789ABCDEFX";

    private final StringBuilder out;
    private final Flags flags;
    private final Padding padding;

    Verbs(StringBuilder out, Flags flags) {
        this.out = out;
        this.flags = flags;
        this.padding = new Padding(out, flags);
    }

    void print(Argument argument, int verb) {
        if (verb == 'T') {
            text(argument.type());
            return;
        }
        boolean known = switch (argument) {
            case Argument.Text text -> string(text.value(), verb);
            case Argument.Whole whole -> whole(whole.value(), verb);
            case Argument.Real real -> real(real.value(), verb);
            case Argument.Large large -> large(large.value(), verb);
            case Argument.Bool bool -> bool(bool.value(), verb);
        };
        if (!known) {
            out.append("%!")
                    .appendCodePoint(verb)
                    .append('(')
                    .append(argument.type())
                    .append('=');
            print(argument, 'v');
            out.append(')');
        }
    }

    private boolean bool(boolean value, int verb) {
        if (verb == 't' || verb == 'v') {
            padding.put(Boolean.toString(value));
        }
        return verb == 't' || verb == 'v';
    }

    private boolean string(String text, int verb) {
        switch (verb) {
            case 'v' -> {
                if (flags.sharpV) {
                    quoted(text);
                } else {
                    text(text);
                }
            }
            case 's' -> text(text);
            case 'q' -> quoted(text);
            case 'x' -> bytes(text, LOWER);
            case 'X' -> bytes(text, UPPER);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void text(String text) {
        padding.put(truncated(text));
    }

    private String truncated(String text) {
        return flags.precision < 0 || text.codePointCount(0, text.length()) <= flags.precision
                ? text
                : text.substring(0, text.offsetByCodePoints(0, flags.precision));
    }

    private void quoted(String text) {
        String shown = truncated(text);
        padding.put(flags.sharp && Quoting.canBackquote(shown) ? '`' + shown + '`' : Quoting.quoted(shown, flags.plus));
    }

    private void bytes(String text, String digits) {
        byte[] bytes = Octets.of(text);
        int length = flags.precision < 0 ? bytes.length : Math.min(flags.precision, bytes.length);
        StringBuilder hex = new StringBuilder();
        for (int i = 0; i < length; i++) {
            if (i > 0 && flags.space) {
                hex.append(' ');
            }
            if (flags.sharp && (i == 0 || flags.space)) {
                hex.append('0').append(digits.charAt(16));
            }
            hex.append(digits.charAt(bytes[i] >> 4 & 0xF)).append(digits.charAt(bytes[i] & 0xF));
        }
        padding.put(hex.toString());
    }

    private boolean whole(long value, int verb) {
        switch (verb) {
            case 'v', 'd' -> digits(BigInteger.valueOf(value), 10, verb);
            case 'b' -> digits(BigInteger.valueOf(value), 2, verb);
            case 'o', 'O' -> digits(BigInteger.valueOf(value), 8, verb);
            case 'x', 'X' -> digits(BigInteger.valueOf(value), 16, verb);
            case 'c' -> padding.put(Character.toString(point(value)));
            case 'q' -> padding.put(Quoting.quotedPoint(point(value), flags.plus));
            case 'U' -> unicode(value);
            default -> {
                return false;
            }
        }
        return true;
    }

    private static int point(long value) {
        boolean valid = value >= 0
                && value <= Character.MAX_CODE_POINT
                && (value < Character.MIN_SURROGATE || value > Character.MAX_SURROGATE);
        return valid ? (int) value : 0xFFFD;
    }

    private void digits(BigInteger value, int base, int verb) {
        if (flags.precision == 0 && value.signum() == 0) {
            padding.putSpaced("");
            return;
        }
        String digits = value.abs().toString(base);
        String sign = sign(value.signum() < 0);
        int least = flags.precision;
        if (flags.precision < 0 && flags.zero && !flags.minus) {
            least = flags.width - sign.length();
        }
        String all = "0".repeat(Math.max(0, least - digits.length())) + digits;
        padding.putSpaced(sign + prefix(verb, base, all) + (verb == 'X' ? all.toUpperCase(Locale.ROOT) : all));
    }

    private String prefix(int verb, int base, String digits) {
        if (verb == 'O') {
            return flags.sharp && digits.charAt(0) != '0' ? "0o0" : "0o";
        }
        if (!flags.sharp) {
            return "";
        }
        return switch (base) {
            case 2 -> "0b";
            case 8 -> digits.charAt(0) == '0' ? "" : "0";
            case 16 -> verb == 'X' ? "0X" : "0x";
            default -> "";
        };
    }

    private String sign(boolean negative) {
        if (negative) {
            return "-";
        }
        return flags.plus ? "+" : flags.space ? " " : "";
    }

    private void unicode(long value) {
        String digits = Long.toHexString(value).toUpperCase(Locale.ROOT);
        int least = Math.max(4, flags.precision);
        StringBuilder text = new StringBuilder("U+")
                .append("0".repeat(Math.max(0, least - digits.length())))
                .append(digits);
        if (flags.sharp && value >= 0 && value <= Character.MAX_CODE_POINT && Quoting.isPrintable((int) value)) {
            text.append(" '").appendCodePoint((int) value).append('\'');
        }
        padding.putSpaced(text.toString());
    }

    private boolean real(double value, int verb) {
        switch (verb) {
            case 'v' -> padding.putReal(value, 'g', flags.precision);
            case 'b', 'g', 'G', 'x', 'X' -> padding.putReal(value, (char) verb, flags.precision);
            case 'e', 'E', 'f' -> padding.putReal(value, (char) verb, flags.precision < 0 ? 6 : flags.precision);
            case 'F' -> padding.putReal(value, 'f', flags.precision < 0 ? 6 : flags.precision);
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Go's large numbers print themselves, with rules a little different from those of plain ones. */
    private boolean large(BigInteger value, int verb) {
        int base = switch (verb) {
            case 'b' -> 2;
            case 'o', 'O' -> 8;
            case 'd', 's', 'v' -> 10;
            case 'x', 'X' -> 16;
            default -> 0;
        };
        if (base == 0) {
            out.append("%!")
                    .appendCodePoint(verb)
                    .append("(big.Int=")
                    .append(value)
                    .append(')');
            return true;
        }
        flags.plus |= flags.plusV;
        String sign = sign(value.signum() < 0);
        String digits = value.abs().toString(base);
        String prefix = verb == 'O' ? "0o" : flags.sharp || flags.sharpV ? largePrefix(verb) : "";
        int zeros = Math.max(0, flags.precision - digits.length());
        int length = sign.length() + prefix.length() + zeros + digits.length();
        if (flags.zero && !flags.minus && flags.precision < 0 && flags.width > length) {
            zeros = flags.width - length;
        }
        padding.putSpaced(sign + prefix + "0".repeat(zeros) + (verb == 'X' ? digits.toUpperCase(Locale.ROOT) : digits));
        return true;
    }

    private static String largePrefix(int verb) {
        return switch (verb) {
            case 'b' -> "0b";
            case 'o' -> "0";
            case 'x' -> "0x";
            case 'X' -> "0X";
            default -> "";
        };
    }
}
