package dev.assay.rego.builtin.time;

import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.TimeZone;

/** Times written by a layout. */
final class TimeText {
    private final ZonedDateTime time;
    private final StringBuilder out = new StringBuilder();

    private TimeText(ZonedDateTime time) {
        this.time = time;
    }

    static String of(ZonedDateTime time, Layout layout) {
        TimeText text = new TimeText(time);
        for (Layout.Part part : layout.parts()) {
            text.append(part);
        }
        return text.out.toString();
    }

    private void append(Layout.Part part) {
        switch (part.field()) {
            case LITERAL -> out.append(part.text());
            case YEAR -> zero(Math.floorMod(time.getYear(), 100), 2);
            case LONG_YEAR -> zero(time.getYear(), 4);
            case MONTH -> out.append(time.getMonth().getDisplayName(TextStyle.SHORT, Locale.US));
            case LONG_MONTH -> out.append(time.getMonth().getDisplayName(TextStyle.FULL, Locale.US));
            case NUMBER_MONTH -> out.append(time.getMonthValue());
            case ZERO_MONTH -> zero(time.getMonthValue(), 2);
            case WEEKDAY -> out.append(time.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.US));
            case LONG_WEEKDAY -> out.append(time.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.US));
            case DAY -> out.append(time.getDayOfMonth());
            case UNDER_DAY -> padded(time.getDayOfMonth(), 2);
            case ZERO_DAY -> zero(time.getDayOfMonth(), 2);
            case UNDER_YEAR_DAY -> padded(time.getDayOfYear(), 3);
            case ZERO_YEAR_DAY -> zero(time.getDayOfYear(), 3);
            case HOUR -> zero(time.getHour(), 2);
            case HOUR_12 -> out.append(hour12());
            case ZERO_HOUR_12 -> zero(hour12(), 2);
            case MINUTE -> out.append(time.getMinute());
            case ZERO_MINUTE -> zero(time.getMinute(), 2);
            case SECOND -> out.append(time.getSecond());
            case ZERO_SECOND -> zero(time.getSecond(), 2);
            case FRACTION_ZEROS, FRACTION_NINES -> fraction(part);
            case UPPER_PM -> out.append(time.getHour() >= 12 ? "PM" : "AM");
            case LOWER_PM -> out.append(time.getHour() >= 12 ? "pm" : "am");
            case OFFSET -> offset(part.text());
            case ZONE_NAME -> out.append(zoneName());
        }
    }

    private int hour12() {
        int hour = time.getHour() % 12;
        return hour == 0 ? 12 : hour;
    }

    private void zero(int number, int digits) {
        String text = Integer.toString(Math.abs(number));
        out.append(number < 0 ? "-" : "")
                .repeat('0', Math.max(0, digits - text.length()))
                .append(text);
    }

    private void padded(int number, int width) {
        String text = Integer.toString(number);
        out.repeat(' ', Math.max(0, width - text.length())).append(text);
    }

    /** So many digits, or, of nines, at most so many and without zeros at the end. */
    private void fraction(Layout.Part part) {
        int digits = part.text().length() - 1;
        String nanos = String.format(Locale.ROOT, "%09d", time.getNano());
        String shown = digits <= 9 ? nanos.substring(0, digits) : nanos + "0".repeat(digits - 9);
        if (part.field() == Layout.Field.FRACTION_NINES) {
            int end = shown.length();
            while (end > 0 && shown.charAt(end - 1) == '0') {
                end--;
            }
            shown = shown.substring(0, end);
            if (shown.isEmpty()) {
                return;
            }
        }
        out.append(part.text().charAt(0)).append(shown);
    }

    private void offset(String example) {
        int seconds = time.getOffset().getTotalSeconds();
        if (example.startsWith("Z") && seconds == 0) {
            out.append('Z');
            return;
        }
        int size = Math.abs(seconds);
        out.append(seconds < 0 ? '-' : '+');
        zero(size / 3600, 2);
        String colon = example.contains(":") ? ":" : "";
        int digits = example.length()
                - 1
                - (int) example.chars().filter(c -> c == ':').count();
        if (digits > 2) {
            out.append(colon);
            zero(size / 60 % 60, 2);
        }
        if (digits > 4) {
            out.append(colon);
            zero(size % 60, 2);
        }
    }

    /** The zone's short name, or its hours and minutes where people have no name for it. */
    private String zoneName() {
        if (time.getZone().getId().equals("UTC") || time.getZone().getId().equals("Z")) {
            return "UTC";
        }
        boolean summer = time.getZone().getRules().isDaylightSavings(time.toInstant());
        String name = TimeZone.getTimeZone(time.getZone()).getDisplayName(summer, TimeZone.SHORT, Locale.US);
        if (name.matches("[A-Z]{3,5}")) {
            return name;
        }
        int minutes = time.getOffset().getTotalSeconds() / 60;
        String sign = minutes < 0 ? "-" : "+";
        int size = Math.abs(minutes);
        String hours = String.format(Locale.ROOT, "%02d", size / 60);
        return sign + hours + (size % 60 == 0 ? "" : String.format(Locale.ROOT, "%02d", size % 60));
    }
}
