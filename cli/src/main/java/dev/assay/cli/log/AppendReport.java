package dev.assay.cli.log;

import dev.assay.cli.command.OutputFormat;
import dev.assay.cli.command.Session;
import dev.assay.ledger.checkpoint.SignedCheckpoint;
import dev.assay.ledger.merkle.Merkle;
import java.io.IOException;

/** Says which index each entry got: as it goes for people and as lines of JSON, at the end as one JSON object. */
final class AppendReport {

    private final Session session;
    private final OutputFormat format;
    private long count;
    private long firstIndex = Long.MAX_VALUE;
    private long lastIndex = -1;

    AppendReport(Session session, OutputFormat format) {
        this.session = session;
        this.format = format;
    }

    /** Entries so far. */
    long count() {
        return count;
    }

    /** The highest index so far, or -1. */
    long lastIndex() {
        return lastIndex;
    }

    /** One entry is durable. */
    void appended(NewEntry entry, long index) throws IOException {
        count++;
        firstIndex = Math.min(firstIndex, index);
        lastIndex = Math.max(lastIndex, index);
        if (format == OutputFormat.HUMAN) {
            session.println(index + "  " + entry.name());
        } else if (format == OutputFormat.NDJSON) {
            String leaf = Merkle.leaf(entry.bytes()).toHex();
            session.jsonLine(json -> {
                json.writeNumberProperty("index", index);
                json.writeStringProperty("entry", entry.name());
                json.writeStringProperty("leafHash", "sha256:" + leaf);
            });
        }
    }

    /** All of them are covered by a checkpoint. */
    void published(SignedCheckpoint checkpoint) throws IOException {
        long size = checkpoint.checkpoint().size();
        switch (format) {
            case JSON ->
                session.json(json -> {
                    json.writeNumberProperty("entries", count);
                    json.writeNumberProperty("firstIndex", firstIndex);
                    json.writeNumberProperty("lastIndex", lastIndex);
                    CheckpointOutput.write(json, checkpoint);
                });
            case NDJSON -> session.jsonLine(json -> CheckpointOutput.write(json, checkpoint));
            default ->
                session.note(count + (count == 1 ? " entry" : " entries") + " appended; checkpoint of size " + size
                        + " signed");
        }
    }
}
