package dev.assay.inputs.yaml;

import dev.assay.inputs.document.Budget;
import dev.assay.inputs.document.Located;
import java.util.List;

/** Reads the documents of one part of a stream. */
final class YamlDocuments {
    private final YamlCursor cursor;
    private final Budget budget;
    private boolean first = true;

    YamlDocuments(YamlCursor cursor, Budget budget) {
        this.cursor = cursor;
        this.budget = budget;
    }

    void read(List<Located> roots) {
        boolean open = false;
        while (true) {
            cursor.skipToContent();
            boolean directives = false;
            while (cursor.peek() == '%' && cursor.column() == 0 && !open) {
                cursor.skipComment();
                cursor.skipToContent();
                directives = true;
            }
            if (cursor.atEnd()) {
                if (directives) {
                    throw cursor.fault("expected --- after the directives");
                }
                return;
            }
            boolean atMarker = cursor.atMarker();
            if (atMarker && cursor.peek() == '.') {
                cursor.skip(3);
                if (!cursor.skipRestOfLine()) {
                    throw cursor.fault("expected the end of the line after ...");
                }
                open = false;
                continue;
            }
            if (!atMarker && (open || directives)) {
                throw cursor.fault("expected the end of the document; the indentation may be wrong");
            }
            document(atMarker, roots);
            open = true;
        }
    }

    private void document(boolean marked, List<Located> roots) {
        if (marked) {
            cursor.skip(3);
        }
        Located root = new YamlBlock(cursor, budget).node(-1, false, marked);
        // Nothing after a separator that does not divide the stream is no document.
        if (root.value() != null || first) {
            roots.add(root);
        }
        first = false;
        budget.documents(roots.size(), cursor.mark());
    }
}
