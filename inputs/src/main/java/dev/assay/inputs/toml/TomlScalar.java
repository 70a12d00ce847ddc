package dev.assay.inputs.toml;

import dev.assay.inputs.document.Characters;
import dev.assay.inputs.document.InputException;
import dev.assay.inputs.document.Numbers;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads booleans, numbers, dates and times. */
final class TomlScalar {
    private static final int LENGTH_MAX = 1_000;
    private static final Pattern MOMENT = Pattern.compile(
            "(\\d{4}-\\d{2}-\\d{2})?[Tt ]?(?:(\\d{2}:\\d{2})(:\\d{2})?(\\.\\d+)?)?([Zz]|[+-]\\d{2}:\\d{2})?");
    private static final Pattern WHOLE = Pattern.compile("[+-]?(0|[1-9](_?\\d)*)");
    private static final Pattern PREFIXED =
            Pattern.compile("0(x[0-9a-fA-F](_?[0-9a-fA-F])*|o[0-7](_?[0-7])*|b[01](_?[01])*)");
    private static final Pattern FLOAT =
            Pattern.compile("[+-]?(0|[1-9](_?\\d)*)(\\.\\d(_?\\d)*)?([eE][+-]?\\d(_?\\d)*)?");
    private static final int NANO_DIGITS = 9;
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private TomlScalar() {}

    static Object read(Characters in) {
        int start = in.offset();
        while (isPart(in.peek()) || (in.peek() == ' ' && isDateBeforeTime(in, start))) {
            in.next();
        }
        String text = in.since(start);
        Object value = text.length() > LENGTH_MAX ? null : value(text);
        if (value != null) {
            return value;
        }
        in.moveTo(start);
        throw text.endsWith("inf") || text.endsWith("nan")
                ? in.fault("no policy can see '" + text + "': it is not a finite number", "put it in quotes")
                : unknown(in);
    }

    private static InputException unknown(Characters in) {
        return in.expected("a value; texts need quotes, and numbers must be ones that TOML has");
    }

    private static boolean isPart(int c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '+'
                || c == '-'
                || c == '.'
                || c == ':'
                || c == '_';
    }

    private static boolean isDateBeforeTime(Characters in, int start) {
        return in.offset() - start == 10
                && Character.isDigit(Math.max(0, in.peek(1)))
                && in.peek(3) == ':'
                && in.since(start).charAt(4) == '-';
    }

    private static @Nullable Object value(String text) {
        if (text.equals("true") || text.equals("false")) {
            return text.equals("true");
        }
        if (WHOLE.matcher(text).matches()) {
            return fits(new BigInteger(text.replace("_", "")));
        }
        if (PREFIXED.matcher(text).matches()) {
            int radix = text.charAt(1) == 'x' ? 16 : text.charAt(1) == 'o' ? 8 : 2;
            return fits(new BigInteger(text.substring(2).replace("_", ""), radix));
        }
        if (FLOAT.matcher(text).matches()) {
            return Numbers.parse(text.replace("_", ""));
        }
        Matcher moment = MOMENT.matcher(text);
        return moment.matches() && (moment.group(1) != null || moment.group(2) != null) ? moment(text, moment) : null;
    }

    private static @Nullable Number fits(BigInteger value) {
        return value.bitLength() < Long.SIZE ? (Number) value.longValue() : null;
    }

    private static @Nullable String moment(String text, Matcher parts) {
        boolean zoned = parts.group(5) != null;
        boolean timed = parts.group(2) != null;
        boolean dated = parts.group(1) != null;
        if ((zoned && (!timed || !dated)) || (dated && !timed && text.length() != 10)) {
            return null;
        }
        try {
            LocalDate date = dated ? LocalDate.parse(parts.group(1)) : LocalDate.of(0, 1, 1);
            LocalTime time = LocalTime.MIDNIGHT;
            if (timed) {
                String seconds = parts.group(3) == null ? ":00" : parts.group(3);
                time = LocalTime.parse(parts.group(2) + seconds + fraction(parts.group(4)));
            }
            String zone = zoned && !parts.group(5).equalsIgnoreCase("z") ? parts.group(5) : "Z";
            ZoneOffset offset = ZoneOffset.of(zone);
            return written(date.atTime(time), offset);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static String fraction(@Nullable String written) {
        return written == null || written.length() <= NANO_DIGITS + 1
                ? (written == null ? "" : written)
                : written.substring(0, NANO_DIGITS + 1);
    }

    private static String written(LocalDateTime moment, ZoneOffset offset) {
        StringBuilder text = new StringBuilder("%04d-%02d-%02dT%02d:%02d:%02d"
                .formatted(
                        moment.getYear(),
                        moment.getMonthValue(),
                        moment.getDayOfMonth(),
                        moment.getHour(),
                        moment.getMinute(),
                        moment.getSecond()));
        if (moment.toLocalTime().toNanoOfDay() % NANOS_PER_SECOND > 0) {
            text.append(".%09d"
                    .formatted(moment.toLocalTime().toNanoOfDay() % NANOS_PER_SECOND)
                    .replaceAll("0+$", ""));
        }
        return text.append(offset.getId()).toString();
    }
}
