package dev.assay.ledger.json;

import dev.assay.ledger.LedgerError;
import dev.assay.ledger.LedgerException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.erdtman.jcs.NumberToJSON;

/**
 * The canonical form of a JSON value after RFC 8785 (JSON Canonicalization Scheme): no white space, members sorted by
 * UTF-16 code units, the shortest escapes, numbers as ECMAScript prints a double.
 *
 * <p>RFC 8785 knows only doubles. A number that the scheme would round to another value (for example
 * 12345678901234567890) is refused with {@link LedgerError.MALFORMED} instead of being changed. Only the
 * printing of doubles comes from the library; its parser is not used, because it rounds such numbers and replaces lone
 * surrogates without a word. Stateless and thread-safe.
 */
public final class CanonicalJson {

    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private CanonicalJson() {}

    /** The canonical bytes, in UTF-8. {@link LedgerException} when the value has no exact canonical form. */
    public static byte[] write(Json value) {
        StringBuilder out = new StringBuilder();
        append(value, out);
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Whether these bytes are exactly the canonical form of the value they hold. */
    public static boolean isCanonical(byte[] utf8, Json value) {
        try {
            return Arrays.equals(utf8, write(value));
        } catch (LedgerException e) {
            if (e.code() == LedgerError.MALFORMED) {
                return false;
            }
            throw e;
        }
    }

    private static void append(Json value, StringBuilder out) {
        switch (value) {
            case JsonNull ignored -> out.append("null");
            case JsonBoolean truth -> out.append(truth.value());
            case JsonString string -> quote(string.value(), out);
            case JsonNumber number -> out.append(number(number.value()));
            case JsonArray array -> {
                out.append('[');
                String separator = "";
                for (Json item : array.items()) {
                    out.append(separator);
                    append(item, out);
                    separator = ",";
                }
                out.append(']');
            }
            case JsonObject object -> {
                out.append('{');
                String separator = "";
                for (Map.Entry<String, Json> member : new TreeMap<>(object.members()).entrySet()) {
                    out.append(separator);
                    quote(member.getKey(), out);
                    out.append(':');
                    append(member.getValue(), out);
                    separator = ",";
                }
                out.append('}');
            }
        }
    }

    private static String number(BigDecimal value) {
        double nearest = value.doubleValue();
        String text;
        try {
            text = Double.isInfinite(nearest) ? "" : NumberToJSON.serializeNumber(nearest);
        } catch (IOException e) {
            throw new IllegalStateException("a finite double could not be printed: " + nearest, e);
        }
        if (text.isEmpty() || new BigDecimal(text).compareTo(value) != 0) {
            throw new LedgerException(
                    LedgerError.MALFORMED,
                    "the number " + value + " has no exact canonical form (RFC 8785 would round it)",
                    "Write it as a string.");
        }
        return text;
    }

    private static void quote(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < 0x20) {
                        out.append("\\u00").append(HEX[c >> 4]).append(HEX[c & 0xf]);
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }
}
