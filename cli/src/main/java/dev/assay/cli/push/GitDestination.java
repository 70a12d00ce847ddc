package dev.assay.cli.push;

import dev.assay.cli.command.Session;
import dev.assay.cli.git.GitLogs;
import dev.assay.cli.git.GitObjects;
import dev.assay.cli.git.GitRemote;
import dev.assay.cli.log.LogFolder;
import dev.assay.core.fault.AssayException;
import dev.assay.core.fault.ErrorCode;
import dev.assay.ledger.checkpoint.SignedCheckpoint;
import dev.assay.ledger.log.LogKeys;
import dev.assay.ledger.tile.TilePath;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A log in the git ref {@link #LOG_REF} of a repository, with its envelopes in {@link #EVIDENCE_REF}.
 *
 * <p>Who wants to append fetches the ref, appends on top in a scratch folder, and pushes the result as the next
 * commit. If somebody else was faster the push is refused, the scratch folder with its never-shown checkpoint is
 * thrown away, and all begins again. So the ref has one history whatever the number of writers.
 */
final class GitDestination implements Destination {

    static final String LOG_REF = GitLogs.REF;
    static final String EVIDENCE_REF = "refs/assay/evidence";

    /** How often a refused push is tried again. */
    static final int MAX_ATTEMPTS = 30;

    private static final Duration PAUSE = Duration.ofMillis(40);

    private final Session session;
    private final GitRemote remote;
    private final @Nullable Path key;
    private final @Nullable String newOrigin;

    /**
     * @param key the log's private key, or null for the usual place
     * @param newOrigin origin of the log to make when there is none yet, or null
     */
    GitDestination(Session session, GitRemote remote, @Nullable Path key, @Nullable String newOrigin) {
        this.session = session;
        this.remote = remote;
        this.key = key;
        this.newOrigin = newOrigin;
    }

    @Override
    public String kind() {
        return "a log in the git ref " + LOG_REF;
    }

    @Override
    public Optional<SignedCheckpoint> checkpoint() throws IOException, InterruptedException {
        Optional<String> tip = tip(LOG_REF);
        if (tip.isEmpty()) {
            return Optional.empty();
        }
        try (GitObjects objects = GitObjects.open(remote.git(), tip.get())) {
            return objects.read(TilePath.CHECKPOINT).map(SignedCheckpoint::parse);
        }
    }

    private Optional<String> tip(String ref) throws IOException, InterruptedException {
        Optional<String> tip = remote.tip(ref);
        if (tip.isPresent()) {
            remote.fetch(ref);
        }
        return tip;
    }

    @Override
    public Arrived bring(Shipment shipment, long since) throws IOException, InterruptedException {
        for (int attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
            Optional<String> tip = tip(LOG_REF);
            try (GitWorkspace workspace = GitWorkspace.open(remote.git(), tip)) {
                String origin = workspace
                        .origin()
                        .or(() -> Optional.ofNullable(newOrigin))
                        .orElseThrow(this::noLog);
                LogKeys own = tip.isPresent()
                        ? LogFolder.keys(session, key, origin)
                        : LogFolder.keysOrNew(session, key, origin);
                if (tip.isEmpty()) {
                    workspace.create(origin, own);
                }
                Arrived arrived = workspace.append(own, shipment, since);
                if (arrived.added() == 0 && tip.isPresent()) {
                    return arrived;
                }
                String commit = workspace.commit(
                        arrived.added() + " entries, size " + arrived.size(),
                        session.surroundings().clock().instant());
                if (remote.advance(LOG_REF, commit)) {
                    return arrived;
                }
            }
            session.detail("somebody else pushed first; attempt " + attempt + " of " + MAX_ATTEMPTS);
            pause(attempt);
        }
        throw new AssayException(
                ErrorCode.DEPENDENCY_TIMEOUT,
                "others were faster each time: the push to " + remote + " was refused " + MAX_ATTEMPTS
                        + " times (limit GitDestination.MAX_ATTEMPTS)",
                "push again; nothing is lost");
    }

    private AssayException noLog() {
        return new AssayException(
                ErrorCode.USAGE,
                "there is no log in " + LOG_REF + " of " + remote + " yet",
                "say how it is to be called, once: --origin NAME");
    }

    /** Of two writers that were refused together the same one must not win each time. */
    private void pause(int attempt) throws InterruptedException {
        long bound = PAUSE.toMillis() * attempt;
        Thread.sleep(Math.floorMod(session.surroundings().random().nextLong(), bound) + 1);
    }

    @Override
    public Optional<Long> bringEvidence(Path home) throws IOException, InterruptedException {
        GitEvidence evidence =
                new GitEvidence(remote, home, session.surroundings().clock());
        for (int attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
            Optional<Long> brought = evidence.attempt(tip(EVIDENCE_REF));
            if (brought.isPresent()) {
                return brought;
            }
            pause(attempt);
        }
        throw new AssayException(
                ErrorCode.DEPENDENCY_TIMEOUT,
                "others were faster each time: " + EVIDENCE_REF + " of " + remote + " moved " + MAX_ATTEMPTS
                        + " times (limit GitDestination.MAX_ATTEMPTS)",
                "push again; nothing is lost");
    }

    @Override
    public void close() throws IOException {
        remote.close();
    }

    @Override
    public String toString() {
        return remote.toString();
    }
}
