package dev.assay.ledger.log;

import dev.assay.ledger.LedgerError;
import dev.assay.ledger.LedgerException;
import dev.assay.ledger.checkpoint.Checkpoint;
import dev.assay.ledger.tile.TilePath;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Where the files of a log on a directory stand. What is published: {@code checkpoint} and {@code tile/}. What is not:
 * {@code private/}, which holds settings, lock and write-ahead log.
 *
 * @param root the log's folder
 */
public record LogFiles(Path root) {
    /** The folder that is never served. */
    public static final String PRIVATE = "private";

    /** The published checkpoint. */
    public Path checkpoint() {
        return root.resolve(TilePath.CHECKPOINT);
    }

    Path tiles() {
        return root.resolve("tile");
    }

    /** The folder that is never served. */
    public Path privateFolder() {
        return root.resolve(PRIVATE);
    }

    Path settingsFile() {
        return privateFolder().resolve("settings");
    }

    /** The last checkpoint that was signed and shown to witnesses, published or not. */
    Path signed() {
        return privateFolder().resolve("signed");
    }

    /** Up to which size the tiles are durable in their own files. */
    Path settled() {
        return privateFolder().resolve("settled");
    }

    void saveSettled(long size) {
        DurableFiles.replace(
                settled(), temporary("settled"), Long.toString(size).getBytes(StandardCharsets.US_ASCII));
    }

    /** What {@link #saveSettled} wrote last. */
    OptionalLong settledSize() {
        Optional<byte[]> bytes = DurableFiles.read(settled());
        if (bytes.isEmpty()) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Checkpoint.parseSize(new String(bytes.get(), StandardCharsets.US_ASCII)));
        } catch (IllegalArgumentException e) {
            throw new LedgerException(
                    LedgerError.INCONSISTENT,
                    settled() + " is damaged: " + e.getMessage(),
                    "If 'assay log fsck " + root + "' finds nothing wrong, remove the file and open the log again.",
                    e);
        }
    }

    Path lock() {
        return privateFolder().resolve("lock");
    }

    Path duplicates() {
        return privateFolder().resolve("duplicates");
    }

    Path temporary(String what) {
        return privateFolder().resolve("new-" + what);
    }

    /**
     * The log's settings.
     *
     * @throws LedgerException {@link LedgerError#NOT_FOUND} when this is no log
     */
    public LogSettings settings() {
        byte[] bytes = DurableFiles.read(settingsFile())
                .orElseThrow(() -> new LedgerException(
                        LedgerError.NOT_FOUND,
                        root + " is not a log: it has no " + PRIVATE + "/settings",
                        "Make one with 'assay log init " + root + " --origin NAME', or name the right folder."));
        return LogSettings.parse(
                new String(bytes, StandardCharsets.UTF_8), settingsFile().toString());
    }

    void saveSettings(LogSettings settings) {
        DurableFiles.replace(
                settingsFile(), temporary("settings"), settings.toText().getBytes(StandardCharsets.UTF_8));
    }
}
