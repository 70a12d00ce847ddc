package dev.assay.ledger.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Writes small files by way of a temporary file in the same folder: written, synced, put in place, the folder synced. A
 * reader sees the old file, the new one or none. Files have mode 0600 from their first byte, where there are modes.
 * Stateless and thread-safe.
 */
public final class DurableFiles {

    /** Temporary files begin with this; one that is left over from a crash may be removed. */
    public static final String TEMPORARY_PREFIX = ".new-";

    private static final FileAttribute<?> FILE_MODE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final FileAttribute<?> FOLDER_MODE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private DurableFiles() {}

    /** Writes a file, replacing an old one. */
    public static void replace(Path file, byte[] content) throws IOException {
        Path temporary = writeTemporary(file, content);
        try {
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
        syncParent(file);
    }

    /** Writes a file unless there is one; says whether it did. Exactly one of several callers does. */
    public static boolean createOnly(Path file, byte[] content) throws IOException {
        Path temporary = writeTemporary(file, content);
        try {
            Files.createLink(file, temporary);
        } catch (FileAlreadyExistsException e) {
            return false;
        } catch (UnsupportedOperationException e) {
            throw new IOException("this file system has no hard links, which are needed to write a file only once", e);
        } finally {
            Files.deleteIfExists(temporary);
        }
        syncParent(file);
        return true;
    }

    /** A new temporary file beside a file that is to come, open to its owner only. */
    public static Path temporaryFor(Path file) throws IOException {
        Path folder = parentOf(file);
        return hasModes(folder)
                ? Files.createTempFile(folder, TEMPORARY_PREFIX, null, FILE_MODE)
                : Files.createTempFile(folder, TEMPORARY_PREFIX, null);
    }

    /** Makes a folder of mode 0700 and the missing ones above it, and syncs what it changed. */
    public static void createFolder(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        Path parent = parentOf(folder);
        createFolder(parent);
        try {
            if (hasModes(parent)) {
                Files.createDirectory(folder, FOLDER_MODE);
            } else {
                Files.createDirectory(folder);
            }
            syncFolder(parent);
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(folder)) {
                throw e;
            }
        }
    }

    /** Removes a file, durably; says whether there was one. */
    public static boolean delete(Path file) throws IOException {
        boolean deleted = Files.deleteIfExists(file);
        if (deleted) {
            syncParent(file);
        }
        return deleted;
    }

    /** Syncs the folder that a file stands in. */
    public static void syncParent(Path file) throws IOException {
        syncFolder(parentOf(file));
    }

    /** Whether files here have POSIX modes. */
    public static boolean hasModes(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static void syncFolder(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static Path writeTemporary(Path file, byte[] content) throws IOException {
        Path temporary = temporaryFor(file);
        try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
            ByteBuffer buffer = ByteBuffer.wrap(content);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        } catch (IOException e) {
            Files.deleteIfExists(temporary);
            throw e;
        }
        return temporary;
    }

    private static Path parentOf(Path file) throws NoSuchFileException {
        Path parent = file.toAbsolutePath().getParent();
        if (parent == null) {
            throw new NoSuchFileException(file.toString());
        }
        return parent;
    }
}
