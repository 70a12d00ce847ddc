package dev.assay.rego.builtin.format;

/** Doubles as hexadecimal digits and a power of two: {@code 0x1.8p+01}. */
final class HexFloatText {
    private static final int FRACTION_BITS = 52;
    private static final int FRACTION_DIGITS = FRACTION_BITS / 4;

    private HexFloatText() {}

    /**
     * @param size not negative, finite
     * @param precision digits after the point, -1 for as many as needed
     */
    static String of(double size, int precision) {
        long bits = Double.doubleToRawLongBits(size);
        long mantissa = bits & ((1L << FRACTION_BITS) - 1);
        int exponent = (int) (bits >>> FRACTION_BITS) - 1023;
        if (exponent == -1023) {
            exponent = size == 0 ? 0 : -1022;
            while (mantissa != 0 && mantissa >>> FRACTION_BITS == 0) {
                mantissa <<= 1;
                exponent--;
            }
        } else {
            mantissa |= 1L << FRACTION_BITS;
        }
        if (precision >= 0 && precision < FRACTION_DIGITS) {
            int dropped = (FRACTION_DIGITS - precision) * 4;
            long half = 1L << (dropped - 1);
            long rest = mantissa & ((1L << dropped) - 1);
            mantissa >>>= dropped;
            mantissa += rest > half || (rest == half && (mantissa & 1) == 1) ? 1 : 0;
            mantissa <<= dropped;
            if (mantissa >>> (FRACTION_BITS + 1) != 0) {
                mantissa >>>= 1;
                exponent++;
            }
        }
        StringBuilder text = new StringBuilder("0x").append(mantissa >>> FRACTION_BITS);
        fraction(text, mantissa & ((1L << FRACTION_BITS) - 1), precision);
        int magnitude = Math.abs(exponent);
        return text.append('p')
                .append(exponent < 0 ? '-' : '+')
                .append(magnitude < 10 ? "0" : "")
                .append(magnitude)
                .toString();
    }

    private static void fraction(StringBuilder text, long fraction, int precision) {
        int digits = precision;
        if (precision < 0) {
            digits = fraction == 0 ? 0 : FRACTION_DIGITS - Long.numberOfTrailingZeros(fraction) / 4;
        }
        if (digits == 0) {
            return;
        }
        text.append('.');
        for (int i = 0; i < digits; i++) {
            int shift = FRACTION_BITS - 4 * (i + 1);
            text.append(Character.forDigit(shift >= 0 ? (int) (fraction >>> shift & 0xF) : 0, 16));
        }
    }
}
