package dev.assay.cli.verify;

import dev.assay.cli.git.GitObjects;
import dev.assay.cli.git.GitRemote;
import dev.assay.cli.git.ScratchFolder;
import dev.assay.ledger.evidence.EvidenceDirectory;
import dev.assay.ledger.tile.LogObjects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The evidence of a git ref, copied into a scratch folder for as long as it is verified. Not thread-safe. */
final class GitEvidenceCopy implements AutoCloseable {

    /** The ref that holds envelopes and blobs. */
    static final String REF = "refs/assay/evidence";

    /** One file of the tree: mode, type, object, size, path. Only names that a store of evidence has are copied. */
    private static final Pattern FILE = Pattern.compile("100644 blob [0-9a-f]{40,64} +([0-9]{1,10})\\t"
            + "(evidence/[0-9a-f]{2}/[0-9a-f]{64}\\.(?:dsse\\.json|salt)|blobs/sha256/[0-9a-f]{2}/[0-9a-f]{64})");

    private final Path folder;

    private GitEvidenceCopy(Path folder) {
        this.folder = folder;
    }

    /**
     * Fetches the evidence of a remote and copies it.
     *
     * @return the copy; empty when the remote has no such ref
     */
    static Optional<GitEvidenceCopy> of(Path workingFolder, String target) throws IOException, InterruptedException {
        try (GitRemote remote = GitRemote.open(workingFolder, target)) {
            Optional<String> tip = remote.tip(REF);
            if (tip.isEmpty()) {
                return Optional.empty();
            }
            remote.fetch(REF);
            GitEvidenceCopy copy = new GitEvidenceCopy(Files.createTempDirectory("assay-evidence"));
            copy.fill(remote, tip.get());
            return Optional.of(copy);
        }
    }

    private void fill(GitRemote remote, String commit) throws IOException, InterruptedException {
        String listing = remote.git().run("ls-tree", "-r", "-l", "-z", commit);
        try (GitObjects objects = GitObjects.open(remote.git(), commit)) {
            for (String line : listing.split("\0", -1)) {
                Matcher file = FILE.matcher(line);
                // A blob that is larger cannot be a public key, and nothing else of them is looked at here.
                if (file.matches() && Long.parseLong(file.group(1)) <= LogObjects.MAX_OBJECT_BYTES) {
                    Path place = folder.resolve(file.group(2));
                    Files.createDirectories(place.getParent());
                    Files.write(place, objects.readAt(file.group(2)).orElseThrow());
                }
            }
        }
    }

    /** The store. */
    EvidenceDirectory store() {
        return new EvidenceDirectory(folder, new SecureRandom());
    }

    @Override
    public void close() throws IOException {
        ScratchFolder.delete(folder);
    }
}
