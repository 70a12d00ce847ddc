package dev.assay.cli.git;

import dev.assay.ledger.LedgerError;
import dev.assay.ledger.LedgerException;
import dev.assay.ledger.tile.LogObjects;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The published files of a log in the tree of a git commit, read through one {@code git cat-file}. Thread-safe. */
public final class GitObjects implements LogObjects, AutoCloseable {

    /** The folder of the tree that holds the log. */
    public static final String FOLDER = "log/";

    private final String commit;
    private final Path errors;
    private final Process process;
    private final InputStream in;
    private final OutputStream out;
    private final @Nullable GitRemote owned;

    private GitObjects(String commit, Path errors, Process process, @Nullable GitRemote owned) {
        this.commit = commit;
        this.owned = owned;
        this.errors = errors;
        this.process = process;
        this.in = new BufferedInputStream(process.getInputStream());
        this.out = process.getOutputStream();
    }

    /** Opens the tree of a commit whose objects are in the repository. */
    public static GitObjects open(Git git, String commit) throws IOException {
        Path errors = Files.createTempFile("assay-git", ".err");
        return new GitObjects(commit, errors, git.start(errors, "cat-file", "--batch"), null);
    }

    /** The same with a remote that is closed with it. */
    static GitObjects open(Git git, String commit, GitRemote owned) throws IOException {
        Path errors = Files.createTempFile("assay-git", ".err");
        return new GitObjects(commit, errors, git.start(errors, "cat-file", "--batch"), owned);
    }

    /** The commit. */
    public String commit() {
        return commit;
    }

    @Override
    public Optional<byte[]> read(String path) {
        return readAt(FOLDER + path);
    }

    /** A file by its path in the tree. */
    public synchronized Optional<byte[]> readAt(String path) {
        try {
            out.write((commit + ":" + path + "\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
            String header = line();
            if (header.endsWith(" missing")) {
                return Optional.empty();
            }
            String[] words = header.split(" ", -1);
            if (words.length != 3) {
                throw new IOException("git cat-file said '" + header + "'");
            }
            int length = length(path, words[2]);
            byte[] bytes = in.readNBytes(length);
            if (bytes.length != length || in.read() != '\n') {
                throw new IOException("git cat-file ended in the middle of " + path);
            }
            return words[1].equals("blob") ? Optional.of(bytes) : Optional.empty();
        } catch (IOException e) {
            throw LedgerException.io("cannot read " + path + " of commit " + commit, e);
        }
    }

    private int length(String path, String digits) {
        long length = Long.parseLong(digits);
        if (length > MAX_OBJECT_BYTES) {
            throw new LedgerException(
                    LedgerError.LIMIT_EXCEEDED,
                    path + " of commit " + commit + " is larger than LogObjects.MAX_OBJECT_BYTES = " + MAX_OBJECT_BYTES,
                    "No file of a log is this large: look at what was pushed to the ref.");
        }
        return (int) length;
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int octet = in.read(); octet != '\n'; octet = in.read()) {
            if (octet < 0) {
                throw new IOException(
                        "git cat-file ended: " + Files.readString(errors).strip());
            }
            line.write(octet);
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        out.close();
        process.destroy();
        Files.deleteIfExists(errors);
        if (owned != null) {
            owned.close();
        }
    }

    @Override
    public String toString() {
        return "git commit " + commit;
    }
}
