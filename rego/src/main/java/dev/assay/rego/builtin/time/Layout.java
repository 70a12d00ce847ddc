package dev.assay.rego.builtin.time;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A layout of Go's: an example, in which parts of the time 2006-01-02 15:04:05 show what stands where. All else is
 * literal text.
 *
 * @param text the layout
 * @param parts what it is made of
 */
record Layout(String text, List<Part> parts) {

    static final String RFC3339 = "2006-01-02T15:04:05Z07:00";
    static final String RFC3339_NANO = "2006-01-02T15:04:05.999999999Z07:00";

    private static final Map<String, String> NAMED = Map.of(
            "ANSIC", "Mon Jan _2 15:04:05 2006",
            "UnixDate", "Mon Jan _2 15:04:05 MST 2006",
            "RubyDate", "Mon Jan 02 15:04:05 -0700 2006",
            "RFC822", "02 Jan 06 15:04 MST",
            "RFC822Z", "02 Jan 06 15:04 -0700",
            "RFC850", "Monday, 02-Jan-06 15:04:05 MST",
            "RFC1123", "Mon, 02 Jan 2006 15:04:05 MST",
            "RFC1123Z", "Mon, 02 Jan 2006 15:04:05 -0700",
            "RFC3339", RFC3339,
            "RFC3339Nano", RFC3339_NANO);

    /**
     * Words that mean one thing, in the order in which they are looked for; longer ones stand before their
     * beginnings.
     */
    private static final List<Word> WORDS = List.of(
            new Word("January", Field.LONG_MONTH),
            new Word("Jan", Field.MONTH),
            new Word("Monday", Field.LONG_WEEKDAY),
            new Word("Mon", Field.WEEKDAY),
            new Word("MST", Field.ZONE_NAME),
            new Word("01", Field.ZERO_MONTH),
            new Word("02", Field.ZERO_DAY),
            new Word("03", Field.ZERO_HOUR_12),
            new Word("04", Field.ZERO_MINUTE),
            new Word("05", Field.ZERO_SECOND),
            new Word("06", Field.YEAR),
            new Word("002", Field.ZERO_YEAR_DAY),
            new Word("15", Field.HOUR),
            new Word("1", Field.NUMBER_MONTH),
            new Word("2006", Field.LONG_YEAR),
            new Word("2", Field.DAY),
            new Word("_2", Field.UNDER_DAY),
            new Word("__2", Field.UNDER_YEAR_DAY),
            new Word("3", Field.HOUR_12),
            new Word("4", Field.MINUTE),
            new Word("5", Field.SECOND),
            new Word("PM", Field.UPPER_PM),
            new Word("pm", Field.LOWER_PM),
            new Word("-070000", Field.OFFSET),
            new Word("-07:00:00", Field.OFFSET),
            new Word("-0700", Field.OFFSET),
            new Word("-07:00", Field.OFFSET),
            new Word("-07", Field.OFFSET),
            new Word("Z070000", Field.OFFSET),
            new Word("Z07:00:00", Field.OFFSET),
            new Word("Z0700", Field.OFFSET),
            new Word("Z07:00", Field.OFFSET),
            new Word("Z07", Field.OFFSET));

    /** What a part of a layout stands for. */
    enum Field {
        LITERAL,
        YEAR,
        LONG_YEAR,
        MONTH,
        LONG_MONTH,
        NUMBER_MONTH,
        ZERO_MONTH,
        WEEKDAY,
        LONG_WEEKDAY,
        DAY,
        UNDER_DAY,
        ZERO_DAY,
        UNDER_YEAR_DAY,
        ZERO_YEAR_DAY,
        HOUR,
        HOUR_12,
        ZERO_HOUR_12,
        MINUTE,
        ZERO_MINUTE,
        SECOND,
        ZERO_SECOND,
        FRACTION_ZEROS,
        FRACTION_NINES,
        UPPER_PM,
        LOWER_PM,
        OFFSET,
        ZONE_NAME
    }

    private record Word(String text, Field field) {}

    /**
     * A part of a layout.
     *
     * @param text as it stands in the layout
     */
    record Part(Field field, String text) {}

    /** The layout of a text, or of a name that OPA knows. */
    static Layout of(String textOrName) {
        String text = NAMED.getOrDefault(textOrName, textOrName);
        List<Part> parts = new ArrayList<>();
        int literal = 0;
        int at = 0;
        while (at < text.length()) {
            Part part = partAt(text, at);
            if (part == null) {
                at++;
                continue;
            }
            if (at > literal) {
                parts.add(new Part(Field.LITERAL, text.substring(literal, at)));
            }
            parts.add(part);
            at += part.text().length();
            literal = at;
        }
        parts.add(new Part(Field.LITERAL, text.substring(literal)));
        return new Layout(text, List.copyOf(parts));
    }

    private static @Nullable Part partAt(String text, int at) {
        char first = text.charAt(at);
        if (first == '.' || first == ',') {
            return fraction(text, at);
        }
        if (text.startsWith("_2006", at)) {
            return null; // an underscore, then a year
        }
        for (Word word : WORDS) {
            if (text.startsWith(word.text(), at) && !(isShortName(word.field()) && lowerCaseAt(text, at + 3))) {
                return new Part(word.field(), word.text());
            }
        }
        return null;
    }

    private static boolean isShortName(Field field) {
        return field == Field.MONTH || field == Field.WEEKDAY;
    }

    private static boolean lowerCaseAt(String text, int at) {
        return at < text.length() && text.charAt(at) >= 'a' && text.charAt(at) <= 'z';
    }

    private static @Nullable Part fraction(String text, int at) {
        int end = at + 1;
        if (end >= text.length() || (text.charAt(end) != '0' && text.charAt(end) != '9')) {
            return null;
        }
        char digit = text.charAt(end);
        while (end < text.length() && text.charAt(end) == digit) {
            end++;
        }
        boolean more = end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9';
        if (more) {
            return null;
        }
        return new Part(digit == '0' ? Field.FRACTION_ZEROS : Field.FRACTION_NINES, text.substring(at, end));
    }
}
