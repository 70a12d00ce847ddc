package dev.assay.ledger.log;

import dev.assay.ledger.LedgerError;
import dev.assay.ledger.LedgerException;
import dev.assay.ledger.checkpoint.CheckpointPolicy;
import dev.assay.ledger.checkpoint.LogProof;
import dev.assay.ledger.checkpoint.SignedCheckpoint;
import dev.assay.ledger.merkle.ConsistencyProof;
import dev.assay.ledger.merkle.Hash;
import dev.assay.ledger.merkle.InclusionProof;
import dev.assay.ledger.tile.EntryBundle;
import dev.assay.ledger.tile.LogObjects;
import dev.assay.ledger.tile.TileHashes;
import dev.assay.ledger.tile.TilePath;

/**
 * A log as a reader sees it: one checkpoint that a policy accepted, and the entries and proofs below it. Every proof
 * that is given has been verified against that checkpoint. Not thread-safe.
 */
public final class LogView {
    private final LogObjects objects;
    private final SignedCheckpoint checkpoint;
    private final TileHashes hashes;

    private LogView(LogObjects objects, SignedCheckpoint checkpoint) {
        this.objects = objects;
        this.checkpoint = checkpoint;
        this.hashes = new TileHashes(objects, checkpoint.checkpoint().size());
    }

    /**
     * Reads the checkpoint and judges it.
     *
     * @throws LedgerException {@link LedgerError#NOT_FOUND} without a checkpoint, {@link LedgerError#WRONG_KEY} when
     *     the policy rejects it
     */
    public static LogView open(LogObjects objects, CheckpointPolicy policy) {
        byte[] bytes = objects.read(TilePath.CHECKPOINT)
                .orElseThrow(() -> new LedgerException(
                        LedgerError.NOT_FOUND, "there is no checkpoint in " + objects, "Check the place of the log."));
        if (policy.judge(bytes) instanceof CheckpointPolicy.Rejected rejected) {
            throw new LedgerException(
                    LedgerError.WRONG_KEY,
                    "the checkpoint of " + objects + " is not to be believed: " + rejected.why(),
                    "Check the trusted keys; if they are right, the checkpoint was tampered with.");
        }
        return new LogView(objects, SignedCheckpoint.parse(bytes));
    }

    /** A view at a checkpoint that has been judged already. */
    public static LogView at(LogObjects objects, SignedCheckpoint judged) {
        return new LogView(objects, judged);
    }

    /** The checkpoint. */
    public SignedCheckpoint checkpoint() {
        return checkpoint;
    }

    /** Number of entries. */
    public long size() {
        return checkpoint.checkpoint().size();
    }

    /**
     * An entry, verified to be in the tree.
     *
     * @throws LedgerException when it is not there, or does not lead to the signed root
     */
    public byte[] entry(long index) {
        requireIndex(index);
        TilePath path = TilePath.entriesOfTree(index / TilePath.FULL_WIDTH, size());
        EntryBundle bundle = EntryBundle.parse(objects.require(path), path.width());
        byte[] entry = bundle.entry((int) (index % TilePath.FULL_WIDTH));
        Hash leaf = dev.assay.ledger.merkle.Merkle.leaf(entry);
        requireValid(
                hashes.inclusion(index, size())
                        .verify(leaf, checkpoint.checkpoint().root())
                        .valid(),
                index);
        return entry;
    }

    /** The leaf hash of an entry, verified to be in the tree. */
    public Hash leafHash(long index) {
        requireIndex(index);
        Hash leaf = hashes.leaf(index);
        requireValid(
                hashes.inclusion(index, size())
                        .verify(leaf, checkpoint.checkpoint().root())
                        .valid(),
                index);
        return leaf;
    }

    /** The inclusion proof of an entry in this checkpoint's tree. */
    public InclusionProof inclusion(long index) {
        leafHash(index);
        return hashes.inclusion(index, size());
    }

    /** The receipt of an entry: its proof with this checkpoint. */
    public LogProof receipt(long index) {
        return new LogProof(null, inclusion(index), checkpoint);
    }

    /** The root of the first {@code size} entries, as the tiles have it. */
    public Hash root(long size) {
        requireSize(size);
        return hashes.root(size);
    }

    /** The proof that the tree of {@code newSize} entries begins with that of {@code oldSize}. */
    public ConsistencyProof consistency(long oldSize, long newSize) {
        requireSize(newSize);
        if (oldSize < 1 || oldSize > newSize) {
            throw new LedgerException(
                    LedgerError.NOT_FOUND,
                    "there is no consistency proof from size " + oldSize + " to size " + newSize,
                    "Name two sizes from 1 to " + size() + ", the smaller one first.");
        }
        ConsistencyProof proof = hashes.consistency(oldSize, newSize);
        if (!proof.verify(hashes.root(oldSize), hashes.root(newSize)).valid()) {
            throw damaged("the tiles do not agree between sizes " + oldSize + " and " + newSize);
        }
        return proof;
    }

    private void requireIndex(long index) {
        if (index < 0 || index >= size()) {
            throw new LedgerException(
                    LedgerError.NOT_FOUND,
                    "there is no entry " + index + ": the log has " + size() + " entries",
                    size() == 0 ? "Append one first." : "Name an index from 0 to " + (size() - 1) + ".");
        }
    }

    private void requireSize(long size) {
        if (size < 0 || size > size()) {
            throw new LedgerException(
                    LedgerError.NOT_FOUND,
                    "the log has " + size() + " entries, not " + size,
                    "Name a size from 0 to " + size() + ".");
        }
    }

    private static void requireValid(boolean valid, long index) {
        if (!valid) {
            throw damaged("entry " + index + " does not lead to the signed root");
        }
    }

    private static LedgerException damaged(String what) {
        return new LedgerException(LedgerError.INCONSISTENT, what, "'assay log fsck' names the file that was changed.");
    }
}
