package dev.assay.cli.git;

import dev.assay.core.fault.AssayException;
import dev.assay.core.fault.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A repository that others write to as well: a remote by its name, an address or a path. A ref of it moves only from
 * the commit that the writer has seen, so that of two writers one is refused. Thread-safe.
 */
public final class GitRemote implements AutoCloseable {

    /** How the user marks such a target. */
    public static final String PREFIX = "git:";

    private static final List<String> LOST_RACES = List.of(
            "[rejected]", "cannot lock ref", "failed to update ref", "reference already exists", "incorrect old value");

    private final Git git;
    private final String remote;
    private final Optional<Path> scratch;

    private GitRemote(Git git, String remote, Optional<Path> scratch) {
        this.git = git;
        this.remote = remote;
        this.scratch = scratch;
    }

    /** Whether a target names one. */
    public static boolean isOne(String target) {
        return target.startsWith(PREFIX);
    }

    /**
     * Opens a remote. Objects are kept in the repository of the working folder; where there is none, in a scratch one.
     *
     * @param workingFolder where the command runs
     * @param target {@code git:} and a remote's name, an address or a path
     */
    public static GitRemote open(Path workingFolder, String target) throws IOException, InterruptedException {
        String name = target.substring(PREFIX.length());
        if (name.isEmpty() || name.startsWith("-")) {
            throw new AssayException(
                    ErrorCode.USAGE, "'" + target + "' names no repository", "use git:origin, git:URL or git:PATH");
        }
        Path path = workingFolder.resolve(name);
        String remote = Files.exists(path) ? path.normalize().toString() : name;
        Git here = Git.in(workingFolder);
        if (here.attempt(new byte[0], "rev-parse", "--git-dir").exit() == 0) {
            return new GitRemote(here, remote, Optional.empty());
        }
        Path scratch = Files.createTempDirectory("assay-git");
        Git bare = Git.in(scratch);
        bare.run("init", "--quiet", "--bare", ".");
        return new GitRemote(bare, remote, Optional.of(scratch));
    }

    /** The repository that holds fetched and new objects. */
    public Git git() {
        return git;
    }

    /** The commit that a ref is at; empty when there is no such ref. */
    public Optional<String> tip(String ref) throws IOException, InterruptedException {
        Git.Result result = git.attempt(new byte[0], "ls-remote", "--quiet", remote, ref);
        if (result.exit() != 0) {
            throw new AssayException(
                    ErrorCode.DEPENDENCY_UNREACHABLE,
                    "cannot read the repository " + remote + ": " + result.reason(),
                    "check the name or address, and your access to it");
        }
        return result.text()
                .lines()
                .filter(line -> line.endsWith("\t" + ref))
                .map(line -> line.substring(0, line.indexOf('\t')))
                .findFirst();
    }

    /** Brings the commit that a ref was at, with its history, here; no ref is made for it. */
    public void fetch(String ref) throws IOException, InterruptedException {
        git.run("fetch", "--quiet", "--no-tags", "--no-write-fetch-head", "--refmap=", remote, ref);
    }

    /**
     * Moves a ref forward to a commit that continues what was seen.
     *
     * @return false when somebody else moved it first
     */
    public boolean advance(String ref, String commit) throws IOException, InterruptedException {
        return push(commit + ":" + ref);
    }

    /**
     * Replaces a ref by a commit without its history, if it still is where it was seen.
     *
     * @param seen the commit that it was at; empty when it was not there
     * @return false when somebody else moved it first
     */
    public boolean replace(String ref, Optional<String> seen, String commit) throws IOException, InterruptedException {
        return push("--force-with-lease=" + ref + ":" + seen.orElse(""), commit + ":" + ref);
    }

    private boolean push(String... what) throws IOException, InterruptedException {
        List<String> words = new java.util.ArrayList<>(List.of("push", "--porcelain", "--no-verify"));
        if (what.length > 1) {
            words.add(what[0]);
        }
        words.add(remote);
        words.add(what[what.length - 1]);
        Git.Result result = git.attempt(new byte[0], words.toArray(String[]::new));
        if (result.exit() == 0) {
            return true;
        }
        String said = result.out() + result.err();
        if (LOST_RACES.stream().anyMatch(said::contains)) {
            return false;
        }
        throw new AssayException(
                ErrorCode.DEPENDENCY_REFUSED,
                "the repository " + remote + " refused the push: " + result.reason(),
                "check that you may push to refs/assay/ there");
    }

    @Override
    public void close() throws IOException {
        if (scratch.isPresent()) {
            ScratchFolder.delete(scratch.get());
        }
    }

    @Override
    public String toString() {
        return remote;
    }
}
