package dev.assay.rego.parse;

import dev.assay.rego.ast.Location;
import dev.assay.rego.ast.Problem;
import dev.assay.rego.ast.Source;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Sources from bytes. */
public final class SourceText {
    private SourceText() {}

    /**
     * A source from the bytes of a file.
     *
     * @throws ParseException if they are more than {@link Parser#SOURCE_LENGTH_MAX}, or no UTF-8; it names the row
     */
    public static Source of(String name, byte[] bytes) {
        if (bytes.length > Parser.SOURCE_LENGTH_MAX) {
            Location nowhere = new Location(new Source(name, ""), 0, 0);
            throw wrong(
                    "a source of " + bytes.length + " bytes, more than SOURCE_LENGTH_MAX=" + Parser.SOURCE_LENGTH_MAX,
                    nowhere);
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer text = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), text, true);
        text.flip();
        if (result.isError()) {
            Source readable = new Source(name, text.toString());
            int end = readable.text().length();
            throw wrong("illegal utf-8 character", new Location(readable, end, end));
        }
        return new Source(name, text.toString());
    }

    private static ParseException wrong(String message, Location place) {
        return new ParseException(List.of(new Problem(Problem.PARSE, message, place)));
    }
}
