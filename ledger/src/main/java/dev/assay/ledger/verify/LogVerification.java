package dev.assay.ledger.verify;

import dev.assay.ledger.LedgerException;
import dev.assay.ledger.checkpoint.Checkpoint;
import dev.assay.ledger.checkpoint.CheckpointPolicy;
import dev.assay.ledger.checkpoint.SignedCheckpoint;
import dev.assay.ledger.log.Fsck;
import dev.assay.ledger.log.FsckReport;
import dev.assay.ledger.merkle.Hash;
import dev.assay.ledger.tile.LogObjects;
import dev.assay.ledger.tile.TileHashes;
import dev.assay.ledger.tile.TilePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * Verifies a whole log: the signatures of its checkpoint, then every byte of its tiles and entries against the signed
 * root, then that it continues each anchor. Each step believes only what the step before has proven.
 */
public final class LogVerification {

    private LogVerification() {}

    /**
     * Verifies a log.
     *
     * @param objects the log's files
     * @param policy which checkpoints are believed
     * @param minimumIndex entries below it may be missing, because the log no longer gives them out
     * @param anchors older checkpoints of the same log
     * @param progress hears how many entries have been checked
     * @throws LedgerException when a file cannot be read for a reason that is not the log's: disk, network, permissions
     */
    public static LogVerdict verify(
            LogObjects objects,
            CheckpointPolicy policy,
            long minimumIndex,
            List<Anchor> anchors,
            LongConsumer progress) {
        Optional<byte[]> bytes = objects.read(TilePath.CHECKPOINT);
        if (bytes.isEmpty()) {
            return refused(List.of(new Finding.Changed(TilePath.CHECKPOINT, -1, 0, 0, "the file is missing")));
        }
        return switch (policy.judge(bytes.get())) {
            case CheckpointPolicy.Rejected rejected ->
                refused(CheckpointDamage.locate(bytes.get(), policy, rejected.why()));
            case CheckpointPolicy.Accepted accepted -> contents(objects, accepted, minimumIndex, anchors, progress);
        };
    }

    private static LogVerdict refused(List<Finding> findings) {
        return new LogVerdict(Optional.empty(), 0, List.of(), findings, false);
    }

    private static LogVerdict contents(
            LogObjects objects,
            CheckpointPolicy.Accepted accepted,
            long minimumIndex,
            List<Anchor> anchors,
            LongConsumer progress) {
        Checkpoint checkpoint = accepted.signed().checkpoint();
        FsckReport report = Fsck.check(objects, checkpoint, minimumIndex, progress);
        List<Finding> findings = new ArrayList<>();
        report.findings()
                .forEach(one -> findings.add(
                        new Finding.Changed(one.path(), one.entry(), one.firstByte(), one.endByte(), one.what())));
        for (Anchor anchor : anchors) {
            compare(objects, accepted.signed(), anchor, report.clean()).ifPresent(findings::add);
        }
        return new LogVerdict(Optional.of(accepted), report.checkedEntries(), anchors, findings, report.truncated());
    }

    /**
     * Holds a checkpoint against an anchor.
     *
     * @param objects the log's files
     * @param signed the log's checkpoint, which was believed
     * @param anchor an older checkpoint of the same origin
     * @param tilesHold whether the tiles are known to lead to the checkpoint's root; when not, only what needs no tile
     *     is compared
     * @return what is wrong; empty when nothing is, or nothing can be said
     */
    static Optional<Finding> compare(LogObjects objects, SignedCheckpoint signed, Anchor anchor, boolean tilesHold) {
        Checkpoint now = signed.checkpoint();
        Checkpoint then = anchor.checkpoint().checkpoint();
        if (!then.origin().equals(now.origin())) {
            throw new IllegalArgumentException("the anchor is of the log '" + then.origin() + "'");
        }
        if (then.size() > now.size()) {
            return Optional.of(new Finding.RolledBack(anchor, now.size()));
        }
        if (then.size() < now.size() && !tilesHold) {
            return Optional.empty();
        }
        Hash root = then.size() == now.size() ? now.root() : new TileHashes(objects, now.size()).root(then.size());
        return root.equals(then.root()) ? Optional.empty() : Optional.of(new Finding.Forked(anchor, root));
    }
}
