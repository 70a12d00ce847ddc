package dev.assay.rego.builtin.time;

import dev.assay.rego.builtin.BuiltinException;
import dev.assay.rego.builtin.Operands;
import dev.assay.rego.value.ArrayValue;
import dev.assay.rego.value.NumberValue;
import dev.assay.rego.value.Value;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.zone.ZoneRules;
import java.time.zone.ZoneRulesProvider;
import java.util.Map;
import java.util.Set;

/**
 * A time as an argument gives it: nanoseconds since 1970, or an array of them, a zone and a layout.
 *
 * @param time in its zone
 * @param layout empty when none was given
 */
record Moment(ZonedDateTime time, String layout) {
    static final long NANOS_PER_SECOND = 1_000_000_000;
    private static final Set<String> ZONES = ZoneRulesProvider.getAvailableZoneIds();
    /** Zones of the database that Java does not list, by one that it does. */
    private static final Map<String, String> OLD_ZONES =
            Map.of("EST", "America/Panama", "MST", "America/Phoenix", "HST", "Pacific/Honolulu", "ROC", "Asia/Taipei");

    private static final String EXPECTED = "either number (ns) or [number (ns), string (tz)]";

    static Moment of(Value argument) {
        return switch (argument) {
            case NumberValue number -> new Moment(at(number, ZoneOffset.UTC), "");
            case ArrayValue array
            when array.size() > 0 -> {
                NumberValue nanos = Operands.number(array.get(0), 1);
                ZoneId zone = array.size() > 1 ? zone(Operands.string(array.get(1), 1)) : ZoneOffset.UTC;
                String layout = array.size() > 2 ? Operands.string(array.get(2), 1) : "";
                yield new Moment(at(nanos, zone), layout);
            }
            default -> throw Operands.wrong(1, argument, EXPECTED);
        };
    }

    private static ZonedDateTime at(NumberValue nanos, ZoneId zone) {
        if (!nanos.fitsLong()) {
            throw BuiltinException.error("timestamp too big");
        }
        long value = nanos.asLong();
        return Instant.ofEpochSecond(Math.floorDiv(value, NANOS_PER_SECOND), Math.floorMod(value, NANOS_PER_SECOND))
                .atZone(zone);
    }

    /** A zone of the time zone database. The machine's own zone is UTC: an answer must not depend on the machine. */
    private static ZoneId zone(String name) {
        if (name.isEmpty() || name.equals("UTC") || name.equals("Local")) {
            return ZoneOffset.UTC;
        }
        String known = OLD_ZONES.getOrDefault(name, name);
        if (!ZONES.contains(known)) {
            throw BuiltinException.error("unknown time zone " + name);
        }
        return ZoneId.of(known);
    }

    /**
     * Nanoseconds since 1970 of a moment in UTC.
     *
     * @throws BuiltinException if 64 bits cannot count them
     */
    static Value nanos(LocalDateTime moment) {
        return nanos(moment.toInstant(ZoneOffset.UTC));
    }

    static Value nanos(Instant instant) {
        try {
            long seconds = instant.getEpochSecond();
            // Towards zero first, so that the smallest number does not overflow on the way.
            long whole = seconds < 0 ? seconds + 1 : seconds;
            long rest = seconds < 0 ? instant.getNano() - NANOS_PER_SECOND : instant.getNano();
            return NumberValue.of(Math.addExact(Math.multiplyExact(whole, NANOS_PER_SECOND), rest));
        } catch (ArithmeticException e) {
            throw outOfRange();
        }
    }

    static BuiltinException outOfRange() {
        return BuiltinException.error("time outside of valid range");
    }

    /** The moment in UTC at which clocks of a zone show a time, with Go's choice where there are two or none. */
    static LocalDateTime inUtc(LocalDateTime shown, ZoneId zone) {
        ZoneRules rules = zone.getRules();
        ZoneOffset guess = rules.getOffset(shown.toInstant(ZoneOffset.UTC));
        LocalDateTime utc = shown.minusSeconds(guess.getTotalSeconds());
        ZoneOffset there = rules.getOffset(utc.toInstant(ZoneOffset.UTC));
        return there.equals(guess) ? utc : shown.minusSeconds(there.getTotalSeconds());
    }
}
