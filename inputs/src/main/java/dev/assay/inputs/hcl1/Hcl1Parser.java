package dev.assay.inputs.hcl1;

import dev.assay.inputs.document.Characters;
import dev.assay.inputs.document.DocumentParser;
import dev.assay.inputs.document.InputDocument;
import dev.assay.inputs.document.Source;
import java.util.List;

/**
 * HCL 1 as Conftest gives it: an object is a list of one object, under each of its keys in turn; objects in lists are
 * plain ones. Interpolations stay text. Immutable.
 */
public final class Hcl1Parser implements DocumentParser {

    @Override
    public List<InputDocument> parse(Source source) {
        Characters in = new Characters(source);
        List<Hcl1Item> items = new Hcl1Reader(in).items();
        if (!in.atEnd()) {
            throw in.expected("a key");
        }
        return List.of(InputDocument.of(source.name(), 0, new Hcl1Tree(source).object(items, source.mark(0))));
    }
}
