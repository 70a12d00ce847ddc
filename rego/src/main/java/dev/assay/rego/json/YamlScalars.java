package dev.assay.rego.json;

import dev.assay.rego.value.ArrayValue;
import dev.assay.rego.value.BooleanValue;
import dev.assay.rego.value.NullValue;
import dev.assay.rego.value.NumberValue;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/** What a word of YAML means: YAML 1.2's core schema with the numbers that Go's parser still takes from 1.1. */
final class YamlScalars {
    private static final String TAGS = "tag:yaml.org,2002:";
    private static final Pattern FLOAT = Pattern.compile("[-+]?(\\.[0-9]++|[0-9]++(\\.[0-9]*+)?)([eE][-+]?[0-9]++)?");
    private static final BigInteger UNSIGNED_MAX = BigInteger.TWO.pow(64).subtract(BigInteger.ONE);
    private static final int INTEGER_CHARS_MAX = 100;

    private static final Map<String, Value> WORDS = Map.ofEntries(
            Map.entry("", NullValue.NULL),
            Map.entry("~", NullValue.NULL),
            Map.entry("null", NullValue.NULL),
            Map.entry("Null", NullValue.NULL),
            Map.entry("NULL", NullValue.NULL),
            Map.entry("true", BooleanValue.TRUE),
            Map.entry("True", BooleanValue.TRUE),
            Map.entry("TRUE", BooleanValue.TRUE),
            Map.entry("false", BooleanValue.FALSE),
            Map.entry("False", BooleanValue.FALSE),
            Map.entry("FALSE", BooleanValue.FALSE));

    private YamlScalars() {}

    static Value value(ScalarEvent scalar) {
        String text = JsonReader.wellFormed(scalar.getValue());
        String tag = scalar.getTag().filter(name -> name.startsWith(TAGS)).orElse("");
        boolean tagged = !tag.isEmpty() || scalar.getTag().isPresent();
        if (!tagged) {
            return scalar.isPlain() ? plain(text) : StringValue.of(text);
        }
        return switch (tag.isEmpty() ? "" : tag.substring(TAGS.length())) {
            case "int", "float", "bool", "null" -> required(tag.substring(TAGS.length()), text);
            case "binary" -> binary(text);
            default -> StringValue.of(text);
        };
    }

    private static Value plain(String text) {
        Value resolved = resolved(text);
        return resolved == null ? StringValue.of(text) : resolved;
    }

    private static Value required(String tag, String text) {
        Value resolved = resolved(text);
        boolean fits = switch (tag) {
            case "null" -> resolved instanceof NullValue;
            case "bool" -> resolved instanceof BooleanValue;
            default -> resolved instanceof NumberValue;
        };
        if (resolved == null || !fits) {
            throw new JsonException("yaml: cannot decode !!str `" + text + "` as a !!" + tag);
        }
        return resolved;
    }

    private static Value binary(String text) {
        try {
            byte[] bytes = Base64.getMimeDecoder().decode(text);
            return StringValue.of(new String(bytes, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw new JsonException("yaml: !!binary value contains invalid base64 data", e);
        }
    }

    /** What a plain word means, or null when it is just a string. */
    static @Nullable Value resolved(String text) {
        Value word = WORDS.get(text);
        if (word != null) {
            return word;
        }
        char first = text.charAt(0);
        boolean numeric = (first >= '0' && first <= '9') || first == '+' || first == '-' || first == '.';
        if (!numeric) {
            return null;
        }
        if (isSpecial(text)) {
            throw new JsonException("json: unsupported value: "
                    + (text.endsWith("f") || text.endsWith("F") ? (first == '-' ? "-Inf" : "+Inf") : "NaN"));
        }
        String digits = first == '.' ? text : text.replace("_", "");
        Value integer = integer(digits);
        if (integer != null) {
            return integer;
        }
        if (digits.length() <= NumberValue.DIGITS_MAX && FLOAT.matcher(digits).matches()) {
            double nearest = Double.parseDouble(digits);
            return Double.isInfinite(nearest) ? null : NumberValue.parse(jsonText(nearest));
        }
        return null;
    }

    private static boolean isSpecial(String text) {
        return switch (text) {
            case ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF", "-.inf", "-.Inf", "-.INF", ".nan", ".NaN", ".NAN" ->
                true;
            default -> false;
        };
    }

    /** A whole number within 64 bits, in any of the bases that Go takes, or null. */
    private static @Nullable Value integer(String digits) {
        if (digits.length() > INTEGER_CHARS_MAX) {
            return null;
        }
        boolean negative = digits.startsWith("-");
        String unsigned = negative || digits.startsWith("+") ? digits.substring(1) : digits;
        int base = 10;
        int skipped = 0;
        if (unsigned.length() > 1 && unsigned.charAt(0) == '0') {
            base = switch (unsigned.charAt(1)) {
                case 'x', 'X' -> 16;
                case 'b', 'B' -> 2;
                case 'o', 'O' -> 8;
                default -> -8; // eight, with no letter to skip
            };
            skipped = base < 0 ? 1 : 2;
        }
        String body = unsigned.substring(skipped);
        if (body.isEmpty() || body.charAt(0) == '-' || body.charAt(0) == '+') {
            return null;
        }
        try {
            BigInteger value = new BigInteger(body, Math.abs(base));
            BigInteger signed = negative ? value.negate() : value;
            boolean fits = signed.bitLength() < Long.SIZE || (!negative && signed.compareTo(UNSIGNED_MAX) <= 0);
            return fits ? NumberValue.of(signed) : null;
        } catch (NumberFormatException e) {
            return null; // letters: a string that begins like a number
        }
    }

    /** A double as Go's JSON writes it. */
    static String jsonText(double value) {
        double size = Math.abs(value);
        if (size != 0 && (size < 1e-6 || size >= 1e21)) {
            String text = Double.toString(value).replace(".0E", "E").replace("E-", "e-");
            return text.replace("E", "e+");
        }
        return new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
    }

    /** A double as Go's {@code %g} writes it: with an exponent below {@code 1e-04} and from {@code 1e+06} on. */
    static String generalText(double value) {
        BigDecimal shortest =
                value == 0 ? BigDecimal.ZERO : new BigDecimal(Double.toString(value)).stripTrailingZeros();
        int exponent = shortest.precision() - shortest.scale() - 1;
        if (value == 0 || (exponent >= -4 && exponent < 6)) {
            return shortest.toPlainString();
        }
        String digits = shortest.unscaledValue().abs().toString();
        String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
        int size = Math.abs(exponent);
        return (value < 0 ? "-" : "")
                + digits.charAt(0)
                + fraction
                + (exponent < 0 ? "e-" : "e+")
                + (size < 10 ? "0" : "")
                + size;
    }

    /** A key as the string that JSON needs. */
    static StringValue key(Value key, Value value) {
        return switch (key) {
            case StringValue string -> string;
            case BooleanValue bool -> StringValue.of(Boolean.toString(bool.value()));
            case NumberValue number -> StringValue.of(number.text());
            case ArrayValue _, ObjectValue _ ->
                throw new JsonException("yaml: invalid map key: " + JsonWriter.plain(key));
            default ->
                throw new JsonException(
                        "unsupported map key of type: %!s(<nil>), key: <nil>, value: " + JsonWriter.plain(value));
        };
    }
}
