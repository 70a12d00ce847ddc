package dev.assay.cli.log;

import dev.assay.ledger.verify.Finding;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** How findings are shown as JSON. */
public final class FindingOutput {

    private FindingOutput() {}

    /** Writes a property {@code findings} with an array. */
    public static void write(JsonGenerator json, List<Finding> findings) {
        json.writeArrayPropertyStart("findings");
        for (Finding finding : findings) {
            json.writeStartObject();
            json.writeStringProperty("kind", finding.kind());
            json.writeStringProperty("message", finding.sentence());
            switch (finding) {
                case Finding.Changed changed -> {
                    json.writeStringProperty("file", changed.file());
                    if (changed.entry() >= 0) {
                        json.writeNumberProperty("entry", changed.entry());
                    }
                    json.writeNumberProperty("firstByte", changed.firstByte());
                    json.writeNumberProperty("endByte", changed.endByte());
                }
                case Finding.RolledBack back -> {
                    json.writeNumberProperty("size", back.size());
                    json.writeNumberProperty("anchorSize", back.anchor().size());
                    json.writeStringProperty("anchor", back.anchor().source());
                }
                case Finding.ReceiptRefused refused -> json.writeStringProperty("file", refused.file());
                case Finding.EvidenceWrong wrong -> {
                    json.writeStringProperty("file", wrong.detail().place());
                    json.writeArrayPropertyStart("entries");
                    wrong.detail().entries().forEach(json::writeNumber);
                    json.writeEndArray();
                }
                case Finding.Forked forked -> {
                    json.writeStringProperty("root", "sha256:" + forked.root().toHex());
                    json.writeNumberProperty("anchorSize", forked.anchor().size());
                    json.writeStringProperty("anchor", forked.anchor().source());
                }
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
