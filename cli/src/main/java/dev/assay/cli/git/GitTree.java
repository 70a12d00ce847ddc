package dev.assay.cli.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A tree in the making, in an index of its own: the user's index and working folder are not touched. Not thread-safe.
 */
public final class GitTree {

    private static final String REMOVED = "0".repeat(40);

    private final Git git;
    private final List<String> changes = new ArrayList<>();
    private final Map<String, Path> added = new LinkedHashMap<>();

    private GitTree(Git git) {
        this.git = git;
    }

    /**
     * Starts from the tree of a commit, or from nothing.
     *
     * @param index a path where no file is
     */
    public static GitTree from(Git git, Path index, Optional<String> commit) throws IOException, InterruptedException {
        Git own = git.with(Map.of("GIT_INDEX_FILE", index.toString()));
        if (commit.isPresent()) {
            own.run("read-tree", commit.get());
        } else {
            own.run("read-tree", "--empty");
        }
        return new GitTree(own);
    }

    /** Adds a file, or replaces it. */
    public void put(String path, Path file) {
        added.put(path, file);
    }

    /** Removes a file, if it is there. */
    public void remove(String path) {
        changes.add("0 " + REMOVED + "\t" + path + "\n");
    }

    /** The files in the tree below a folder, before the changes. */
    public List<String> list(String folder) throws IOException, InterruptedException {
        return git.run("ls-files", "-z", "--", folder)
                .lines()
                .flatMap(text -> List.of(text.split("\0", -1)).stream())
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /**
     * Writes the tree and a commit of it.
     *
     * @param parent the commit before; empty for one without history
     * @return the commit
     */
    public String commit(Optional<String> parent, String message, Instant time)
            throws IOException, InterruptedException {
        List<String> names = List.copyOf(added.keySet());
        if (!names.isEmpty()) {
            String paths = String.join(
                            "\n", added.values().stream().map(Path::toString).toList()) + "\n";
            String[] ids = git.run(
                            paths.getBytes(StandardCharsets.UTF_8),
                            "hash-object",
                            "-w",
                            "--no-filters",
                            "--stdin-paths")
                    .split("\n", -1);
            for (int i = 0; i < names.size(); i++) {
                changes.add("100644 " + ids[i] + "\t" + names.get(i) + "\n");
            }
        }
        git.run(String.join("", changes).getBytes(StandardCharsets.UTF_8), "update-index", "--index-info");
        String tree = git.run("write-tree");
        String date = "@" + time.getEpochSecond() + " +0000";
        Git signed = git.with(Map.of(
                "GIT_AUTHOR_NAME",
                "assay",
                "GIT_AUTHOR_EMAIL",
                "assay@localhost",
                "GIT_AUTHOR_DATE",
                date,
                "GIT_COMMITTER_NAME",
                "assay",
                "GIT_COMMITTER_EMAIL",
                "assay@localhost",
                "GIT_COMMITTER_DATE",
                date));
        byte[] text = (message + "\n").getBytes(StandardCharsets.UTF_8);
        return parent.isPresent()
                ? signed.run(text, "commit-tree", tree, "-p", parent.get())
                : signed.run(text, "commit-tree", tree);
    }
}
