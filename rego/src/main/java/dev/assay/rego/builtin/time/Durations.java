package dev.assay.rego.builtin.time;

import dev.assay.rego.builtin.BuiltinException;
import dev.assay.rego.builtin.Octets;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as Go writes them, such as {@code 1h30m}, and with OPA's days, weeks and years besides. */
public final class Durations {
    private static final Map<String, Long> UNITS = Map.of(
            "ns", 1L,
            "us", 1_000L,
            "\u00B5s", 1_000L,
            "\u03BCs", 1_000L,
            "ms", 1_000_000L,
            "s", 1_000_000_000L,
            "m", 60_000_000_000L,
            "h", 3_600_000_000_000L);

    private static final Map<String, Integer> HOURS = Map.of("d", 24, "w", 7 * 24, "y", 365 * 24);
    private static final Pattern SEGMENT = Pattern.compile("([0-9.]++)(ms|us|\u00B5s|ns|[a-z])");

    private final String text;
    private int at;

    private Durations(String text) {
        this.text = text;
    }

    /**
     * Nanoseconds of a duration.
     *
     * @throws BuiltinException if it is none, or longer than 64 bits can count
     */
    public static long nanos(String text) {
        boolean extended = text.indexOf('d') >= 0 || text.indexOf('w') >= 0 || text.indexOf('y') >= 0;
        if (!extended) {
            return new Durations(text).parsed(text);
        }
        return new Durations(inHours(text)).parsed(text);
    }

    /** The text with days, weeks and years as hours. */
    private static String inHours(String text) {
        StringBuilder rewritten = new StringBuilder();
        int at = 0;
        if (text.startsWith("-") || text.startsWith("+")) {
            rewritten.append(text.charAt(0));
            at = 1;
        }
        Matcher segments = SEGMENT.matcher(text);
        while (at < text.length()) {
            if (!segments.region(at, text.length()).lookingAt()) {
                throw invalid(text);
            }
            Integer hours = HOURS.get(segments.group(2));
            rewritten.append(hours == null ? segments.group() : hours(text, segments.group(1), hours) + "h");
            at = segments.end();
        }
        return rewritten.toString();
    }

    private static String hours(String text, String digits, int each) {
        try {
            double hours = Double.parseDouble(digits) * each;
            return new BigDecimal(Double.toString(hours)).stripTrailingZeros().toPlainString();
        } catch (NumberFormatException e) {
            throw invalid(text);
        }
    }

    private long parsed(String original) {
        boolean negative = text.startsWith("-");
        at = negative || text.startsWith("+") ? 1 : 0;
        if (text.substring(at).equals("0")) {
            return 0;
        }
        if (at == text.length()) {
            throw invalid(original);
        }
        long total = 0;
        while (at < text.length()) {
            total += segment(original);
            // A sum that has become negative is 2^63 or more; exactly that much only fits with a minus.
            if (total < 0 && !(negative && total == Long.MIN_VALUE)) {
                throw invalid(original);
            }
        }
        return negative ? -total : total;
    }

    private long segment(String original) {
        int start = at;
        while (digitAt(at)) {
            at++;
        }
        String whole = text.substring(start, at);
        String fraction = "";
        if (at < text.length() && text.charAt(at) == '.') {
            int point = ++at;
            while (digitAt(at)) {
                at++;
            }
            fraction = text.substring(point, at);
        }
        if (whole.isEmpty() && fraction.isEmpty()) {
            throw invalid(original);
        }
        long unit = unit(original);
        BigDecimal value = new BigDecimal(whole.isEmpty() ? "0" : whole).multiply(BigDecimal.valueOf(unit));
        value = value.add(BigDecimal.valueOf(fractionNanos(fraction, unit)));
        if (value.compareTo(BigDecimal.valueOf(Long.MIN_VALUE).negate()) > 0) {
            throw invalid(original);
        }
        return value.toBigInteger().longValue();
    }

    /** In floating point, as Go does it: 18 digits count. */
    private static long fractionNanos(String fraction, long unit) {
        if (fraction.isEmpty()) {
            return 0;
        }
        String counted = fraction.substring(0, Math.min(18, fraction.length()));
        double scale = Math.pow(10, counted.length());
        return (long) (Long.parseLong(counted) * (unit / scale));
    }

    private long unit(String original) {
        int start = at;
        while (at < text.length() && text.charAt(at) != '.' && !digitAt(at)) {
            at++;
        }
        if (start == at) {
            throw BuiltinException.error("time: missing unit in duration " + quoted(original));
        }
        String name = text.substring(start, at);
        Long unit = UNITS.get(name);
        if (unit == null) {
            throw BuiltinException.error("time: unknown unit " + quoted(name) + " in duration " + quoted(original));
        }
        return unit;
    }

    private boolean digitAt(int position) {
        return position < text.length() && text.charAt(position) >= '0' && text.charAt(position) <= '9';
    }

    private static BuiltinException invalid(String original) {
        return BuiltinException.error("time: invalid duration " + quoted(original));
    }

    /** A text in quotes as Go's time package puts it: bytes outside of ASCII in hexadecimal. */
    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (byte octet : Octets.of(text)) {
            if (octet < ' ') {
                quoted.append(String.format(Locale.ROOT, "\\x%02x", octet & 0xFF));
            } else {
                quoted.append(octet == '"' || octet == '\\' ? "\\" : "").append((char) octet);
            }
        }
        return quoted.append('"').toString();
    }
}
