package dev.assay.rego.builtin.time;

import dev.assay.rego.builtin.time.TimeParser.Mismatch;
import java.util.List;

/** A text that a time is read from, piece by piece. */
final class Scanner {
    private static final int NANO_DIGITS = 9;
    private static final int ZONE_LETTERS_MAX = 6;

    private final String text;
    private int at;

    Scanner(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    String rest() {
        return text.substring(at);
    }

    private boolean digitAt(int position) {
        return position < text.length() && text.charAt(position) >= '0' && text.charAt(position) <= '9';
    }

    private int digit() {
        return text.charAt(at++) - '0';
    }

    String take(int length) throws Mismatch {
        if (at + length > text.length()) {
            throw new Mismatch(null);
        }
        at += length;
        return text.substring(at - length, at);
    }

    /** Skips literal text; any number of spaces stands for any number of them. */
    void skip(String literal) throws Mismatch {
        int i = 0;
        while (i < literal.length()) {
            if (literal.charAt(i) == ' ') {
                if (at < text.length() && text.charAt(at) != ' ') {
                    throw new Mismatch(null);
                }
                while (i < literal.length() && literal.charAt(i) == ' ') {
                    i++;
                }
                skipSpaces(Integer.MAX_VALUE);
            } else {
                if (at >= text.length() || text.charAt(at) != literal.charAt(i)) {
                    throw new Mismatch(null);
                }
                i++;
                at++;
            }
        }
    }

    void skipSpaces(int most) {
        for (int i = 0; i < most && at < text.length() && text.charAt(at) == ' '; i++) {
            at++;
        }
    }

    void requireDigit() throws Mismatch {
        if (!digitAt(at)) {
            throw new Mismatch(null);
        }
    }

    /** A number of so many characters, the first of which may be a sign. */
    int signed(int length) throws Mismatch {
        String taken = take(length);
        boolean sign = taken.startsWith("-") || taken.startsWith("+");
        String digits = sign ? taken.substring(1) : taken;
        if (!digits.chars().allMatch(c -> c >= '0' && c <= '9') || digits.isEmpty()) {
            throw new Mismatch(null);
        }
        return Integer.parseInt(taken);
    }

    /** One or two digits, or exactly two. */
    int number(boolean two) throws Mismatch {
        requireDigit();
        if (!digitAt(at + 1)) {
            if (two) {
                throw new Mismatch(null);
            }
            return digit();
        }
        return digit() * 10 + digit();
    }

    /** One to three digits, or exactly three. */
    int threeDigits(boolean three) throws Mismatch {
        requireDigit();
        int number = 0;
        int count = 0;
        while (count < 3 && digitAt(at)) {
            number = number * 10 + digit();
            count++;
        }
        if (three && count < 3) {
            throw new Mismatch(null);
        }
        return number;
    }

    /** The position in a list of the name that stands here, whatever its case; only so many letters of each count. */
    int name(List<String> names, int letters) throws Mismatch {
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            int length = Math.min(letters, name.length());
            if (text.regionMatches(true, at, name, 0, length)) {
                at += length;
                return i;
            }
        }
        throw new Mismatch(null);
    }

    boolean atFraction() {
        return at < text.length() && (text.charAt(at) == '.' || text.charAt(at) == ',') && digitAt(at + 1);
    }

    /**
     * Nanoseconds of a fraction, its point included, of as many digits as there are; those beyond nine do not count.
     */
    int fraction(int most) {
        at++;
        int nanos = 0;
        int count = 0;
        while (count < most && digitAt(at)) {
            int digit = digit();
            if (count < NANO_DIGITS) {
                nanos = nanos * 10 + digit;
            }
            count++;
        }
        for (int i = count; i < NANO_DIGITS; i++) {
            nanos *= 10;
        }
        return nanos;
    }

    /** A fraction of exactly so many characters, its point included. */
    int exactFraction(int length) throws Mismatch {
        if (!atFraction()) {
            throw new Mismatch(null);
        }
        for (int i = 1; i < length; i++) {
            if (!digitAt(at + i)) {
                throw new Mismatch(null);
            }
        }
        return fraction(length - 1);
    }

    /** Seconds east of Greenwich, written like an example. */
    int offset(String example) throws Mismatch {
        if (example.startsWith("Z") && at < text.length() && text.charAt(at) == 'Z') {
            at++;
            return 0;
        }
        String taken = take(example.length());
        for (int i = 1; i < example.length(); i++) {
            boolean colon = example.charAt(i) == ':';
            boolean digit = taken.charAt(i) >= '0' && taken.charAt(i) <= '9';
            if (colon ? taken.charAt(i) != ':' : !digit) {
                throw new Mismatch(null);
            }
        }
        String digits = taken.substring(1).replace(":", "") + "0000";
        int hours = part(digits, 0, 24, "time zone offset hour");
        int minutes = part(digits, 2, 60, "time zone offset minute");
        int seconds = part(digits, 4, 60, "time zone offset second");
        int size = (hours * 60 + minutes) * 60 + seconds;
        return switch (taken.charAt(0)) {
            case '+' -> size;
            case '-' -> -size;
            default -> throw new Mismatch(null);
        };
    }

    private static int part(String digits, int from, int most, String what) throws Mismatch {
        int value = Integer.parseInt(digits.substring(from, from + 2));
        if (value > most) {
            throw new Mismatch(what);
        }
        return value;
    }

    /**
     * Skips a zone's short name. None says how far from UTC it is: Go takes the clock for that of UTC, also for
     * GMT+3.
     */
    void skipZone() throws Mismatch {
        if (text.startsWith("UTC", at)) {
            at += 3;
            return;
        }
        if (text.length() - at < 3) {
            throw new Mismatch(null);
        }
        if (text.startsWith("ChST", at) || text.startsWith("MeST", at)) {
            at += 4;
        } else if (text.startsWith("GMT", at)) {
            at += 3;
            skipHours();
        } else if (text.charAt(at) == '+' || text.charAt(at) == '-') {
            int before = at;
            skipHours();
            if (at == before) {
                throw new Mismatch(null);
            }
        } else {
            at += nameLength();
        }
    }

    /** Skips a sign and at most 23 hours, if they stand here. */
    private void skipHours() {
        int end = at + 1;
        int hours = 0;
        while (digitAt(end) && hours < 100) {
            hours = hours * 10 + (text.charAt(end) - '0');
            end++;
        }
        boolean sign = at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-');
        if (sign && end > at + 1 && hours <= 23) {
            at = end;
        }
    }

    private int nameLength() throws Mismatch {
        int upper = 0;
        while (upper < ZONE_LETTERS_MAX
                && at + upper < text.length()
                && text.charAt(at + upper) >= 'A'
                && text.charAt(at + upper) <= 'Z') {
            upper++;
        }
        boolean valid = switch (upper) {
            case 3 -> true;
            case 4 -> text.charAt(at + 3) == 'T' || text.startsWith("WITA", at);
            case 5 -> text.charAt(at + 4) == 'T';
            default -> false;
        };
        if (!valid) {
            throw new Mismatch(null);
        }
        return upper;
    }
}
