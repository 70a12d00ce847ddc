package dev.assay.rego.builtin.format;

import dev.assay.rego.value.NumberValue;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import java.math.BigInteger;

/** An argument as OPA hands it to Go's formatting: few Go types stand for all of Rego's values. */
sealed interface Argument {
    /** The name that {@code %T} prints. */
    String type();

    /** A string, or any other value as Rego writes it. */
    record Text(String value, String type) implements Argument {}

    /** A whole number, written without point and exponent, that fits 64 bits. */
    record Whole(long value, String type) implements Argument {}

    /** True or false; only templates have them, to {@code sprintf} they are strings. */
    record Bool(boolean value) implements Argument {
        @Override
        public String type() {
            return "bool";
        }
    }

    /** A whole number that does not fit 64 bits. */
    record Large(BigInteger value) implements Argument {
        @Override
        public String type() {
            return "*big.Int";
        }
    }

    /** A number written with a point or an exponent. */
    record Real(double value) implements Argument {
        @Override
        public String type() {
            return "float64";
        }
    }

    static Argument of(Value value) {
        return switch (value) {
            case NumberValue number -> of(number);
            case StringValue string -> new Text(string.value(), "string");
            default -> new Text(value.toString(), "string");
        };
    }

    private static Argument of(NumberValue number) {
        if (number.isLong()) {
            return new Whole(number.asLong(), "int64");
        }
        String text = number.text();
        boolean whole = text.chars().noneMatch(c -> c == '.' || c == 'e' || c == 'E');
        if (whole) {
            return number.fitsLong() ? new Whole(number.asLong(), "int64") : new Large(number.asWhole());
        }
        double nearest = number.asDouble();
        return Double.isInfinite(nearest) ? new Text(text, "string") : new Real(nearest);
    }
}
