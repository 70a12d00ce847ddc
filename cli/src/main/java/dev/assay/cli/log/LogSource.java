package dev.assay.cli.log;

import dev.assay.cli.command.Session;
import dev.assay.cli.git.GitLogs;
import dev.assay.cli.git.GitObjects;
import dev.assay.cli.git.GitRemote;
import dev.assay.core.config.ConfigKeys;
import dev.assay.core.fault.AssayException;
import dev.assay.core.fault.ErrorCode;
import dev.assay.ledger.LedgerException;
import dev.assay.ledger.archive.LogArchive;
import dev.assay.ledger.archive.LogDescription;
import dev.assay.ledger.checkpoint.CheckpointPolicy;
import dev.assay.ledger.checkpoint.SignedCheckpoint;
import dev.assay.ledger.log.LogSettings;
import dev.assay.ledger.note.VerifierKey;
import dev.assay.ledger.tile.DirectoryObjects;
import dev.assay.ledger.tile.LogObjects;
import dev.assay.ledger.tile.TilePath;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A log to read, wherever it is: a folder, an address, an exported archive. Close it when done.
 *
 * @param name how the user called it
 * @param objects its published files
 * @param description what it says of itself, or null when it says nothing
 * @param settings its settings, when it is a folder whose private part can be read; else null
 */
public record LogSource(
        String name,
        LogObjects objects,
        @Nullable LogDescription description,
        @Nullable LogSettings settings) implements AutoCloseable {

    /**
     * Opens what the user named.
     *
     * @throws AssayException when it is not there or no log
     */
    public static LogSource open(Session session, String target) {
        String lower = target.toLowerCase(Locale.ROOT);
        if (lower.startsWith("http://") || lower.startsWith("https://")) {
            HttpObjects objects =
                    new HttpObjects(address(target), session.config().get(ConfigKeys.HTTP_TIMEOUT));
            return new LogSource(target, objects, describe(objects).orElse(null), null);
        }
        if (GitRemote.isOne(target)) {
            return ofGit(session, target);
        }
        Path path = lower.startsWith("file://") ? Path.of(address(target)) : session.resolve(Path.of(target));
        if (Files.isRegularFile(path)) {
            LogArchive archive = LogArchive.open(path);
            return new LogSource(target, archive, describe(archive).orElse(null), null);
        }
        return ofFolder(target, path);
    }

    private static LogSource ofGit(Session session, String target) {
        try {
            GitObjects objects = GitLogs.open(session.surroundings().workingFolder(), target);
            return new LogSource(target, objects, describe(objects).orElse(null), null);
        } catch (IOException e) {
            throw LedgerException.io("cannot read " + target, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssayException(ErrorCode.INTERRUPTED, "interrupted while reading " + target, "run it again", e);
        }
    }

    private static URI address(String target) {
        try {
            return URI.create(target);
        } catch (IllegalArgumentException e) {
            throw new AssayException(
                    ErrorCode.USAGE, "'" + target + "' is not an address: " + e.getMessage(), "check its spelling", e);
        }
    }

    private static LogSource ofFolder(String target, Path folder) {
        if (!Files.exists(folder)) {
            throw new AssayException(
                    ErrorCode.FILE_MISSING,
                    "no such file or folder: " + target,
                    "check the path, or make a log with: assay log init " + target + " --origin NAME");
        }
        if (!isLog(folder)) {
            throw new AssayException(
                    ErrorCode.INPUT_MALFORMED,
                    target + " is not a log: it has neither checkpoint nor private/settings",
                    "name the folder that 'assay log init' made");
        }
        DirectoryObjects objects = new DirectoryObjects(folder);
        Path file = LogFolder.settingsFile(folder);
        if (Files.isReadable(file)) {
            LogSettings settings = LogFolder.settings(folder);
            return new LogSource(target, objects, LogFolder.describe(settings), settings);
        }
        return new LogSource(target, objects, describe(objects).orElse(null), null);
    }

    /** Whether a folder holds a log. */
    public static boolean isLog(Path folder) {
        return Files.exists(folder.resolve(TilePath.CHECKPOINT)) || Files.exists(LogFolder.settingsFile(folder));
    }

    private static Optional<LogDescription> describe(LogObjects objects) {
        return objects.read(LogDescription.PATH).map(LogDescription::parse);
    }

    /** The bytes of its checkpoint. */
    public byte[] checkpointBytes() {
        return objects.read(TilePath.CHECKPOINT)
                .orElseThrow(() -> new AssayException(
                        ErrorCode.FILE_MISSING,
                        name + " has no checkpoint",
                        "check that this is the prefix of a log; a log without checkpoint was never finished"));
    }

    /**
     * Which checkpoints are believed.
     *
     * @param keys keys that the user trusts; without any, the log's own word is taken
     * @throws AssayException when there are none and the log says nothing of itself
     */
    public CheckpointPolicy policy(List<VerifierKey> keys) {
        if (!keys.isEmpty()) {
            String origin = description == null
                    ? SignedCheckpoint.parse(checkpointBytes()).checkpoint().origin()
                    : description.origin();
            return CheckpointPolicy.ofLog(origin, keys);
        }
        if (settings != null) {
            return settings.policy();
        }
        if (description != null) {
            return CheckpointPolicy.ofLog(description.origin(), description.keys());
        }
        throw new AssayException(
                ErrorCode.TRUST_INVALID,
                name + " has no " + LogDescription.PATH + " that names its keys",
                "give the log's public key with --vkey");
    }

    /** Entries below this index are not given out. */
    public long minimumIndex() {
        return description == null ? 0 : description.minimumIndex();
    }

    @Override
    public void close() throws IOException {
        switch (objects) {
            case LogArchive archive -> archive.close();
            case GitObjects git -> git.close();
            default -> {
                // Nothing is held open between two reads.
            }
        }
    }
}
