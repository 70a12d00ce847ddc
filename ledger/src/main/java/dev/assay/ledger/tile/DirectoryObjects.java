package dev.assay.ledger.tile;

import dev.assay.ledger.LedgerError;
import dev.assay.ledger.LedgerException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** The published files of a log in a folder. */
public final class DirectoryObjects implements LogObjects {
    private final Path root;

    /**
     * @param root the folder that holds {@code checkpoint} and {@code tile}
     */
    public DirectoryObjects(Path root) {
        this.root = root;
    }

    @Override
    public Optional<byte[]> read(String path) {
        Path file = root.resolve(path);
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_OBJECT_BYTES + 1);
            if (bytes.length > MAX_OBJECT_BYTES) {
                throw new LedgerException(
                        LedgerError.LIMIT_EXCEEDED,
                        file + " is larger than LogObjects.MAX_OBJECT_BYTES = " + MAX_OBJECT_BYTES,
                        "No file of a log is this large: restore it from a copy.");
            }
            return Optional.of(bytes);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw LedgerException.io("cannot read " + file, e);
        }
    }

    @Override
    public String toString() {
        return root.toString();
    }
}
