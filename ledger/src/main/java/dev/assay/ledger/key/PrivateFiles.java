package dev.assay.ledger.key;

import dev.assay.ledger.LedgerError;
import dev.assay.ledger.LedgerException;
import dev.assay.ledger.file.DurableFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/** Files that only their owner may read: refused when they are not. */
final class PrivateFiles {

    private static final Set<PosixFilePermission> OTHERS = EnumSet.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.GROUP_EXECUTE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE,
            PosixFilePermission.OTHERS_EXECUTE);

    private PrivateFiles() {}

    /** Makes the folder with mode 0700; one that is there must be closed to others. */
    static void createFolder(Path folder) throws IOException {
        DurableFiles.createFolder(folder);
        checkOwnerOnly(folder);
    }

    /** Refuses a file or folder that others may read, write or enter. Nothing is checked where there are no modes. */
    static void checkOwnerOnly(Path path) throws IOException {
        if (!DurableFiles.hasModes(path) || !Files.exists(path)) {
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
}
