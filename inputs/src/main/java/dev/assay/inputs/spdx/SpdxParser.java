package dev.assay.inputs.spdx;

import dev.assay.inputs.document.Budget;
import dev.assay.inputs.document.DocumentParser;
import dev.assay.inputs.document.InputDocument;
import dev.assay.inputs.document.Source;
import dev.assay.inputs.json.JsonParser;
import java.util.List;

/**
 * An SPDX document. Tags and values become the tree of SPDX 2.3 in JSON, without snippets and reviews, as Conftest has
 * it; a document in JSON stays as it is. Immutable.
 */
public final class SpdxParser implements DocumentParser {

    @Override
    public List<InputDocument> parse(Source source) {
        if (source.text().stripLeading().startsWith("{")) {
            return JsonParser.plain().parse(source);
        }
        Budget budget = new Budget(source);
        SpdxTags tags = new SpdxTags(source);
        SpdxTree tree = new SpdxTree(source);
        boolean any = false;
        while (tags.next()) {
            budget.node(tags.mark());
            tree.add(tags.tag(), tags.value(), tags.mark());
            any = true;
        }
        if (!any) {
            throw source.fault(0, "the SPDX document has no tags", "give a document of tags and values, or of JSON");
        }
        return List.of(InputDocument.of(source.name(), 0, tree.located()));
    }
}
