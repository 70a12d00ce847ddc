package dev.assay.rego.builtin.number;

import dev.assay.rego.builtin.Builtin;
import dev.assay.rego.builtin.BuiltinException;
import dev.assay.rego.builtin.Context;
import dev.assay.rego.builtin.Operands;
import dev.assay.rego.value.NumberValue;
import dev.assay.rego.value.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Amounts with units, as Kubernetes and people write them: {@code 100m}, {@code 2Gi}, {@code 10MB}. */
public final class UnitFunctions {
    private static final int FRACTION_DIGITS = 10;
    /** The double that is nearest to a thousandth, as OPA has it, not a thousandth. */
    private static final BigDecimal MILLI =
            new BigDecimal("0.001000000000000000020816681711721685132943093776702880859375");

    private static final Map<String, BigInteger> LARGE = Map.of(
            "k", BigInteger.TEN.pow(3),
            "m", BigInteger.TEN.pow(6),
            "g", BigInteger.TEN.pow(9),
            "t", BigInteger.TEN.pow(12),
            "p", BigInteger.TEN.pow(15),
            "e", BigInteger.TEN.pow(18));

    private static final Map<String, BigInteger> BINARY = Map.of(
            "ki", BigInteger.TWO.pow(10),
            "mi", BigInteger.TWO.pow(20),
            "gi", BigInteger.TWO.pow(30),
            "ti", BigInteger.TWO.pow(40),
            "pi", BigInteger.TWO.pow(50),
            "ei", BigInteger.TWO.pow(60));

    private UnitFunctions() {}

    public static List<Builtin> builtins() {
        return List.of(
                Builtin.pure("units.parse", "(string) -> number", UnitFunctions::parse),
                Builtin.pure("units.parse_bytes", "(string) -> number", UnitFunctions::parseBytes));
    }

    private static Value parse(Context context, Value[] arguments) {
        String text = Operands.string(arguments[0], 1).replace("\"", "");
        if (text.indexOf(' ') >= 0) {
            throw BuiltinException.error("units.parse: spaces not allowed in resource strings");
        }
        Amount amount = Amount.split(text, "units.parse: ");
        if (amount.number().isEmpty()) {
            throw BuiltinException.error("units.parse: no amount provided");
        }
        BigDecimal factor = factor(amount.unit());
        BigDecimal product =
                amount.value("units.parse: could not parse amount to a number").multiply(factor);
        return product.signum() == 0 || product.stripTrailingZeros().scale() <= 0
                ? Numbers.whole(product.toBigInteger())
                : Numbers.parsed(
                        product.setScale(FRACTION_DIGITS, RoundingMode.HALF_UP).toPlainString());
    }

    /** A small m alone is a thousandth, a capital one a million; of the other letters the case does not matter. */
    private static BigDecimal factor(String given) {
        String unit = given.length() > 1 ? given.charAt(0) + given.substring(1).toLowerCase(Locale.ROOT) : given;
        if (unit.isEmpty()) {
            return BigDecimal.ONE;
        }
        if (unit.equals("m")) {
            return MILLI;
        }
        String lower = unit.toLowerCase(Locale.ROOT);
        BigInteger factor = LARGE.getOrDefault(lower, BINARY.get(lower));
        if (factor == null) {
            throw BuiltinException.error("units.parse: unit " + unit + " not recognized");
        }
        return new BigDecimal(factor);
    }

    private static Value parseBytes(Context context, Value[] arguments) {
        String text = Operands.string(arguments[0], 1).toLowerCase(Locale.ROOT).replace("\"", "");
        if (text.indexOf(' ') >= 0) {
            throw BuiltinException.error("units.parse_bytes: spaces not allowed in resource strings");
        }
        Amount amount = Amount.split(text, "units.parse_bytes: ");
        if (amount.number().isEmpty()) {
            throw BuiltinException.error("units.parse_bytes: no byte amount provided");
        }
        BigInteger factor = byteFactor(amount.unit());
        BigDecimal value = amount.value("units.parse_bytes: could not parse byte amount to a number");
        BinaryFloat number = BinaryFloat.of(value, value.signum() < 0, BinaryFloat.WIDE);
        BinaryFloat unit = BinaryFloat.of(new BigDecimal(factor), false, BinaryFloat.WIDE);
        return NumberValue.of(number.times(unit).truncated());
    }

    private static BigInteger byteFactor(String unit) {
        if (unit.isEmpty()) {
            return BigInteger.ONE;
        }
        String letters = unit.length() > 1 && unit.endsWith("b") ? unit.substring(0, unit.length() - 1) : unit;
        BigInteger factor = LARGE.getOrDefault(letters, BINARY.get(letters));
        if (factor == null) {
            throw BuiltinException.error("units.parse_bytes: byte unit " + unit + " not recognized");
        }
        return factor;
    }
}
