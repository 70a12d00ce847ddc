package dev.assay.cli.build;

import dev.assay.cli.git.Git;
import dev.assay.core.fault.AssayException;
import dev.assay.core.fault.ErrorCode;
import dev.assay.ledger.digest.Digest;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The files of a checkout and of what Maven has built in it.
 *
 * @param root the root folder
 * @param commit the commit that is checked out; empty when git cannot say
 * @param clean whether the working folder has no changes beside that commit
 */
public record BuildTree(Path root, Optional<String> commit, boolean clean) {

    /** The most files of one kind. */
    public static final int MAX_FILES = 100_000;

    private static final int DEPTH_MAX = 40;

    /** Looks at a checkout. */
    public static BuildTree of(Path root) throws IOException, InterruptedException {
        Git git = Git.in(root);
        Git.Result head;
        try {
            head = git.attempt(new byte[0], "rev-parse", "--verify", "--quiet", "HEAD");
        } catch (AssayException e) {
            if (e.code() != ErrorCode.DEPENDENCY_UNREACHABLE) {
                throw e;
            }
            return new BuildTree(root, Optional.empty(), false); // there is no git to ask
        }
        if (head.exit() != 0) {
            return new BuildTree(root, Optional.empty(), false);
        }
        Git.Result status = git.attempt(new byte[0], "status", "--porcelain", "--untracked-files=no");
        return new BuildTree(
                root,
                Optional.of(head.text()),
                status.exit() == 0 && status.text().isEmpty());
    }

    /** Jars of all modules, or those of an installation, by path; never those of others. */
    public List<Path> jars() throws IOException {
        return find(file -> file.matches("(.*/)?(target/(launcher/)?[^/]+|lib/assay-[^/]+)\\.jar"));
    }

    /** Classes of all modules, those of tests too, by path. */
    public List<Path> classes() throws IOException {
        return find(file -> file.matches("(.*/)?target/(launcher/)?(test-)?classes/.*\\.class"));
    }

    /** Reports of test runs, by path. */
    public List<Path> reports() throws IOException {
        return find(file -> file.matches("(.*/)?target/surefire-reports/TEST-[^/]+\\.xml"));
    }

    /** Sources that git knows, by path; none when git cannot say. */
    public List<Path> sources() throws IOException, InterruptedException {
        if (commit.isEmpty()) {
            return List.of();
        }
        return Stream.of(Git.in(root).run("ls-files", "-z").split("\0", -1))
                .filter(name -> !name.isEmpty())
                .map(root::resolve)
                .filter(Files::isRegularFile)
                .limit(MAX_FILES)
                .toList();
    }

    private List<Path> find(Predicate<String> wanted) throws IOException {
        try (Stream<Path> files = Files.find(root, DEPTH_MAX, (file, attributes) -> attributes.isRegularFile())) {
            return files.filter(file -> wanted.test(name(file)))
                    .limit(MAX_FILES)
                    .sorted()
                    .toList();
        }
    }

    /** The path of a file below the root, with slashes. */
    public String name(Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }

    /** The SHA-256 digest of a file. */
    public static Digest digest(Path file) throws IOException {
        MessageDigest sha256 = Digest.sha256();
        try (InputStream in = new DigestInputStream(new BufferedInputStream(Files.newInputStream(file)), sha256)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return new Digest(HexFormat.of().formatHex(sha256.digest()));
    }
}
