package dev.assay.ledger.log;

import dev.assay.ledger.LedgerError;
import dev.assay.ledger.LedgerException;
import dev.assay.ledger.checkpoint.Checkpoint;
import dev.assay.ledger.checkpoint.CheckpointPolicy;
import dev.assay.ledger.checkpoint.SignedCheckpoint;
import dev.assay.ledger.tile.TileHashes;
import dev.assay.ledger.witness.Cosigned;
import dev.assay.ledger.witness.Cosigners;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Publishes checkpoints: tiles first (their entries are durable already), then the signature, then the witnesses, then
 * the compare-and-swap. Used by one thread.
 */
final class Publisher {
    private final LogSettings settings;
    private final LogKeys keys;
    private final BulkStore bulk;
    private final CheckpointStore published;
    /** What was last signed and may have been seen by a witness, published or not. Null when no witness is asked. */
    private final @Nullable CheckpointStore signedStore;

    private final Cosigners cosigners;
    private Optional<byte[]> current;
    private Optional<byte[]> lastSigned;
    private long publishedSize;

    Publisher(
            LogSettings settings,
            LogKeys keys,
            BulkStore bulk,
            CheckpointStore published,
            @Nullable CheckpointStore signedStore,
            Cosigners cosigners) {
        this.settings = settings;
        this.keys = keys;
        this.bulk = bulk;
        this.published = published;
        this.signedStore = signedStore;
        this.cosigners = cosigners;
        this.current = published.current();
        this.lastSigned = signedStore == null ? Optional.empty() : signedStore.current();
        this.publishedSize = current.map(
                        bytes -> SignedCheckpoint.parse(bytes).checkpoint().size())
                .orElse(-1L);
    }

    /** Size of the published checkpoint; -1 when there is none. */
    long publishedSize() {
        return publishedSize;
    }

    /** The published checkpoint, as this process last wrote or read it. */
    Optional<SignedCheckpoint> current() {
        return current.map(SignedCheckpoint::parse);
    }

    /**
     * Publishes what has been integrated.
     *
     * @return the sentence that says why not, when the witnesses did not agree; then the old checkpoint stays
     * @throws LedgerException when the disk fails, or another writer has moved the checkpoint
     */
    Optional<String> publish(Integrator tree) {
        tree.writeUnfinished();
        Checkpoint checkpoint = new Checkpoint(settings.origin(), tree.size(), tree.root());
        SignedCheckpoint signed = SignedCheckpoint.sign(checkpoint, keys.signers());
        CheckpointStore beforeWitnesses = signedStore;
        if (beforeWitnesses != null) {
            byte[] bytes = signed.toBytes();
            swap(beforeWitnesses, lastSigned, bytes);
            lastSigned = Optional.of(bytes);
        }
        Cosigned answer =
                cosigners.cosign(signed, (from, to) -> new TileHashes(bulk, checkpoint.size()).consistency(from, to));
        return switch (answer) {
            case Cosigned.Missing missing -> Optional.of(missing.sentence());
            case Cosigned.Met met -> move(met.withCosignatures());
        };
    }

    /** Publishes what its own policy accepts: whoever asked the witnesses is not believed without their signatures. */
    private Optional<String> move(SignedCheckpoint cosigned) {
        if (settings.policy().judge(cosigned) instanceof CheckpointPolicy.Rejected rejected) {
            return Optional.of(rejected.why());
        }
        byte[] bytes = cosigned.toBytes();
        swap(published, current, bytes);
        current = Optional.of(bytes);
        publishedSize = cosigned.checkpoint().size();
        return Optional.empty();
    }

    private static void swap(CheckpointStore store, Optional<byte[]> expected, byte[] next) {
        if (!store.compareAndSwap(expected, next)) {
            throw new LedgerException(
                    LedgerError.CHECKPOINT_CONFLICT,
                    "another writer has moved the checkpoint of this log",
                    "Stop the other writer, then open the log again; nothing of this one was published.");
        }
    }
}
