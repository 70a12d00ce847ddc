package dev.assay.rego.json;

import dev.assay.rego.value.ArrayValue;
import dev.assay.rego.value.BooleanValue;
import dev.assay.rego.value.NullValue;
import dev.assay.rego.value.NumberValue;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads JSON text as values. Numbers are exact and keep their text; of equal keys the last one counts; half of a
 * surrogate pair becomes U+FFFD, as in Go. One reader reads one text; it is made by the static methods.
 */
public final class JsonReader {
    /** How deep arrays and objects may stand within each other. */
    public static final int JSON_DEPTH_MAX = 1_000;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(JSON_DEPTH_MAX)
                    .maxNumberLength(NumberValue.DIGITS_MAX)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private final JsonParser parser;
    /** Keys repeat a great deal: one value for each text. */
    private final Map<String, StringValue> keys = new HashMap<>();

    private JsonReader(JsonParser parser) {
        this.parser = parser;
    }

    /**
     * Reads one JSON text.
     *
     * @throws JsonException if it is not JSON, is followed by more, or exceeds a limit, which is then named
     */
    public static Value read(String text) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            return new JsonReader(parser).document();
        } catch (JacksonException e) {
            throw failure(e);
        }
    }

    /** Reads one JSON text in UTF-8; the stream is closed by its owner. */
    public static Value read(InputStream stream) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), stream)) {
            return new JsonReader(parser).document();
        } catch (JacksonException e) {
            throw failure(e);
        }
    }

    /** Reads one JSON text in UTF-8. */
    public static Value read(byte[] text) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            return new JsonReader(parser).document();
        } catch (JacksonException e) {
            throw failure(e);
        }
    }

    /** Whether a text is JSON; makes no values. */
    public static boolean isValid(String text) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            if (parser.nextToken() == null) {
                return false;
            }
            parser.skipChildren();
            return parser.nextToken() == null;
        } catch (JacksonException e) {
            return false;
        }
    }

    private static JsonException failure(JacksonException e) {
        String message = e.getOriginalMessage();
        if (e.getLocation() == null || e.getLocation().getLineNr() < 1) {
            return new JsonException(message, e);
        }
        return new JsonException(
                message + " (line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr() + ")",
                e);
    }

    private Value document() {
        JsonToken first = parser.nextToken();
        if (first == null) {
            throw new JsonException("unexpected end of JSON input");
        }
        Value value = value(first);
        if (parser.nextToken() != null) {
            throw new JsonException("more text after the JSON value (line "
                    + parser.currentLocation().getLineNr() + ")");
        }
        return value;
    }

    private Value value(JsonToken token) {
        return switch (token) {
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            case VALUE_STRING -> StringValue.of(wellFormed(parser.getString()));
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser.getString());
            case VALUE_TRUE -> BooleanValue.TRUE;
            case VALUE_FALSE -> BooleanValue.FALSE;
            case VALUE_NULL -> NullValue.NULL;
            case END_ARRAY, END_OBJECT, NOT_AVAILABLE, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT ->
                throw new IllegalStateException("the parser gave " + token + " where a value begins");
        };
    }

    private static Value number(String text) {
        try {
            return NumberValue.parse(text);
        } catch (NumberFormatException e) {
            throw new JsonException(String.valueOf(e.getMessage()), e);
        }
    }

    private Value array() {
        List<Value> elements = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            elements.add(value(token));
        }
        return ArrayValue.of(elements);
    }

    private Value object() {
        ObjectValue.Builder entries = ObjectValue.builder();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_OBJECT; token = parser.nextToken()) {
            StringValue key = keys.computeIfAbsent(parser.currentName(), name -> StringValue.of(wellFormed(name)));
            entries.put(key, value(parser.nextToken()));
        }
        return entries.build();
    }

    /** The text with U+FFFD in the place of each half of a surrogate pair. */
    static String wellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                if (Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1))) {
                    i++;
                } else {
                    return repaired(text);
                }
            }
        }
        return text;
    }

    private static String repaired(String text) {
        StringBuilder whole = new StringBuilder(text.length());
        text.codePoints()
                .forEach(point -> whole.appendCodePoint(
                        point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE ? 0xFFFD : point));
        return whole.toString();
    }
}
