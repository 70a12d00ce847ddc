package dev.assay.cli.verify;

import dev.assay.cli.command.Progress;
import dev.assay.cli.command.Session;
import dev.assay.cli.log.LogSource;
import dev.assay.cli.log.SizeHint;
import dev.assay.ledger.checkpoint.Checkpoint;
import dev.assay.ledger.checkpoint.CheckpointPolicy;
import dev.assay.ledger.checkpoint.SignedCheckpoint;
import dev.assay.ledger.note.VerifierKey;
import dev.assay.ledger.verify.Anchor;
import dev.assay.ledger.verify.LogVerdict;
import dev.assay.ledger.verify.LogVerification;
import dev.assay.ledger.verify.WitnessTimes;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Verifies a whole log: signatures, every byte, and what the reader remembers of it. */
final class LogTarget {

    private final Session session;
    private final Judge judge;
    private final List<Anchor> given;
    private final AnchorFolder remembered;
    private List<Anchor> continued = List.of();

    /**
     * @param given anchors that the user named
     */
    LogTarget(Session session, Judge judge, List<Anchor> given) {
        this.session = session;
        this.judge = judge;
        this.given = List.copyOf(given);
        this.remembered = new AnchorFolder(session);
    }

    /**
     * Verifies a log into a report.
     *
     * @return its checkpoint when everything holds
     */
    Optional<CheckpointPolicy.Accepted> verify(LogSource source, VerifyReport report) throws IOException {
        CheckpointPolicy policy = judge.policy(source);
        List<Anchor> anchors = anchors(policy, report);
        LogVerdict verdict;
        try (Progress progress = new Progress(session, "checking entries", SizeHint.of(source.checkpointBytes()))) {
            verdict = LogVerification.verify(source.objects(), policy, source.minimumIndex(), anchors, progress::at);
        }
        verdict.findings().forEach(report::found);
        if (verdict.truncated()) {
            report.truncated();
        }
        report.against(judge.label());
        if (!verdict.holds()) {
            report.notVerified("anything further: what is listed above has to be mended first");
            return Optional.empty();
        }
        continued = verdict.anchors();
        CheckpointPolicy.Accepted accepted = verdict.accepted().orElseThrow();
        describe(accepted, verdict, policy, report);
        gaps(source, policy, anchors, report);
        return Optional.of(accepted);
    }

    /** By when witnesses had seen the entries of the log just verified: by its checkpoint, and anchors it continues. */
    WitnessTimes witnessed(LogSource source, CheckpointPolicy.Accepted accepted) {
        List<SignedCheckpoint> checkpoints = new ArrayList<>();
        checkpoints.add(accepted.signed());
        continued.forEach(anchor -> checkpoints.add(anchor.checkpoint()));
        return WitnessTimes.of(judge.witnesses(source), checkpoints);
    }

    /** Remembers the checkpoint, once everything that was looked at holds. */
    void remember(LogSource source, CheckpointPolicy.Accepted accepted, VerifyReport report) {
        remembered
                .remember(accepted.signed(), judge.policy(source), !judge.selfAsserted())
                .ifPresent(report::notVerified);
    }

    private List<Anchor> anchors(CheckpointPolicy policy, VerifyReport report) throws IOException {
        List<Anchor> anchors = new ArrayList<>();
        for (Anchor anchor : given) {
            anchors.add(Anchors.checked(anchor, policy));
        }
        switch (remembered.recall(policy)) {
            case AnchorFolder.Memory.Seen seen -> anchors.add(seen.anchor());
            case AnchorFolder.Memory.Unusable unusable -> report.notVerified("rollback, fork: " + unusable.why());
            case AnchorFolder.Memory.Nothing _ -> {
                // The first time that this log is seen; gaps() says what that means.
            }
        }
        return anchors;
    }

    private static void describe(
            CheckpointPolicy.Accepted accepted, LogVerdict verdict, CheckpointPolicy policy, VerifyReport report) {
        Checkpoint checkpoint = accepted.signed().checkpoint();
        report.verified("checkpoint of size " + checkpoint.size() + " of " + checkpoint.origin() + ", signed by "
                + accepted.logKeys().stream().map(VerifierKey::toString).collect(Collectors.joining(", ")));
        report.verified(verdict.checkedEntries() + " entries, byte for byte, lead to its root "
                + checkpoint.root().toBase64());
        for (Anchor anchor : verdict.anchors()) {
            report.verified("it continues the checkpoint of size " + anchor.size() + " (" + anchor.source() + ")");
        }
        if (policy.quorum() > 0) {
            accepted.cosigned()
                    .forEach((name, seconds) ->
                            report.verified("seen by the witness " + name + " at " + Instant.ofEpochSecond(seconds)));
        }
    }

    private void gaps(LogSource source, CheckpointPolicy policy, List<Anchor> anchors, VerifyReport report) {
        if (anchors.isEmpty()) {
            report.notVerified("rollback, fork: there is no older checkpoint to hold it against (--anchor)");
        }
        if (policy.quorum() == 0) {
            report.notVerified("that everybody is shown this same log: no witness is required");
        }
        if (judge.selfAsserted()) {
            report.notVerified("whose log it is: no trusted key was given (--trust, --vkey)");
        }
        if (source.minimumIndex() > 0) {
            report.notVerified("entries below " + source.minimumIndex() + ": the log no longer gives them out");
        }
    }
}
