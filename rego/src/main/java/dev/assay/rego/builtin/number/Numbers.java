package dev.assay.rego.builtin.number;

import dev.assay.rego.builtin.BuiltinException;
import dev.assay.rego.value.NumberValue;
import java.math.BigInteger;

/** Results of arithmetic, within the limits that numbers have. */
public final class Numbers {
    /** Bits of the largest whole result: those of as many digits as a number may be written with. */
    static final int WHOLE_BITS_MAX = (int) (NumberValue.DIGITS_MAX * 3.3219);

    private Numbers() {}

    /**
     * A whole result.
     *
     * @throws BuiltinException with code {@code HALT} for one of more bits than a number may have
     */
    public static NumberValue whole(BigInteger value) {
        if (value.bitLength() > WHOLE_BITS_MAX) {
            throw tooLarge();
        }
        return NumberValue.of(value);
    }

    /** A number without its fraction, rounded before as OPA rounds what is written with a point or an exponent. */
    public static BigInteger truncated(NumberValue number) {
        boolean plain = number.text().chars().allMatch(c -> c == '-' || (c >= '0' && c <= '9'));
        return plain ? number.asWhole() : BinaryFloat.of(number).truncated();
    }

    /** A result of floating point, as its text. */
    static NumberValue parsed(String text) {
        try {
            return NumberValue.parse(text);
        } catch (NumberFormatException e) {
            throw tooLarge();
        }
    }

    static BuiltinException tooLarge() {
        return new BuiltinException(
                BuiltinException.Code.HALT,
                "the result has more digits than NUMBER_DIGITS_MAX=" + NumberValue.DIGITS_MAX);
    }
}
