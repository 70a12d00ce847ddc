package dev.assay.cli.witness;

import dev.assay.cli.command.Action;
import dev.assay.cli.command.Ink;
import dev.assay.cli.command.OutputFormat;
import dev.assay.cli.command.Session;
import dev.assay.core.fault.ExitCode;
import dev.assay.ledger.checkpoint.Checkpoint;
import dev.assay.ledger.checkpoint.CosignatureVerifier;
import dev.assay.ledger.checkpoint.SignedCheckpoint;
import dev.assay.ledger.note.NoteSignature;
import dev.assay.ledger.note.VerifierKey;
import dev.assay.ledger.witness.DirectoryWitnessState;
import dev.assay.ledger.witness.WitnessFolder;
import dev.assay.ledger.witness.WitnessedLog;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JsonGenerator;

/** {@code assay witness show}: who the witness is, which logs it watches, and what it cosigned last. */
@Command(
        name = "show",
        header = "Show a witness: its keys, its logs, and what it cosigned last.",
        description = {"It checks the witness's memory on the way, and may be used while the witness serves."},
        footer = {
            "  assay witness show w1",
            "  assay witness show w1 -o json",
        })
final class ShowCommand implements Action {

    private final Session session;

    @Parameters(paramLabel = "DIR", description = "Folder of the witness.")
    private Path folder = Path.of("");

    ShowCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode run() throws IOException {
        OutputFormat format = session.format(OutputFormat.HUMAN, OutputFormat.JSON);
        WitnessFolder witness = WitnessFolder.open(session.resolve(folder));
        List<WitnessedLog> logs = witness.logs().all();
        Map<String, SignedCheckpoint> cosigned = witness.cosigned();
        if (format == OutputFormat.JSON) {
            json(witness, logs, cosigned);
        } else {
            print(witness, logs, cosigned);
        }
        return ExitCode.OK;
    }

    private void print(WitnessFolder witness, List<WitnessedLog> logs, Map<String, SignedCheckpoint> cosigned)
            throws IOException {
        session.println("witness " + witness.name());
        session.println("  key file  " + witness.keyFile());
        for (VerifierKey key : witness.keys()) {
            session.println("  vkey      " + key + "  (" + kind(key) + ")");
        }
        if (logs.isEmpty()) {
            session.println("no logs; next: assay witness add-log " + folder + " --origin ORIGIN --vkey VKEY");
        }
        for (WitnessedLog log : logs) {
            session.println("log " + log.origin());
            log.keys().forEach(key -> session.detail("  vkey      " + key + "  (" + kind(key) + ")"));
            SignedCheckpoint last = cosigned.get(log.origin());
            if (last == null) {
                session.println("  cosigned  nothing yet");
            } else {
                Checkpoint checkpoint = last.checkpoint();
                session.println("  cosigned  size " + checkpoint.size() + " at " + time(witness, last) + ", root "
                        + checkpoint.root().toBase64());
            }
            if (!witness.forks().of(log.origin()).isEmpty()) {
                session.println("  " + session.ink(Ink.BAD, "FORKED") + "    it signed two trees of one size:");
                for (Path file : witness.forks().of(log.origin())) {
                    session.println("            " + file);
                }
            }
        }
        for (String origin : forgotten(logs, cosigned)) {
            session.println("log " + origin + "  (cosigned before, not watched any more)");
        }
    }

    private void json(WitnessFolder witness, List<WitnessedLog> logs, Map<String, SignedCheckpoint> cosigned)
            throws IOException {
        session.json(json -> {
            json.writeStringProperty("name", witness.name());
            json.writeStringProperty("keyFile", witness.keyFile().toString());
            vkeys(json, witness.keys());
            json.writeArrayPropertyStart("logs");
            for (WitnessedLog log : logs) {
                json.writeStartObject();
                json.writeStringProperty("origin", log.origin());
                json.writeStringProperty("originHash", DirectoryWitnessState.folderName(log.origin()));
                vkeys(json, log.keys());
                cosigned(json, witness, cosigned.get(log.origin()));
                json.writeArrayPropertyStart("forks");
                witness.forks().of(log.origin()).forEach(file -> json.writeString(file.toString()));
                json.writeEndArray();
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    private static void vkeys(JsonGenerator json, List<VerifierKey> keys) {
        json.writeArrayPropertyStart("vkeys");
        keys.forEach(key -> json.writeString(key.toVkey()));
        json.writeEndArray();
    }

    private static void cosigned(JsonGenerator json, WitnessFolder witness, @Nullable SignedCheckpoint last) {
        if (last == null) {
            json.writeNullProperty("cosigned");
            return;
        }
        json.writeObjectPropertyStart("cosigned");
        json.writeNumberProperty("size", last.checkpoint().size());
        json.writeStringProperty("root", last.checkpoint().root().toBase64());
        json.writeStringProperty("time", time(witness, last).toString());
        json.writeEndObject();
    }

    private static Set<String> forgotten(List<WitnessedLog> logs, Map<String, SignedCheckpoint> cosigned) {
        Set<String> origins = new TreeSet<>(cosigned.keySet());
        logs.forEach(log -> origins.remove(log.origin()));
        return origins;
    }

    private static Instant time(WitnessFolder witness, SignedCheckpoint cosigned) {
        NoteSignature own = cosigned.note().signatures().stream()
                .filter(signature -> witness.keys().stream().anyMatch(key -> key.matches(signature)))
                .findFirst()
                .orElseThrow();
        return Instant.ofEpochSecond(CosignatureVerifier.timestampOf(own.signature()));
    }

    private static String kind(VerifierKey key) {
        return switch (key.type()) {
            case VerifierKey.ED25519 -> "Ed25519";
            case VerifierKey.ED25519_COSIGNATURE -> "Ed25519 cosignature";
            case VerifierKey.ML_DSA_44_COSIGNATURE -> "ML-DSA-44 cosignature";
            default -> "type " + key.type();
        };
    }
}
