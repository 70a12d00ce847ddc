package dev.assay.inputs.hcl2;

import dev.assay.inputs.document.Characters;
import dev.assay.inputs.document.DocumentParser;
import dev.assay.inputs.document.InputDocument;
import dev.assay.inputs.document.Source;
import java.util.List;

/**
 * HCL 2 as the hcl2json tool writes it, which Conftest uses: a block is an object in a list, under its type and its
 * labels; an expression that is no constant is a text such as <code>${var.name}</code>. Nothing is evaluated.
 * Immutable.
 */
public final class HclParser implements DocumentParser {

    @Override
    public List<InputDocument> parse(Source source) {
        Characters in = new Characters(source);
        HclBody body = HclBodies.file(in);
        return List.of(InputDocument.of(source.name(), 0, new HclTree(source).body(body, 0)));
    }
}
