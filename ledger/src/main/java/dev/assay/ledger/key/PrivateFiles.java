package dev.assay.ledger.key;

import dev.assay.ledger.LedgerError;
import dev.assay.ledger.LedgerException;
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
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/** Files that only their owner may read: made so from their first byte, and refused when they are not. */
final class PrivateFiles {

    private static final FileAttribute<?> FILE_MODE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final FileAttribute<?> FOLDER_MODE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final Set<PosixFilePermission> OTHERS = EnumSet.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.GROUP_EXECUTE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE,
            PosixFilePermission.OTHERS_EXECUTE);

    private PrivateFiles() {}

    /** Makes the folder and its parents; the folder itself with mode 0700. */
    static void createFolder(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            checkOwnerOnly(folder);
            return;
        }
        Path parent = folder.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        try {
            if (hasModes(folder.toAbsolutePath())) {
                Files.createDirectory(folder, FOLDER_MODE);
            } else {
                Files.createDirectory(folder);
            }
        } catch (FileAlreadyExistsException e) {
            checkOwnerOnly(folder); // Somebody else made it a moment ago.
        }
    }

    /** Refuses a file or folder that others may read, write or enter. Nothing is checked where there are no modes. */
    static void checkOwnerOnly(Path path) throws IOException {
        if (!hasModes(path.toAbsolutePath()) || !Files.exists(path)) {
            return;
        }
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path);
        if (permissions.stream().noneMatch(OTHERS::contains)) {
            return;
        }
        boolean folder = Files.isDirectory(path);
        throw new LedgerException(
                LedgerError.KEY_PERMISSIONS,
                "the key " + (folder ? "folder " : "file ") + path + " is open to others (mode "
                        + PosixFilePermissions.toString(permissions) + ")",
                "Run: chmod " + (folder ? "700 " : "600 ") + path);
    }

    /** The content, at most {@link Pem#BYTES_LIMIT} bytes. */
    static byte[] read(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            byte[] content = in.readNBytes(Pem.BYTES_LIMIT + 1);
            if (content.length > Pem.BYTES_LIMIT) {
                throw new LedgerException(
                        LedgerError.LIMIT_EXCEEDED,
                        file + " is larger than " + Pem.BYTES_LIMIT + " bytes",
                        "Check that it is a key file.");
            }
            return content;
        }
    }

    /** Writes a file of mode 0600 whole or not at all, replacing an old one. */
    static void replace(Path file, byte[] content) throws IOException {
        Path temporary = writeTemporary(file, content);
        try {
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
        syncFolder(file);
    }

    /** Writes a file of mode 0600 whole unless there is one; says whether it did. Exactly one of several callers does. */
    static boolean createOnly(Path file, byte[] content) throws IOException {
        Path temporary = writeTemporary(file, content);
        try {
            Files.createLink(file, temporary);
        } catch (FileAlreadyExistsException e) {
            return false;
        } catch (UnsupportedOperationException e) {
            throw new IOException("this file system has no hard links; choose another folder by XDG_CONFIG_HOME", e);
        } finally {
            Files.deleteIfExists(temporary);
        }
        syncFolder(file);
        return true;
    }

    private static Path writeTemporary(Path file, byte[] content) throws IOException {
        Path folder = parent(file);
        Path temporary = hasModes(folder)
                ? Files.createTempFile(folder, ".new-", null, FILE_MODE)
                : Files.createTempFile(folder, ".new-", null);
        try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
            ByteBuffer buffer = ByteBuffer.wrap(content);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
        return temporary;
    }

    private static void syncFolder(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(parent(file), StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static Path parent(Path file) throws NoSuchFileException {
        Path parent = file.toAbsolutePath().getParent();
        if (parent == null) {
            throw new NoSuchFileException(file.toString());
        }
        return parent;
    }

    private static boolean hasModes(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
