package dev.assay.ledger.witness;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Replaces a file so that after a crash it is either the old or the new one, whole: a draft beside it is written and
 * synced, then renamed over it, then the folder is synced. One writer at a time for each file.
 */
final class DurableFile {
    private static final String DRAFT_SUFFIX = ".new";

    private DurableFile() {}

    /** Writes the draft of a file and syncs it. Until {@link #publish}, nothing has changed. */
    static void draft(Path file, byte[] content) throws IOException {
        Path draft = draftOf(file);
        try (FileChannel channel = FileChannel.open(
                draft, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer buffer = ByteBuffer.wrap(content);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        } catch (IOException e) {
            discard(draft, e);
            throw e;
        }
    }

    /**
     * Puts the draft in the place of the file and syncs the folder. When this throws, either of the two may be there.
     */
    static void publish(Path file) throws IOException {
        Files.move(draftOf(file), file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        syncFolder(folderOf(file));
    }

    /** Both steps at once. */
    static void replace(Path file, byte[] content) throws IOException {
        draft(file, content);
        publish(file);
    }

    /** Makes a folder, if it is not there, so that it survives a crash. Its parent is there. */
    static void createFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectory(folder);
            syncFolder(folderOf(folder));
        }
    }

    private static void discard(Path draft, IOException cause) {
        try {
            Files.deleteIfExists(draft);
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    private static Path draftOf(Path file) {
        return file.resolveSibling(file.getFileName() + DRAFT_SUFFIX);
    }

    private static Path folderOf(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IOException(file + " is not below a folder");
        }
        return folder;
    }

    private static void syncFolder(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
