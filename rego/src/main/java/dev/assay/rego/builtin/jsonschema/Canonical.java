package dev.assay.rego.builtin.jsonschema;

import dev.assay.rego.json.JsonWriter;
import dev.assay.rego.value.ArrayValue;
import dev.assay.rego.value.NumberValue;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.Value;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/**
 * The text by which values are compared and shown: JSON with numbers as binary fractions of 64 bits, as Go prints
 * them.
 */
final class Canonical {
    private static final double PLAIN_FROM = 1e-6;
    private static final double PLAIN_BELOW = 1e21;

    /** The most digits that Go has of a number in a message, and between which powers of ten it is plain. */
    private static final MathContext SHOWN = new MathContext(20);

    private static final int SHOWN_PLAIN_FROM = -4;
    private static final int SHOWN_PLAIN_BELOW = 6;

    private Canonical() {}

    static String text(Value value) {
        return JsonWriter.compact(rounded(value));
    }

    private static Value rounded(Value value) {
        return switch (value) {
            case NumberValue number -> rounded(number);
            case ArrayValue array -> {
                List<Value> elements = new ArrayList<>(array.size());
                array.forEach(element -> elements.add(rounded(element)));
                yield ArrayValue.of(elements);
            }
            case ObjectValue object -> {
                ObjectValue.Builder builder = ObjectValue.builder(object.size());
                for (int i = 0; i < object.size(); i++) {
                    builder.put(object.keyAt(i), rounded(object.valueAt(i)));
                }
                yield builder.build();
            }
            default -> value;
        };
    }

    private static Value rounded(NumberValue number) {
        double value = number.asDouble();
        if (Double.isInfinite(value)) {
            return number;
        }
        double size = Math.abs(value);
        boolean plain = value == 0 || (size >= PLAIN_FROM && size < PLAIN_BELOW);
        BigDecimal decimal = new BigDecimal(Double.toString(value));
        return NumberValue.parse(plain ? stripped(decimal) : exponent(decimal));
    }

    private static String stripped(BigDecimal decimal) {
        return decimal.signum() == 0 ? "0" : decimal.stripTrailingZeros().toPlainString();
    }

    private static String exponent(BigDecimal decimal) {
        BigDecimal bare = decimal.stripTrailingZeros();
        String digits = bare.unscaledValue().abs().toString();
        int power = bare.precision() - bare.scale() - 1;
        String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
        String mark = power < 0 ? "e-" : "e+";
        String size = String.valueOf(Math.abs(power));
        return (bare.signum() < 0 ? "-" : "") + digits.charAt(0) + fraction + mark + size;
    }

    /** A limit in a message: plain up to six digits before the point, else with an exponent. */
    static String shown(BigDecimal number) {
        BigDecimal rounded = number.round(SHOWN).stripTrailingZeros();
        if (rounded.signum() == 0) {
            return "0";
        }
        int power = rounded.precision() - rounded.scale() - 1;
        if (power >= SHOWN_PLAIN_FROM && power < SHOWN_PLAIN_BELOW) {
            return rounded.toPlainString();
        }
        String digits = exponent(rounded);
        int mark = digits.indexOf('e') + 2;
        return digits.length() - mark < 2 ? digits.substring(0, mark) + "0" + digits.substring(mark) : digits;
    }
}
