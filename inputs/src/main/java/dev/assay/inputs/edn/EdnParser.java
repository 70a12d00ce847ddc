package dev.assay.inputs.edn;

import dev.assay.inputs.document.Characters;
import dev.assay.inputs.document.DocumentParser;
import dev.assay.inputs.document.InputDocument;
import dev.assay.inputs.document.Located;
import dev.assay.inputs.document.Source;
import java.util.List;

/**
 * EDN as Conftest gives it: maps, vectors and lists as such, everything else as text, so that {@code 42} is
 * {@code "42"}
 * and a keyword keeps its colon. Immutable.
 */
public final class EdnParser implements DocumentParser {

    @Override
    public List<InputDocument> parse(Source source) {
        Characters in = new Characters(source);
        EdnReader reader = new EdnReader(in);
        Located value = reader.value();
        reader.skip();
        if (!in.atEnd()) {
            throw in.fault("expected the end of the file after the value", "keep one value a file");
        }
        return List.of(InputDocument.of(source.name(), 0, value));
    }
}
