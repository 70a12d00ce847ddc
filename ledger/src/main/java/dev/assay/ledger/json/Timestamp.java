package dev.assay.ledger.json;

import dev.assay.ledger.LedgerException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Points in time as every format here writes them: RFC 3339 in UTC with milliseconds, {@code 2026-11-20T10:00:00.000Z}.
 */
public final class Timestamp {

    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final Pattern UTC =
            Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-5][0-9](\\.[0-9]{1,9})?Z");
    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

    private Timestamp() {}

    /** Whole milliseconds, the rest cut off; {@link IllegalArgumentException} outside the years 0000 to 9999. */
    public static String format(Instant time) {
        if (time.isBefore(FIRST) || !time.isBefore(END)) {
            throw new IllegalArgumentException("a time outside the years 0000 to 9999: " + time);
        }
        return FORMAT.format(time);
    }

    /** The time cut to what {@link #format} can write. */
    public static Instant toMillis(Instant time) {
        return time.truncatedTo(ChronoUnit.MILLIS);
    }

    /**
     * Reads RFC 3339 in UTC ("Z"), with up to nine digits of fraction or none.
     *
     * @throws LedgerException (malformed) for anything else
     */
    public static Instant parse(String text) {
        if (UTC.matcher(text).matches()) {
            try {
                return Instant.parse(text);
            } catch (DateTimeException e) {
                throw malformed(text);
            }
        }
        throw malformed(text);
    }

    private static LedgerException malformed(String text) {
        return LedgerException.malformed(
                "not a time: \"" + (text.length() <= 60 ? text : text.substring(0, 60) + "...") + "\"",
                "Write it in UTC as 2026-11-20T10:00:00.000Z.");
    }
}
