package dev.assay.cli.log;

import dev.assay.ledger.checkpoint.SignedCheckpoint;
import dev.assay.ledger.note.NoteSignature;
import tools.jackson.core.JsonGenerator;

/** How a checkpoint is shown as JSON. */
final class CheckpointOutput {

    private CheckpointOutput() {}

    /** Writes a property with an object: origin, size, root and who signed. */
    static void write(JsonGenerator json, SignedCheckpoint signed) {
        json.writeObjectPropertyStart("checkpoint");
        json.writeStringProperty("origin", signed.checkpoint().origin());
        json.writeNumberProperty("size", signed.checkpoint().size());
        json.writeStringProperty("root", "sha256:" + signed.checkpoint().root().toHex());
        json.writeArrayPropertyStart("signatures");
        for (NoteSignature signature : signed.note().signatures()) {
            json.writeStartObject();
            json.writeStringProperty("name", signature.name());
            json.writeStringProperty("keyId", signature.keyIdHex());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
