package dev.assay.ledger.json;

import java.math.BigDecimal;

/**
 * A JSON number with its exact decimal value. Trailing zeros are dropped, so equal values are equal numbers.
 *
 * <p>The magnitude of the exponent is at most {@link #EXPONENT_LIMIT}: beyond it, harmless-looking text such as
 * {@code 1e999999999} costs gigabytes in arithmetic.
 */
public record JsonNumber(BigDecimal value) implements Json {

    /** Largest absolute decimal exponent. A double ends near 308. */
    public static final int EXPONENT_LIMIT = 1_000;

    /** Normalises and checks the exponent; {@link IllegalArgumentException} beyond the limit. */
    public JsonNumber {
        if (Math.abs((long) value.scale()) > 2L * EXPONENT_LIMIT) {
            throw tooLarge();
        }
        value = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
        long exponent = (long) value.precision() - value.scale() - 1;
        if (Math.abs(exponent) > EXPONENT_LIMIT || Math.abs((long) value.scale()) > EXPONENT_LIMIT) {
            throw tooLarge();
        }
    }

    /** A whole number. */
    public static JsonNumber of(long value) {
        return new JsonNumber(BigDecimal.valueOf(value));
    }

    @Override
    public String kind() {
        return "a number";
    }

    private static IllegalArgumentException tooLarge() {
        return new IllegalArgumentException("a number's exponent is beyond " + EXPONENT_LIMIT);
    }
}
