package dev.assay.cli.verify;

import dev.assay.cli.command.Session;
import dev.assay.cli.git.GitRemote;
import dev.assay.cli.log.LogSource;
import dev.assay.core.fault.AssayException;
import dev.assay.core.fault.ErrorCode;
import dev.assay.core.home.AssayHome;
import dev.assay.ledger.digest.Digest;
import dev.assay.ledger.tile.TilePath;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What {@code assay verify} was given. */
sealed interface Target {

    /** In words, what it is. */
    String kind();

    /** An {@code .assay} folder. */
    record Home(AssayHome folder) implements Target {
        @Override
        public String kind() {
            return "a log with its evidence";
        }
    }

    /** A log: folder, address or archive. */
    record Log(String name) implements Target {
        @Override
        public String kind() {
            return "a log";
        }
    }

    /** A log in a git ref, with the evidence in the ref beside it. */
    record GitRef(String name) implements Target {
        @Override
        public String kind() {
            return "a log in a git ref";
        }
    }

    /** A receipt. */
    final class Receipt extends FileTarget implements Target {
        Receipt(Path file, byte[] bytes) {
            super(file, bytes);
        }

        @Override
        public String kind() {
            return "a receipt";
        }
    }

    /** A DSSE envelope. */
    final class Envelope extends FileTarget implements Target {
        Envelope(Path file, byte[] bytes) {
            super(file, bytes);
        }

        @Override
        public String kind() {
            return "an envelope";
        }
    }

    /** Something that evidence can speak of. */
    record Thing(Digest digest) implements Target {
        @Override
        public String kind() {
            return "what evidence says of " + digest;
        }
    }

    /** Files up to this size are looked into. */
    int MAX_RECOGNISED_BYTES = dev.assay.ledger.dsse.Envelope.BYTES_LIMIT;

    /**
     * Recognises a target.
     *
     * @throws AssayException when there is nothing of that name
     */
    static Target of(Session session, @Nullable String name) throws IOException {
        if (name == null) {
            return AssayHome.discover(session.surroundings().workingFolder())
                    .map(Home::new)
                    .orElseThrow(() -> new AssayException(
                            ErrorCode.FILE_MISSING,
                            "there is no .assay folder here or above",
                            "name what to verify; assay verify --help lists what it recognises"));
        }
        String lower = name.toLowerCase(Locale.ROOT);
        if (GitRemote.isOne(name)) {
            return new GitRef(name);
        }
        if (lower.startsWith("http://") || lower.startsWith("https://") || lower.startsWith("file://")) {
            return new Log(name);
        }
        if (Digest.isDigest(name)) {
            return new Thing(Digest.parse(name));
        }
        Path path = session.resolve(Path.of(name));
        if (Files.isDirectory(path)) {
            return ofFolder(name, path);
        }
        if (!Files.exists(path)) {
            throw new AssayException(
                    ErrorCode.FILE_MISSING, "no such file or folder: " + name, "check the path, or give an address");
        }
        return ofFile(name, path);
    }

    private static Target ofFolder(String name, Path folder) throws IOException {
        if (isHome(folder)) {
            return new Home(AssayHome.open(folder));
        }
        Path inside = folder.resolve(AssayHome.NAME);
        if (!LogSource.isLog(folder) && isHome(inside)) {
            return new Home(AssayHome.open(inside));
        }
        return new Log(name);
    }

    private static boolean isHome(Path folder) {
        return Files.isRegularFile(folder.resolve("format"));
    }

    private static Target ofFile(String name, Path file) throws IOException {
        if (Files.size(file) <= MAX_RECOGNISED_BYTES) {
            byte[] bytes = Files.readAllBytes(file);
            if (Anchors.isReceipt(bytes) || name.endsWith(".tlog-proof")) {
                return new Receipt(file, bytes);
            }
            if (EnvelopeTarget.looksLikeOne(bytes)) {
                return new Envelope(file, bytes);
            }
        }
        if (isArchive(file)) {
            return new Log(name);
        }
        return new Thing(digest(file));
    }

    private static boolean isArchive(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] magic = in.readNBytes(4);
            boolean zip = magic.length == 4 && magic[0] == 'P' && magic[1] == 'K' && magic[2] == 3 && magic[3] == 4;
            if (!zip) {
                return false;
            }
        }
        try (var archive = dev.assay.ledger.archive.LogArchive.open(file)) {
            return archive.read(TilePath.CHECKPOINT).isPresent();
        }
    }

    private static Digest digest(Path file) throws IOException {
        MessageDigest sha256 = Digest.sha256();
        try (InputStream in = new DigestInputStream(new BufferedInputStream(Files.newInputStream(file)), sha256)) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
        }
        return new Digest(HexFormat.of().formatHex(sha256.digest()));
    }

    /** A file that has been read. */
    sealed class FileTarget permits Receipt, Envelope {
        private final Path file;
        private final byte[] bytes;

        FileTarget(Path file, byte[] bytes) {
            this.file = file;
            this.bytes = bytes;
        }

        /** Where it is. */
        public Path file() {
            return file;
        }

        /** Its content, not copied. */
        byte[] bytes() {
            return bytes;
        }
    }
}
