package dev.assay.rego.builtin.collection;

import dev.assay.rego.builtin.Builtin;
import dev.assay.rego.builtin.Context;
import dev.assay.rego.builtin.Operands;
import dev.assay.rego.builtin.number.Totals;
import dev.assay.rego.value.ArrayValue;
import dev.assay.rego.value.BooleanValue;
import dev.assay.rego.value.Kind;
import dev.assay.rego.value.NumberValue;
import dev.assay.rego.value.SetValue;
import dev.assay.rego.value.Value;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One value out of many. */
public final class Aggregates {
    private static final String ANY = "any<array[any], set[any]>";
    private static final String NUMBERS = "any<array[number], set[number]>";

    private Aggregates() {}

    public static List<Builtin> builtins() {
        return List.of(
                Builtin.pure(
                        "count", "(any<string, array[any], object[any: any], set[any]>) -> number", Aggregates::count),
                Builtin.pure("sum", "(" + NUMBERS + ") -> number", Aggregates::sum),
                Builtin.pure("product", "(" + NUMBERS + ") -> number", Aggregates::product),
                Builtin.pure("max", "(" + ANY + ") -> any", Aggregates::max),
                Builtin.pure("min", "(" + ANY + ") -> any", Aggregates::min),
                Builtin.pure("sort", "(" + ANY + ") -> array[any]", Aggregates::sort),
                Builtin.pure("all", "(" + ANY + ") -> boolean", Aggregates::all),
                Builtin.pure("any", "(" + ANY + ") -> boolean", Aggregates::any));
    }

    private static Value count(Context context, Value[] arguments) {
        Value counted = arguments[0];
        return switch (counted.kind()) {
            case ARRAY, OBJECT, SET, STRING -> NumberValue.of(counted.size());
            case NULL, BOOLEAN, NUMBER -> throw Operands.wrong(1, counted, "array", "object", "set", "string");
        };
    }

    private static Value sum(Context context, Value[] arguments) {
        return Totals.sum(arguments[0], elements(context, arguments[0], "set", "array"));
    }

    private static Value product(Context context, Value[] arguments) {
        return Totals.product(arguments[0], elements(context, arguments[0], "set", "array"));
    }

    private static @Nullable Value max(Context context, Value[] arguments) {
        Value largest = null;
        for (Value element : elements(context, arguments[0], "set", "array")) {
            if (largest == null || largest.compareTo(element) <= 0) {
                largest = element;
            }
        }
        return largest;
    }

    private static @Nullable Value min(Context context, Value[] arguments) {
        Value smallest = null;
        for (Value element : elements(context, arguments[0], "set", "array")) {
            if (smallest == null || smallest.compareTo(element) >= 0) {
                smallest = element;
            }
        }
        return smallest;
    }

    private static Value sort(Context context, Value[] arguments) {
        Iterable<Value> elements = elements(context, arguments[0], "set", "array");
        Value[] sorted = new Value[arguments[0].size()];
        int next = 0;
        for (Value element : elements) {
            sorted[next++] = element;
        }
        if (arguments[0].kind() == Kind.ARRAY) {
            Arrays.sort(sorted);
        }
        return ArrayValue.owning(sorted);
    }

    private static Value all(Context context, Value[] arguments) {
        for (Value element : elements(context, arguments[0], "array", "set")) {
            if (!element.equals(BooleanValue.TRUE)) {
                return BooleanValue.FALSE;
            }
        }
        return BooleanValue.TRUE;
    }

    private static Value any(Context context, Value[] arguments) {
        for (Value element : elements(context, arguments[0], "array", "set")) {
            if (element.equals(BooleanValue.TRUE)) {
                return BooleanValue.TRUE;
            }
        }
        return BooleanValue.FALSE;
    }

    private static Iterable<Value> elements(Context context, Value collection, String... expected) {
        context.spend(collection.size());
        return switch (collection) {
            case ArrayValue array -> array;
            case SetValue set -> set;
            default -> throw Operands.wrong(1, collection, expected);
        };
    }
}
