package dev.assay.cli.witness;

import dev.assay.cli.command.Action;
import dev.assay.cli.command.OutputFormat;
import dev.assay.cli.command.Session;
import dev.assay.core.fault.AssayException;
import dev.assay.core.fault.ErrorCode;
import dev.assay.core.fault.ExitCode;
import dev.assay.ledger.LedgerException;
import dev.assay.ledger.checkpoint.NoteKeyFile;
import dev.assay.ledger.checkpoint.NoteSecret;
import dev.assay.ledger.note.KeyName;
import dev.assay.ledger.note.VerifierKey;
import dev.assay.ledger.witness.WitnessFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay witness init}: makes a witness and its keys. */
@Command(
        name = "init",
        header = "Make a witness and its keys, and print the public ones.",
        description = {
            "It gets an Ed25519 and an ML-DSA-44 key. Their private halves go to the user's configuration folder (or",
            "--key) with mode 0600. Give the printed vkeys to the logs and to all who verify them.",
        },
        footer = {
            "  assay witness init w1 --name witness.example/w1",
            "  assay witness init w1 --name witness.example/w1 --key /secure/w1.key",
        })
final class InitCommand implements Action {

    private final Session session;

    @Parameters(paramLabel = "DIR", description = "The folder to make; it must not exist, or be empty.")
    private Path folder = Path.of("");

    @Option(
            names = "--name",
            required = true,
            paramLabel = "NAME",
            description = "The witness's name, such as a domain and a path: no spaces, no plus sign.")
    private String name = "";

    @Mixin
    private KeyFileOption key = new KeyFileOption();

    InitCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode run() throws IOException {
        OutputFormat format = session.format(OutputFormat.HUMAN, OutputFormat.JSON);
        if (!KeyName.isValid(name)) {
            throw new AssayException(
                    ErrorCode.USAGE,
                    "--name '" + name + "' cannot name a witness",
                    "use 1 to 255 bytes without spaces and plus signs, such as witness.example/w1");
        }
        Path target = session.resolve(folder);
        WitnessFolder.requireFree(target);
        Path keyFile = key.orStandard(session, name);
        SecureRandom random = new SecureRandom();
        List<NoteSecret> secrets = List.of(
                NoteSecret.generate(name, VerifierKey.ED25519_COSIGNATURE, random),
                NoteSecret.generate(name, VerifierKey.ML_DSA_44_COSIGNATURE, random));
        NoteKeyFile.create(keyFile, secrets);
        WitnessFolder made;
        try {
            made = WitnessFolder.create(
                    target, keyFile, secrets.stream().map(NoteSecret::key).toList());
        } catch (LedgerException e) {
            Files.deleteIfExists(keyFile); // made by this run and never used
            throw e;
        }
        print(format, made);
        return ExitCode.OK;
    }

    private void print(OutputFormat format, WitnessFolder made) throws IOException {
        if (format == OutputFormat.JSON) {
            session.json(json -> {
                json.writeStringProperty("name", made.name());
                json.writeStringProperty("folder", made.folder().toString());
                json.writeStringProperty("keyFile", made.keyFile().toString());
                json.writeArrayPropertyStart("vkeys");
                made.keys().forEach(one -> json.writeString(one.toVkey()));
                json.writeEndArray();
            });
            return;
        }
        // The vkeys are the data: two lines that can be piped on.
        for (VerifierKey one : made.keys()) {
            session.println(one.toVkey());
        }
        session.note("made the witness " + made.name() + " in " + folder);
        session.note("  key:  " + made.keyFile() + "  (new; whoever has it can sign for this witness)");
        session.note("  next: assay witness add-log " + folder + " --origin ORIGIN --vkey VKEY");
    }
}
