package dev.assay.cli.log;

import dev.assay.cli.command.Session;
import dev.assay.core.config.ConfigKeys;
import dev.assay.core.config.ValueType;
import dev.assay.core.fault.AssayException;
import dev.assay.core.fault.ErrorCode;
import dev.assay.ledger.LedgerError;
import dev.assay.ledger.LedgerException;
import dev.assay.ledger.archive.LogDescription;
import dev.assay.ledger.checkpoint.NoteSecret;
import dev.assay.ledger.log.DirectoryLog;
import dev.assay.ledger.log.LogFiles;
import dev.assay.ledger.log.LogKeys;
import dev.assay.ledger.log.LogOptions;
import dev.assay.ledger.log.LogSettings;
import dev.assay.ledger.merkle.Merkle;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where the parts of a log in a folder are: settings, description, and the private keys, which are never in it. */
public final class LogFolder {

    private static final int NAME_HEX_CHARS = 16;

    private LogFolder() {}

    /** The settings file of a log. */
    static Path settingsFile(Path folder) {
        return new LogFiles(folder).privateFolder().resolve("settings");
    }

    /** The settings of a log. */
    public static LogSettings settings(Path folder) {
        return new LogFiles(folder).settings();
    }

    /** What the log says of itself. */
    public static LogDescription describe(LogSettings settings) {
        return new LogDescription(settings.origin(), settings.keys(), settings.minimumIndex());
    }

    /** Writes {@code log.json} beside the checkpoint, so that any web server can serve the folder. */
    public static void writeDescription(Path folder, LogSettings settings) throws IOException {
        Files.write(folder.resolve(LogDescription.PATH), describe(settings).toBytes());
    }

    /**
     * The key file: the option, else {@code log.key} of the configuration, else the place in the user's configuration
     * folder that belongs to the origin.
     */
    public static Path keyFile(Session session, @Nullable Path option, String origin) {
        if (option != null) {
            return session.resolve(option);
        }
        Optional<String> configured = session.config().find(ConfigKeys.LOG_KEY);
        if (configured.isPresent()) {
            return Path.of(configured.get());
        }
        String name = Merkle.sha256(origin.getBytes(StandardCharsets.UTF_8)).toHex();
        return session.folders().config().resolve("log-keys").resolve(name.substring(0, NAME_HEX_CHARS) + ".key");
    }

    /**
     * Opens a log for writing with its witnesses, if it has any.
     *
     * @param key the key option, or null
     */
    public static DirectoryLog open(Session session, Path folder, @Nullable Path key, LogOptions options) {
        LogSettings settings = settings(folder);
        LogKeys keys = keys(session, key, settings.origin());
        return DirectoryLog.open(folder, keys, options, LogWitnesses.of(folder, settings));
    }

    /** The log's private keys. */
    public static LogKeys keys(Session session, @Nullable Path option, String origin) {
        Optional<String> variable = variable(session, option);
        if (variable.isPresent()) {
            return ofVariable(session, variable.get());
        }
        Path file = keyFile(session, option, origin);
        if (!Files.exists(file)) {
            throw new AssayException(
                    ErrorCode.KEY_INVALID,
                    "no private key of the log '" + origin + "': there is no file " + file,
                    "give the file with --key or " + ConfigKeys.LOG_KEY.variable()
                            + "; only who holds the key can write");
        }
        return load(session, file);
    }

    /** The private keys of a log that is to be made: those that are there, else new ones, which are kept. */
    public static LogKeys keysOrNew(Session session, @Nullable Path option, String origin) {
        Path file = keyFile(session, option, origin);
        if (variable(session, option).isPresent() || Files.exists(file)) {
            return keys(session, option, origin);
        }
        LogKeys made = LogKeys.generate(
                origin, new SecureRandom(), session.surroundings().clock());
        made.save(file);
        session.note("made the key of " + origin + ": " + file + " (keep a copy, nobody can make it again)");
        return made;
    }

    /** Reads a private key file; one that is no key file is a fault of configuration, not of verified data. */
    static LogKeys load(Session session, Path file) {
        try {
            return LogKeys.load(file, session.surroundings().clock());
        } catch (LedgerException e) {
            if (e.code() != LedgerError.MALFORMED) {
                throw e;
            }
            throw new AssayException(ErrorCode.KEY_INVALID, String.valueOf(e.getMessage()), e.next(), e);
        }
    }

    /**
     * The variable that {@code env:NAME} refers to, in the option or in {@code log.key}: how CI hands keys over.
     */
    private static Optional<String> variable(Session session, @Nullable Path option) {
        String reference =
                option == null ? session.config().find(ConfigKeys.LOG_KEY).orElse("") : option.toString();
        return reference.startsWith(ValueType.VARIABLE_REFERENCE)
                ? Optional.of(reference.substring(ValueType.VARIABLE_REFERENCE.length()))
                : Optional.empty();
    }

    private static LogKeys ofVariable(Session session, String name) {
        String text = session.surroundings().environment().get(name);
        if (text == null || text.isBlank()) {
            throw new AssayException(
                    ErrorCode.SECRET_UNAVAILABLE,
                    "the log's key is to come from the variable " + name + ", which is not set",
                    "set it to the text of the key file, or give a file with --key");
        }
        try {
            List<NoteSecret> secrets = text.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .map(NoteSecret::parse)
                    .toList();
            return LogKeys.of(secrets, session.surroundings().clock());
        } catch (IllegalArgumentException e) {
            throw new AssayException(
                    ErrorCode.KEY_INVALID,
                    "the variable " + name + " does not hold a log's key: " + e.getMessage(),
                    "set it to the text of the key file",
                    e);
        }
    }
}
