package dev.assay.cli.push;

import dev.assay.cli.git.GitRemote;
import dev.assay.cli.git.GitTree;
import dev.assay.cli.git.ScratchFolder;
import dev.assay.ledger.LedgerException;
import dev.assay.ledger.evidence.Erasure;
import dev.assay.ledger.evidence.EvidenceDirectory;
import dev.assay.ledger.evidence.EvidenceId;
import dev.assay.ledger.evidence.StoredEvidence;
import dev.assay.ledger.intoto.Statement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Envelopes and blobs in a git ref of their own. Each state is one commit without history, which replaces the one
 * before under a lease: what was erased here is then in no commit that the ref leads to.
 */
final class GitEvidence {

    private static final List<String> PARTS = List.of("blobs", "evidence");

    private final GitRemote remote;
    private final Path home;
    private final InstantSource clock;

    GitEvidence(GitRemote remote, Path home, InstantSource clock) {
        this.remote = remote;
        this.home = home;
        this.clock = clock;
    }

    /**
     * Adds what is new in this home to what is there, takes away what this home has erased, and pushes the result.
     *
     * @param seen the commit that the ref is at
     * @return how many files were new; empty when somebody else was faster
     */
    Optional<Long> attempt(Optional<String> seen) throws IOException, InterruptedException {
        Path scratch = Files.createTempDirectory("assay-push");
        try {
            GitTree tree = GitTree.from(remote.git(), scratch.resolve("index"), seen);
            Set<String> there = new HashSet<>();
            for (String part : PARTS) {
                there.addAll(tree.list(part + "/"));
            }
            long added = addNew(tree, there);
            long removed = removeErased(tree, there);
            if (added == 0 && removed == 0) {
                return Optional.of(0L);
            }
            String commit = tree.commit(Optional.empty(), "evidence", clock.instant());
            return remote.replace(GitDestination.EVIDENCE_REF, seen, commit) ? Optional.of(added) : Optional.empty();
        } finally {
            ScratchFolder.delete(scratch);
        }
    }

    private long addNew(GitTree tree, Set<String> there) throws IOException {
        long added = 0;
        for (String part : PARTS) {
            Path folder = home.resolve(part);
            if (!Files.isDirectory(folder)) {
                continue;
            }
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    String path = part + "/" + folder.relativize(file);
                    if (!file.getFileName().toString().startsWith(".") && !there.contains(path)) {
                        tree.put(path, file);
                        added++;
                    }
                }
            }
        }
        return added;
    }

    private long removeErased(GitTree tree, Set<String> there) {
        long removed = 0;
        for (EvidenceId id : erased()) {
            String hex = id.digest().hex();
            String stem = "evidence/" + hex.substring(0, 2) + "/" + hex;
            for (String path : List.of(stem + ".dsse.json", stem + ".salt")) {
                if (there.contains(path)) {
                    tree.remove(path);
                    removed++;
                }
            }
        }
        return removed;
    }

    /** What the erasures on record in this home took away. */
    private Set<EvidenceId> erased() {
        EvidenceDirectory evidence = new EvidenceDirectory(home, new SecureRandom());
        Set<EvidenceId> erased = new HashSet<>();
        evidence.forEachId(id -> {
            if (evidence.read(id) instanceof StoredEvidence.Intact intact) {
                erasure(intact).map(Erasure::evidence).ifPresent(erased::add);
            }
        });
        return erased;
    }

    private static Optional<Erasure> erasure(StoredEvidence.Intact intact) {
        try {
            Statement statement = Statement.of(intact.envelope());
            return statement.predicateType().equals(Erasure.TYPE)
                    ? Optional.of(Erasure.of(statement))
                    : Optional.empty();
        } catch (LedgerException _) {
            return Optional.empty(); // not an erasure; 'assay verify' says what is wrong with it
        }
    }
}
