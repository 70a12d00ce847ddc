package dev.assay.inputs.yaml;

import dev.assay.inputs.document.Budget;
import dev.assay.inputs.document.DocumentParser;
import dev.assay.inputs.document.InputDocument;
import dev.assay.inputs.document.Located;
import dev.assay.inputs.document.Source;
import java.util.ArrayList;
import java.util.List;

/**
 * YAML, every document of the file. A part between two separator lines that has nothing in it is a document that is
 * null, as it is for Conftest. Immutable.
 */
public final class YamlParser implements DocumentParser {

    @Override
    public List<InputDocument> parse(Source source) {
        Budget budget = new Budget(source);
        List<Located> roots = new ArrayList<>();
        YamlCursor cursor = new YamlCursor(source);
        cursor.refuseControlCharacters();
        for (YamlPart part : YamlPart.divide(source.text())) {
            int before = roots.size();
            cursor.enter(part);
            new YamlDocuments(cursor, budget).read(roots);
            if (roots.size() == before) {
                roots.add(Located.scalar(null, source.mark(part.start())));
            }
            budget.documents(roots.size(), cursor.mark());
        }
        List<InputDocument> documents = new ArrayList<>(roots.size());
        for (Located root : roots) {
            documents.add(InputDocument.of(source.name(), documents.size(), root));
        }
        return List.copyOf(documents);
    }
}
