package dev.assay.rego.builtin;

import dev.assay.rego.value.ArrayValue;
import dev.assay.rego.value.NumberValue;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.SetValue;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * The arguments of a call taken as what they must be. Positions count from 1; the messages are OPA's, to the letter,
 * because policies and tests compare them.
 */
public final class Operands {
    private Operands() {}

    public static String string(Value value, int position) {
        if (value instanceof StringValue string) {
            return string.value();
        }
        throw wrong(position, value, "string");
    }

    public static NumberValue number(Value value, int position) {
        if (value instanceof NumberValue number) {
            return number;
        }
        throw wrong(position, value, "number");
    }

    public static ArrayValue array(Value value, int position) {
        if (value instanceof ArrayValue array) {
            return array;
        }
        throw wrong(position, value, "array");
    }

    public static ObjectValue object(Value value, int position) {
        if (value instanceof ObjectValue object) {
            return object;
        }
        throw wrong(position, value, "object");
    }

    public static SetValue set(Value value, int position) {
        if (value instanceof SetValue set) {
            return set;
        }
        throw wrong(position, value, "set");
    }

    /** A whole number within a {@code long} that is written without an exponent. */
    public static long integer(Value value, int position) {
        NumberValue number = number(value, position);
        if (number.isLong()) {
            return number.asLong();
        }
        if (number.fitsLong() && number.text().indexOf('e') < 0 && number.text().indexOf('E') < 0) {
            return number.asLong();
        }
        throw error(position, "must be integer number but got floating-point number");
    }

    /** A whole number of any size. */
    public static BigInteger whole(Value value, int position) {
        if (!(value instanceof NumberValue number)) {
            throw wrong(position, value, "integer");
        }
        if (!number.isWhole()) {
            throw error(position, "must be integer number but got floating-point number");
        }
        return number.asWhole();
    }

    /** The elements of an array or a set, all of them strings. */
    public static List<String> strings(Value value, int position) {
        Iterable<Value> elements = switch (value) {
            case ArrayValue array -> array;
            case SetValue set -> set;
            default -> throw wrong(position, value, "array", "set");
        };
        List<String> strings = new ArrayList<>(value.size());
        for (Value element : elements) {
            if (!(element instanceof StringValue string)) {
                throw wrongElement(position, value, element, "string");
            }
            strings.add(string.value());
        }
        return strings;
    }

    /** The argument is not of a kind that is needed. */
    public static BuiltinException wrong(int position, Value got, String... expected) {
        String kinds = expected.length == 1 ? expected[0] : "one of {" + String.join(", ", expected) + "}";
        return error(position, "must be " + kinds + " but got " + got.kind().word());
    }

    /** An element of an array or a set is not of the kind that is needed. */
    public static BuiltinException wrongElement(int position, Value collection, Value got, String expected) {
        String kind = collection.kind().word();
        return error(
                position,
                "must be " + kind + " of " + expected + "s but got " + kind + " containing "
                        + got.kind().word());
    }

    /** The argument is of the right kind but none of the values that are allowed. */
    public static BuiltinException notOneOf(int position, String... expected) {
        return error(position, "must be one of {" + String.join(", ", expected) + "}");
    }

    public static BuiltinException error(int position, String message) {
        return BuiltinException.type("operand " + position + " " + message);
    }
}
