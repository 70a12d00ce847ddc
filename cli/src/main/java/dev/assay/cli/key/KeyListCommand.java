package dev.assay.cli.key;

import dev.assay.cli.command.Action;
import dev.assay.cli.command.OutputFormat;
import dev.assay.cli.command.Session;
import dev.assay.core.fault.ExitCode;
import dev.assay.ledger.json.Timestamp;
import dev.assay.ledger.key.KeyFolder;
import dev.assay.ledger.key.KeyId;
import dev.assay.ledger.key.KeyRecord;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import tools.jackson.core.JsonGenerator;

/** {@code assay key list}. */
@Command(
        name = "list",
        header = "List your statement keys, the oldest first.",
        footer = {
            "  assay key list",
            "  assay key list -o json",
        })
final class KeyListCommand implements Action {

    private final Session session;

    KeyListCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode run() throws IOException {
        OutputFormat format = session.format(OutputFormat.HUMAN, OutputFormat.JSON);
        KeyFolder folder = Keys.folder(session);
        List<KeyRecord> keys = folder.list();
        Optional<KeyId> current = folder.current();
        Instant now = session.surroundings().clock().instant();
        if (format == OutputFormat.JSON) {
            session.json(json -> {
                json.writeStringProperty("folder", folder.path().toString());
                json.writeArrayPropertyStart("keys");
                keys.forEach(key -> write(json, key, Keys.standing(key, current, now)));
                json.writeEndArray();
            });
            return ExitCode.OK;
        }
        for (KeyRecord key : keys) {
            session.println("%s  %-14s  %-24s  %-24s  %s"
                    .formatted(
                            key.keyId().abbreviated(),
                            key.scheme().label(),
                            Keys.column(key.window().notBefore()),
                            Keys.column(key.window().notAfter()),
                            Keys.standing(key, current, now)));
        }
        session.note(
                keys.isEmpty()
                        ? "no key yet in " + folder.path() + "; the first signature makes one"
                        : keys.size() + (keys.size() == 1 ? " key in " : " keys in ") + folder.path());
        return ExitCode.OK;
    }

    private static void write(JsonGenerator json, KeyRecord key, String standing) {
        json.writeStartObject();
        json.writeStringProperty("id", key.keyId().toString());
        json.writeStringProperty("scheme", key.scheme().label());
        Instant from = key.window().notBefore();
        Instant to = key.window().notAfter();
        if (from != null) {
            json.writeStringProperty("notBefore", Timestamp.format(from));
        }
        if (to != null) {
            json.writeStringProperty("notAfter", Timestamp.format(to));
        }
        json.writeStringProperty("standing", standing);
        json.writeEndObject();
    }
}
