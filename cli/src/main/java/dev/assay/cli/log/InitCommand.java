package dev.assay.cli.log;

import dev.assay.cli.command.Action;
import dev.assay.cli.command.OutputFormat;
import dev.assay.cli.command.Session;
import dev.assay.core.config.ConfigKeys;
import dev.assay.core.fault.AssayException;
import dev.assay.core.fault.ErrorCode;
import dev.assay.core.fault.ExitCode;
import dev.assay.ledger.LedgerException;
import dev.assay.ledger.log.DirectoryLog;
import dev.assay.ledger.log.LogKeys;
import dev.assay.ledger.log.LogSettings;
import dev.assay.ledger.note.KeyName;
import dev.assay.ledger.note.VerifierKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay log init}: makes an empty log with a signed checkpoint of size 0. */
@Command(
        name = "init",
        header = "Make an empty log and its keys.",
        description = {
            "The origin is the log's name for ever; use a name that is yours, such as a domain and a path.",
            "The private key goes to the user's configuration folder (or --key) with mode 0600. Keep a copy:",
            "without it nothing more can be appended, and nobody can make it again.",
        },
        footer = {
            "  assay log init audit --origin example.org/audit",
            "  assay log init audit --origin example.org/audit --key /secure/audit.key --dedup",
        })
final class InitCommand implements Action {

    private final Session session;

    @Parameters(paramLabel = "DIR", description = "The folder to make; it must not exist, or be empty.")
    private Path folder = Path.of("");

    @Option(
            names = "--origin",
            paramLabel = "NAME",
            description = "The log's identity: 1 to 255 bytes without spaces and plus signs (default: log.origin of"
                    + " the configuration).")
    private @Nullable String name;

    private String origin = "";

    @Option(names = "--dedup", description = "Give an entry that is in the log already the index that it has.")
    private boolean deduplicate;

    @Mixin
    private KeyOption key = new KeyOption();

    InitCommand(Session session) {
        this.session = session;
    }

    private String configuredOrigin() {
        return session.config()
                .find(ConfigKeys.LOG_ORIGIN)
                .orElseThrow(() -> new AssayException(
                        ErrorCode.USAGE,
                        "a new log needs a name: --origin is missing",
                        "give --origin NAME, or set " + ConfigKeys.LOG_ORIGIN.name() + " in assay.yaml"));
    }

    @Override
    public ExitCode run() throws IOException {
        OutputFormat format = session.format(OutputFormat.HUMAN, OutputFormat.JSON);
        origin = name == null ? configuredOrigin() : name;
        if (!KeyName.isValid(origin)) {
            throw new AssayException(
                    ErrorCode.USAGE,
                    "--origin '" + origin + "' cannot name a log",
                    "use 1 to 255 bytes without spaces and plus signs, such as example.org/audit");
        }
        Path target = session.resolve(folder);
        if (LogSource.isLog(target)) {
            throw new AssayException(
                    ErrorCode.USAGE, folder + " is a log already", "append to it, or choose another folder");
        }
        Path file = LogFolder.keyFile(session, key.file, origin);
        boolean found = Files.exists(file);
        if (found && key.file == null) {
            throw new AssayException(
                    ErrorCode.KEY_INVALID,
                    "there is a key of a log '" + origin + "' already: " + file,
                    "two logs with one origin and key look like a fork; choose another --origin, or say --key " + file);
        }
        LogKeys keys = found ? LogFolder.load(session, file) : make(file);
        LogSettings settings = settings(keys, file);
        try {
            DirectoryLog.create(target, settings, keys);
        } catch (LedgerException e) {
            if (!found) {
                Files.deleteIfExists(file); // made by this run and never used
            }
            throw e;
        }
        LogFolder.writeDescription(target, settings);
        print(format, settings, file, !found);
        return ExitCode.OK;
    }

    private LogKeys make(Path file) {
        LogKeys keys = LogKeys.generate(
                origin, new SecureRandom(), session.surroundings().clock());
        keys.save(file);
        return keys;
    }

    private LogSettings settings(LogKeys keys, Path file) {
        for (VerifierKey publicKey : keys.publicKeys()) {
            if (!publicKey.name().equals(origin)) {
                throw new AssayException(
                        ErrorCode.KEY_INVALID,
                        file + " holds a key of '" + publicKey.name() + "', not of '" + origin + "'",
                        "give the key of this origin, or a path where there is no file: a new key is made there");
            }
        }
        return LogSettings.of(origin, keys.publicKeys(), deduplicate);
    }

    private void print(OutputFormat format, LogSettings settings, Path file, boolean made) throws IOException {
        if (format == OutputFormat.JSON) {
            session.json(json -> {
                json.writeStringProperty("origin", origin);
                json.writeStringProperty("folder", session.resolve(folder).toString());
                json.writeStringProperty("keyFile", file.toString());
                json.writeBooleanProperty("keyIsNew", made);
                json.writeBooleanProperty("deduplicate", deduplicate);
                json.writeArrayPropertyStart("vkeys");
                settings.keys().forEach(one -> json.writeString(one.toVkey()));
                json.writeEndArray();
            });
            return;
        }
        session.println("made the log " + origin + " in " + folder);
        session.println("  key:  " + file + (made ? "  (new; keep a copy, nobody can make it again)" : ""));
        for (VerifierKey one : settings.keys()) {
            session.println("  vkey: " + KeysCommand.abbreviated(one));
        }
        session.println("  next: assay log append " + folder + " FILE");
    }
}
