package dev.assay.ledger.json;

import dev.assay.ledger.LedgerError;
import dev.assay.ledger.LedgerException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads one JSON text (RFC 8259, restricted as I-JSON, RFC 7493, asks) into a {@link Json} tree.
 *
 * <p>Refused with {@link LedgerError.MALFORMED}: text that is not UTF-8, a byte order mark, duplicate names in an
 * object, lone surrogates, {@code NaN} and the like, comments, anything after the value. Refused with
 * {@link LedgerError#LIMIT_EXCEEDED}: text beyond the {@link JsonLimits}. Stateless and thread-safe.
 */
public final class JsonReader {

    private static final int NAME_CHARACTERS_LIMIT = 50_000;
    private static final String NEXT = "Check that the text is plain, complete JSON in UTF-8.";

    private final JsonParser parser;
    private final JsonLimits limits;
    private int values;

    private JsonReader(JsonParser parser, JsonLimits limits) {
        this.parser = parser;
        this.limits = limits;
    }

    /** Reads the whole text; {@link LedgerException} when it is malformed or beyond the limits. */
    public static Json read(byte[] utf8, JsonLimits limits) {
        if (utf8.length > limits.bytes()) {
            throw beyond("bytes", limits.bytes());
        }
        String text = decode(utf8);
        try (JsonParser parser = factory(limits).createParser(ObjectReadContext.empty(), text)) {
            JsonReader reader = new JsonReader(parser, limits);
            Json value = reader.value(parser.nextToken(), 1);
            if (parser.nextToken() != null) {
                throw reader.malformed("there is something after the end of the value");
            }
            return value;
        } catch (StreamConstraintsException e) {
            throw new LedgerException(
                    LedgerError.LIMIT_EXCEEDED, "JSON is beyond a limit: " + e.getOriginalMessage(), NEXT);
        } catch (JacksonException e) {
            throw new LedgerException(LedgerError.MALFORMED, "JSON is malformed: " + firstLine(e) + where(e), NEXT);
        }
    }

    /** Reads a text that must be an object. */
    public static JsonObject readObject(byte[] utf8, JsonLimits limits) {
        Json value = read(utf8, limits);
        if (value instanceof JsonObject object) {
            return object;
        }
        throw new LedgerException(LedgerError.MALFORMED, "expected a JSON object, found " + value.kind(), NEXT);
    }

    private static JsonFactory factory(JsonLimits limits) {
        return JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(limits.depth() + 1)
                        .maxDocumentLength(limits.bytes())
                        .maxStringLength(limits.bytes())
                        .maxNumberLength(limits.numberCharacters())
                        .maxNameLength(NAME_CHARACTERS_LIMIT)
                        .build())
                .build();
    }

    private Json value(@Nullable JsonToken token, int depth) {
        if (token == null) {
            throw malformed("the text ends where a value should be");
        }
        if (++values > limits.values()) {
            throw beyond("values", limits.values());
        }
        return switch (token) {
            case START_OBJECT -> object(depth);
            case START_ARRAY -> array(depth);
            case VALUE_STRING -> string();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number();
            case VALUE_TRUE -> new JsonBoolean(true);
            case VALUE_FALSE -> new JsonBoolean(false);
            case VALUE_NULL -> JsonNull.NULL;
            default -> throw malformed("unexpected " + token);
        };
    }

    private JsonObject object(int depth) {
        checkDepth(depth);
        Map<String, Json> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            if (JsonString.loneSurrogate(name) >= 0) {
                throw malformed("a member name has a lone surrogate");
            }
            Json value = value(parser.nextToken(), depth + 1);
            if (members.putIfAbsent(name, value) != null) {
                throw malformed("member \"" + shorten(name) + "\" occurs twice in one object");
            }
        }
        return new JsonObject(members);
    }

    private JsonArray array(int depth) {
        checkDepth(depth);
        List<Json> items = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            items.add(value(token, depth + 1));
        }
        return new JsonArray(items);
    }

    private JsonString string() {
        String text = parser.getString();
        if (JsonString.loneSurrogate(text) >= 0) {
            throw malformed("a string has a lone surrogate");
        }
        return new JsonString(text);
    }

    private JsonNumber number() {
        String text = parser.getString();
        if (text.length() > limits.numberCharacters()) {
            throw beyond("numberCharacters", limits.numberCharacters());
        }
        try {
            return new JsonNumber(new BigDecimal(text));
        } catch (ArithmeticException | IllegalArgumentException e) {
            throw new LedgerException(
                    LedgerError.LIMIT_EXCEEDED,
                    "the number " + shorten(text) + " has an exponent beyond " + JsonNumber.EXPONENT_LIMIT + where(),
                    "Write very large or very small quantities as strings.");
        }
    }

    private void checkDepth(int depth) {
        if (depth > limits.depth()) {
            throw beyond("depth", limits.depth());
        }
    }

    private LedgerException malformed(String why) {
        return new LedgerException(LedgerError.MALFORMED, "JSON is malformed: " + why + where(), NEXT);
    }

    private String where() {
        return " (line %d, column %d)"
                .formatted(
                        parser.currentLocation().getLineNr(),
                        parser.currentLocation().getColumnNr());
    }

    private static String where(JacksonException e) {
        return e.getLocation() == null
                ? ""
                : " (line %d, column %d)"
                        .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
    }

    private static LedgerException beyond(String limit, long value) {
        return new LedgerException(
                LedgerError.LIMIT_EXCEEDED,
                "JSON is beyond the limit \"" + limit + "\" of " + value,
                "Keep large content in a file of its own and refer to it by digest.");
    }

    private static String decode(byte[] utf8) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new LedgerException(LedgerError.MALFORMED, "JSON is malformed: not UTF-8", NEXT);
        }
        if (!text.isEmpty() && text.charAt(0) == '\uFEFF') {
            throw new LedgerException(
                    LedgerError.MALFORMED, "JSON is malformed: it starts with a byte order mark", NEXT);
        }
        return text;
    }

    private static String firstLine(JacksonException e) {
        return shorten(e.getOriginalMessage().lines().findFirst().orElse("unreadable"));
    }

    private static String shorten(String text) {
        return text.length() <= 160 ? text : text.substring(0, 160) + "...";
    }
}
