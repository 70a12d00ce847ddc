package dev.assay.cli.log;

import dev.assay.cli.command.Session;
import dev.assay.core.config.ConfigKeys;
import dev.assay.core.fault.AssayException;
import dev.assay.core.fault.ErrorCode;
import dev.assay.ledger.LedgerError;
import dev.assay.ledger.LedgerException;
import dev.assay.ledger.archive.LogDescription;
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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where the parts of a log in a folder are: settings, description, and the private keys, which are never in it. */
final class LogFolder {

    private static final int NAME_HEX_CHARS = 16;

    private LogFolder() {}

    /** The settings file of a log. */
    static Path settingsFile(Path folder) {
        return new LogFiles(folder).privateFolder().resolve("settings");
    }

    /** The settings of a log. */
    static LogSettings settings(Path folder) {
        return new LogFiles(folder).settings();
    }

    /** What the log says of itself. */
    static LogDescription describe(LogSettings settings) {
        return new LogDescription(settings.origin(), settings.keys(), settings.minimumIndex());
    }

    /** Writes {@code log.json} beside the checkpoint, so that any web server can serve the folder. */
    static void writeDescription(Path folder, LogSettings settings) throws IOException {
        Files.write(folder.resolve(LogDescription.PATH), describe(settings).toBytes());
    }

    /**
     * The key file: the option, else {@code log.key} of the configuration, else the place in the user's configuration
     * folder that belongs to the origin.
     */
    static Path keyFile(Session session, @Nullable Path option, String origin) {
        if (option != null) {
            return session.resolve(option);
        }
        Optional<Path> configured = session.config().find(ConfigKeys.LOG_KEY);
        if (configured.isPresent()) {
            return configured.get();
        }
        String name = Merkle.sha256(origin.getBytes(StandardCharsets.UTF_8)).toHex();
        return session.folders().config().resolve("log-keys").resolve(name.substring(0, NAME_HEX_CHARS) + ".key");
    }

    /**
     * Opens a log for writing with its witnesses, if it has any.
     *
     * @param key the key option, or null
     */
    static DirectoryLog open(Session session, Path folder, @Nullable Path key, LogOptions options) {
        LogSettings settings = settings(folder);
        LogKeys keys = keys(session, key, settings.origin());
        return DirectoryLog.open(folder, keys, options, LogWitnesses.of(folder, settings));
    }

    /** The log's private keys. */
    static LogKeys keys(Session session, @Nullable Path option, String origin) {
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
}
