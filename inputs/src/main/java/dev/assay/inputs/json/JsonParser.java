package dev.assay.inputs.json;

import dev.assay.inputs.document.Characters;
import dev.assay.inputs.document.DocumentParser;
import dev.assay.inputs.document.InputDocument;
import dev.assay.inputs.document.Located;
import dev.assay.inputs.document.Source;
import java.util.List;

/**
 * JSON by RFC 8259, one value a file; or with {@code //}, {@code #} and block comments and trailing commas. A key that
 * comes twice has its last value. Immutable.
 */
public final class JsonParser implements DocumentParser {
    private final boolean withComments;

    private JsonParser(boolean withComments) {
        this.withComments = withComments;
    }

    /** Plain JSON. */
    public static JsonParser plain() {
        return new JsonParser(false);
    }

    /** JSON with comments and trailing commas. */
    public static JsonParser commented() {
        return new JsonParser(true);
    }

    @Override
    public List<InputDocument> parse(Source source) {
        return List.of(InputDocument.of(source.name(), 0, value(source)));
    }

    /** The only value of the text. */
    public Located value(Source source) {
        Characters in = new Characters(source);
        JsonReader reader = new JsonReader(in, withComments);
        Located value = reader.value();
        reader.skip();
        if (!in.atEnd()) {
            throw in.fault(
                    "expected the end of the file after the value, found " + in.shown(),
                    "keep one JSON value a file; several can be elements of a list");
        }
        return value;
    }
}
