package dev.assay.inputs.cyclonedx;

import dev.assay.inputs.document.DocumentParser;
import dev.assay.inputs.document.InputDocument;
import dev.assay.inputs.document.Located;
import dev.assay.inputs.document.Source;
import dev.assay.inputs.json.JsonParser;
import dev.assay.inputs.xml.XmlParser;
import java.util.List;
import java.util.Map;

/** A CycloneDX bill of materials; XML becomes the tree that the same bill has in JSON. Immutable. */
public final class CyclonedxParser implements DocumentParser {

    @Override
    public List<InputDocument> parse(Source source) {
        String text = source.text().stripLeading();
        Located root = text.startsWith("<")
                ? new BillOfMaterials(source).of(new XmlParser().read(source))
                : JsonParser.plain().value(source);
        if (!(root.value() instanceof Map<?, ?>)) {
            throw source.fault(0, "a CycloneDX bill of materials is an object", "give a file in CycloneDX JSON or XML");
        }
        return List.of(InputDocument.of(source.name(), 0, root));
    }
}
