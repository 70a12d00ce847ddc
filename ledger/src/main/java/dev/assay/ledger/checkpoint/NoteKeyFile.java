package dev.assay.ledger.checkpoint;

import dev.assay.ledger.LedgerError;
import dev.assay.ledger.LedgerException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A file of note secrets, one private key text a line: the keys of one log or one witness. It has mode 0600 from its
 * first byte and is refused when others may read or write it.
 */
public final class NoteKeyFile {
    /** The most bytes of such a file. */
    public static final int MAX_BYTES = 64 << 10;
    /** The most keys in one file. */
    public static final int MAX_KEYS = 16;

    private static final FileAttribute<?> OWNER_ONLY_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final FileAttribute<?> OWNER_ONLY_FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final Set<PosixFilePermission> OWNER = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    private NoteKeyFile() {}

    /**
     * Writes a new file, and its folder with mode 0700 where there is none.
     *
     * @throws LedgerException {@link LedgerError#ALREADY_EXISTS} when there is one: a key is never overwritten
     */
    public static void create(Path file, List<NoteSecret> secrets) {
        StringBuilder text = new StringBuilder();
        secrets.forEach(secret -> text.append(secret.toPrivateText()).append('\n'));
        try {
            Path folder = folderOf(file);
            createFolder(folder);
            FileAttribute<?>[] mode =
                    hasModes(folder) ? new FileAttribute<?>[] {OWNER_ONLY_FILE} : new FileAttribute<?>[0];
            try (FileChannel channel = FileChannel.open(
                            file, Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW), mode);
                    OutputStream out = Channels.newOutputStream(channel)) {
                out.write(text.toString().getBytes(StandardCharsets.UTF_8));
                channel.force(true);
            }
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        } catch (FileAlreadyExistsException e) {
            throw new LedgerException(
                    LedgerError.ALREADY_EXISTS,
                    "there is a key file already: " + file,
                    "Use that one, or choose another name; a key is never overwritten.",
                    e);
        } catch (IOException e) {
            throw LedgerException.io("cannot write the key file " + file, e);
        }
    }

    /**
     * Reads the secrets of a file, in order. Empty lines and lines that begin with {@code #} are skipped.
     *
     * @throws LedgerException {@link LedgerError#KEY_PERMISSIONS} when others may read or write it, {@link
     *     LedgerError#MALFORMED} when a line is no private key; no message holds any part of a key
     */
    public static List<NoteSecret> read(Path file) {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            checkMode(file);
            bytes = in.readNBytes(MAX_BYTES + 1);
        } catch (IOException e) {
            throw LedgerException.io("cannot read the key file " + file, e);
        }
        if (bytes.length > MAX_BYTES) {
            throw new LedgerException(
                    LedgerError.LIMIT_EXCEEDED,
                    file + " is larger than NoteKeyFile.MAX_BYTES = " + MAX_BYTES,
                    "Check that it is a key file.");
        }
        return parse(file, new String(bytes, StandardCharsets.UTF_8));
    }

    private static List<NoteSecret> parse(Path file, String text) {
        List<NoteSecret> secrets = new ArrayList<>();
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            if (secrets.size() == MAX_KEYS) {
                throw new LedgerException(
                        LedgerError.LIMIT_EXCEEDED,
                        file + " has more than NoteKeyFile.MAX_KEYS = " + MAX_KEYS + " keys",
                        "Keep the keys of one log or witness in a file.");
            }
            try {
                secrets.add(NoteSecret.parse(line.strip()));
            } catch (IllegalArgumentException e) {
                throw LedgerException.malformed(
                        file + " line " + number + ": " + e.getMessage(), "Restore the key file from its backup.");
            }
        }
        if (secrets.isEmpty()) {
            throw LedgerException.malformed(file + " holds no private key", "Restore the key file from its backup.");
        }
        return List.copyOf(secrets);
    }

    private static void checkMode(Path file) throws IOException {
        if (!hasModes(file)) {
            return;
        }
        Set<PosixFilePermission> mode = Files.getPosixFilePermissions(file);
        if (!OWNER.containsAll(mode)) {
            throw new LedgerException(
                    LedgerError.KEY_PERMISSIONS,
                    "the key file " + file + " is open to others (mode " + PosixFilePermissions.toString(mode) + ")",
                    "Run: chmod 600 " + file + " . If others may have read it, make a new key.");
        }
    }

    private static void createFolder(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        if (hasModes(folder)) {
            Files.createDirectories(folder, OWNER_ONLY_FOLDER);
        } else {
            Files.createDirectories(folder);
        }
    }

    private static Path folderOf(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IllegalArgumentException(file + " is not the path of a file");
        }
        return folder;
    }

    private static boolean hasModes(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
