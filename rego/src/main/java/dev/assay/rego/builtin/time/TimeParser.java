package dev.assay.rego.builtin.time;

import dev.assay.rego.builtin.BuiltinException;
import java.io.Serial;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a time by a layout, as strictly as Go does and with its messages. One parser reads one text. */
final class TimeParser {
    private static final List<String> MONTHS = List.of(
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December");
    private static final List<String> WEEKDAYS =
            List.of("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday");
    private static final int SHORT_NAME = 3;
    private static final int UNIX_YEAR = 69;

    private final Layout layout;
    private final Scanner in;

    private int year;
    private int month = -1;
    private int day = -1;
    private int yearDay = -1;
    private int hour;
    private int minute;
    private int second;
    private int nano;
    private boolean afternoon;
    private boolean morning;
    private int offsetSeconds;

    /** What went wrong: a text that does not fit, or a value out of its range, whose name is the message. */
    static final class Mismatch extends Exception {
        @Serial
        private static final long serialVersionUID = 1;

        Mismatch(@Nullable String outOfRange) {
            super(outOfRange, null, false, false);
        }
    }

    private TimeParser(Layout layout, String value) {
        this.layout = layout;
        this.in = new Scanner(value);
    }

    /**
     * The moment that a text names.
     *
     * @throws BuiltinException if it does not follow the layout
     */
    static LocalDateTime parse(Layout layout, String value) {
        TimeParser parser = new TimeParser(layout, value);
        parser.fields();
        return parser.moment();
    }

    private void fields() {
        List<Layout.Part> parts = layout.parts();
        for (int i = 0; i < parts.size(); i++) {
            Layout.Part part = parts.get(i);
            String before = in.rest();
            try {
                if (part.field() == Layout.Field.LITERAL) {
                    in.skip(part.text());
                } else {
                    boolean fractionFollows = i + 1 < parts.size() && isFraction(parts.get(i + 1));
                    field(part, fractionFollows);
                }
            } catch (Mismatch e) {
                if (e.getMessage() != null) {
                    throw failure(": " + e.getMessage() + " out of range");
                }
                String found = part.field() == Layout.Field.LITERAL ? in.rest() : before;
                throw BuiltinException.error("parsing time " + Durations.quoted(in.text()) + " as "
                        + Durations.quoted(layout.text()) + ": cannot parse " + Durations.quoted(found) + " as "
                        + Durations.quoted(part.text()));
            }
        }
        if (!in.rest().isEmpty()) {
            throw failure(": extra text: " + Durations.quoted(in.rest()));
        }
    }

    private static boolean isFraction(Layout.Part part) {
        return part.field() == Layout.Field.FRACTION_ZEROS || part.field() == Layout.Field.FRACTION_NINES;
    }

    private BuiltinException failure(String what) {
        return BuiltinException.error("parsing time " + Durations.quoted(in.text()) + what);
    }

    private void field(Layout.Part part, boolean fractionFollows) throws Mismatch {
        switch (part.field()) {
            case YEAR -> {
                int two = in.signed(2);
                year = two >= UNIX_YEAR ? 1900 + two : 2000 + two;
            }
            case LONG_YEAR -> {
                in.requireDigit();
                year = in.signed(4);
            }
            case MONTH -> month = in.name(MONTHS, SHORT_NAME) + 1;
            case LONG_MONTH -> month = in.name(MONTHS, Integer.MAX_VALUE) + 1;
            case NUMBER_MONTH, ZERO_MONTH ->
                month = within(in.number(part.field() == Layout.Field.ZERO_MONTH), 1, 12, "month");
            case WEEKDAY -> in.name(WEEKDAYS, SHORT_NAME);
            case LONG_WEEKDAY -> in.name(WEEKDAYS, Integer.MAX_VALUE);
            case DAY, ZERO_DAY -> day = in.number(part.field() == Layout.Field.ZERO_DAY);
            case UNDER_DAY -> {
                in.skipSpaces(1);
                day = in.number(false);
            }
            case UNDER_YEAR_DAY -> {
                in.skipSpaces(2);
                yearDay = in.threeDigits(false);
            }
            case ZERO_YEAR_DAY -> yearDay = in.threeDigits(true);
            default -> clock(part, fractionFollows);
        }
    }

    private void clock(Layout.Part part, boolean fractionFollows) throws Mismatch {
        switch (part.field()) {
            case HOUR -> hour = within(in.number(false), 0, 23, "hour");
            case HOUR_12, ZERO_HOUR_12 ->
                hour = within(in.number(part.field() == Layout.Field.ZERO_HOUR_12), 0, 12, "hour");
            case MINUTE, ZERO_MINUTE ->
                minute = within(in.number(part.field() == Layout.Field.ZERO_MINUTE), 0, 59, "minute");
            case SECOND, ZERO_SECOND -> {
                second = within(in.number(part.field() == Layout.Field.ZERO_SECOND), 0, 59, "second");
                if (!fractionFollows && in.atFraction()) {
                    nano = in.fraction(Integer.MAX_VALUE);
                }
            }
            case FRACTION_ZEROS -> nano = in.exactFraction(part.text().length());
            case FRACTION_NINES -> nano = in.atFraction() ? in.fraction(Integer.MAX_VALUE) : nano;
            case UPPER_PM, LOWER_PM -> {
                String half = in.take(2);
                boolean upper = part.field() == Layout.Field.UPPER_PM;
                afternoon = half.equals(upper ? "PM" : "pm");
                morning = half.equals(upper ? "AM" : "am");
                if (!afternoon && !morning) {
                    throw new Mismatch(null);
                }
            }
            case OFFSET -> offsetSeconds = in.offset(part.text());
            case ZONE_NAME -> in.skipZone();
            default -> throw new IllegalStateException("no field of the clock: " + part);
        }
    }

    private static int within(int value, int least, int most, String what) throws Mismatch {
        if (value < least || value > most) {
            throw new Mismatch(what);
        }
        return value;
    }

    private LocalDateTime moment() {
        if (afternoon && hour < 12) {
            hour += 12;
        } else if (morning && hour == 12) {
            hour = 0;
        }
        if (yearDay >= 0) {
            dayOfYear();
        }
        int shownMonth = month < 0 ? 1 : month;
        int shownDay = day < 0 ? 1 : day;
        if (shownDay < 1 || shownDay > YearMonth.of(year, shownMonth).lengthOfMonth()) {
            throw failure(": day out of range");
        }
        return LocalDateTime.of(year, shownMonth, shownDay, hour, minute, second, nano)
                .minusSeconds(offsetSeconds);
    }

    private void dayOfYear() {
        if (yearDay < 1 || yearDay > Year.of(year).length()) {
            throw failure(": day-of-year out of range");
        }
        LocalDate date = LocalDate.ofYearDay(year, yearDay);
        if (month >= 0 && month != date.getMonthValue()) {
            throw failure(": day-of-year does not match month");
        }
        if (day >= 0 && day != date.getDayOfMonth()) {
            throw failure(": day-of-year does not match day");
        }
        month = date.getMonthValue();
        day = date.getDayOfMonth();
    }
}
