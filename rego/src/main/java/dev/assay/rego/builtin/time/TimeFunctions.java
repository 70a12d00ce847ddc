package dev.assay.rego.builtin.time;

import dev.assay.rego.builtin.Builtin;
import dev.assay.rego.builtin.Context;
import dev.assay.rego.builtin.Operands;
import dev.assay.rego.builtin.Weights;
import dev.assay.rego.value.ArrayValue;
import dev.assay.rego.value.NumberValue;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;

/** Points in time, counted in nanoseconds since 1970. */
public final class TimeFunctions {
    private static final String MOMENT = "any<number, array<number, string>>";

    private TimeFunctions() {}

    public static List<Builtin> builtins() {
        return List.of(
                Builtin.impure("time.now_ns", "() -> number", TimeFunctions::now),
                Builtin.pure("time.parse_ns", "(string, string) -> number", TimeFunctions::parse),
                Builtin.pure("time.parse_rfc3339_ns", "(string) -> number", TimeFunctions::parseRfc3339),
                Builtin.pure("time.parse_duration_ns", "(string) -> number", TimeFunctions::parseDuration),
                Builtin.pure(
                        "time.format",
                        "(any<number, array<number, string>, array<number, string, string>>) -> string",
                        TimeFunctions::format),
                Builtin.pure("time.date", "(" + MOMENT + ") -> array<number, number, number>", TimeFunctions::date),
                Builtin.pure("time.clock", "(" + MOMENT + ") -> array<number, number, number>", TimeFunctions::clock),
                Builtin.pure("time.weekday", "(" + MOMENT + ") -> string", TimeFunctions::weekday),
                Builtin.pure("time.add_date", "(number, number, number, number) -> number", TimeFunctions::addDate),
                Builtin.pure(
                        "time.diff",
                        "(" + MOMENT + ", " + MOMENT + ") -> array<number, number, number, number, number, number>",
                        TimeFunctions::difference));
    }

    private static Value now(Context context, Value[] arguments) {
        return Moment.nanos(context.now());
    }

    private static Value parse(Context context, Value[] arguments) {
        String layout = Operands.string(arguments[0], 1);
        String text = Operands.string(arguments[1], 2);
        context.spend(1L + layout.length());
        return Moment.nanos(TimeParser.parse(Layout.of(layout), text));
    }

    private static Value parseRfc3339(Context context, Value[] arguments) {
        return Moment.nanos(TimeParser.parse(Layout.of(Layout.RFC3339), Operands.string(arguments[0], 1)));
    }

    private static Value parseDuration(Context context, Value[] arguments) {
        String text = Operands.string(arguments[0], 1);
        context.spend(1L + text.length());
        return NumberValue.of(Durations.nanos(text));
    }

    private static Value format(Context context, Value[] arguments) {
        Moment moment = Moment.of(arguments[0]);
        Weights.announceChars(context, moment.layout().length());
        String layout = moment.layout().isEmpty() ? Layout.RFC3339_NANO : moment.layout();
        return StringValue.of(TimeText.of(moment.time(), Layout.of(layout)));
    }

    private static Value date(Context context, Value[] arguments) {
        ZonedDateTime time = Moment.of(arguments[0]).time();
        return numbers(time.getYear(), time.getMonthValue(), time.getDayOfMonth());
    }

    private static Value clock(Context context, Value[] arguments) {
        ZonedDateTime time = Moment.of(arguments[0]).time();
        return numbers(time.getHour(), time.getMinute(), time.getSecond());
    }

    private static Value weekday(Context context, Value[] arguments) {
        return StringValue.of(Moment.of(arguments[0]).time().getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.US));
    }

    /** Days that a month does not have run over into the next one. */
    private static Value addDate(Context context, Value[] arguments) {
        ZonedDateTime time = Moment.of(arguments[0]).time();
        long years = Operands.integer(arguments[1], 2);
        long months = Operands.integer(arguments[2], 3);
        long days = Operands.integer(arguments[3], 4);
        try {
            LocalDate date = LocalDate.of(time.getYear(), time.getMonthValue(), 1)
                    .plusYears(years)
                    .plusMonths(months)
                    .plusDays(Math.addExact(days, time.getDayOfMonth() - 1));
            return Moment.nanos(Moment.inUtc(date.atTime(time.toLocalTime()), time.getZone()));
        } catch (DateTimeException | ArithmeticException e) {
            throw Moment.outOfRange();
        }
    }

    /** Years, months, days, hours, minutes and seconds between two times, as a calendar counts them. */
    private static Value difference(Context context, Value[] arguments) {
        ZonedDateTime first = Moment.of(arguments[0]).time();
        ZonedDateTime second = Moment.of(arguments[1]).time().withZoneSameInstant(first.getZone());
        ZonedDateTime early = first.isAfter(second) ? second : first;
        ZonedDateTime late = first.isAfter(second) ? first : second;
        int[] parts = {
            late.getYear() - early.getYear(),
            late.getMonthValue() - early.getMonthValue(),
            late.getDayOfMonth() - early.getDayOfMonth(),
            late.getHour() - early.getHour(),
            late.getMinute() - early.getMinute(),
            late.getSecond() - early.getSecond()
        };
        int[] carries = {0, 12, early.toLocalDate().lengthOfMonth(), 24, 60, 60};
        for (int i = parts.length - 1; i > 0; i--) {
            if (parts[i] < 0) {
                parts[i] += carries[i];
                parts[i - 1]--;
            }
        }
        return numbers(parts);
    }

    private static Value numbers(int... numbers) {
        Value[] values = new Value[numbers.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = NumberValue.of(numbers[i]);
        }
        return ArrayValue.owning(values);
    }
}
