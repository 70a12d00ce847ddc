package dev.assay.rego.builtin.template;

import dev.assay.rego.builtin.BuiltinException;
import java.util.List;

/** Comparison within templates: of values of one simple kind. */
final class Comparing {
    private Comparing() {}

    static boolean holds(String name, List<Datum> arguments) {
        Datum first = arguments.getFirst();
        if (name.equals("eq")) {
            if (arguments.size() == 1) {
                throw BuiltinException.error("missing argument for comparison");
            }
            return arguments.stream().skip(1).anyMatch(other -> equal(first, other));
        }
        Datum second = arguments.get(1);
        return switch (name) {
            case "ne" -> !equal(first, second);
            case "lt" -> order(first, second) < 0;
            case "le" -> order(first, second) <= 0;
            case "gt" -> order(first, second) > 0;
            case "ge" -> order(first, second) >= 0;
            default -> throw new IllegalStateException("no comparison: " + name);
        };
    }

    private static boolean equal(Datum one, Datum other) {
        requireSimple(one);
        requireSimple(other);
        if (one instanceof Datum.Nothing || other instanceof Datum.Nothing) {
            return one instanceof Datum.Nothing && other instanceof Datum.Nothing;
        }
        if (one instanceof Datum.Bool && other instanceof Datum.Bool) {
            return one.equals(other);
        }
        return order(one, other) == 0;
    }

    private static void requireSimple(Datum value) {
        if (value instanceof Datum.Items || value instanceof Datum.Entries) {
            throw BuiltinException.error("non-comparable type " + Printing.nested(value) + ": " + value.type());
        }
    }

    private static int order(Datum one, Datum other) {
        if (one instanceof Datum.Whole a && other instanceof Datum.Whole b) {
            return Long.compare(a.value(), b.value());
        }
        if (one instanceof Datum.Real a && other instanceof Datum.Real b) {
            return Double.compare(a.value(), b.value());
        }
        if (isText(one) && isText(other)) {
            return Printing.nested(one).compareTo(Printing.nested(other));
        }
        throw BuiltinException.error("incompatible types for comparison: " + one.type() + " and " + other.type());
    }

    private static boolean isText(Datum value) {
        return value instanceof Datum.Text || value instanceof Datum.JsonNumber;
    }
}
