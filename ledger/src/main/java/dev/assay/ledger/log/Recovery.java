package dev.assay.ledger.log;

import dev.assay.ledger.LedgerError;
import dev.assay.ledger.LedgerException;
import dev.assay.ledger.checkpoint.Checkpoint;
import dev.assay.ledger.checkpoint.CheckpointPolicy;
import dev.assay.ledger.checkpoint.CosignatureVerifier;
import dev.assay.ledger.checkpoint.SignedCheckpoint;
import dev.assay.ledger.merkle.Merkle;
import dev.assay.ledger.note.NoteSignature;
import dev.assay.ledger.note.VerifierKey;
import dev.assay.ledger.tile.EntryBundle;
import dev.assay.ledger.tile.TileHashes;
import dev.assay.ledger.witness.Cosigners;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Opens a log after whatever happened before: checks what was signed against what is stored, and takes up durable
 * entries that are not in the tree yet. Nothing that was published is changed before everything has been checked.
 */
final class Recovery {
    /** The index of duplicates is forced to disk whenever this many entries have come. */
    static final long FLUSH_EVERY = 1 << 20;

    /** All parts of an open log. */
    record Recovered(
            LogLock lock,
            WriteAheadLog wal,
            Integrator tree,
            Publisher publisher,
            @Nullable HashIndex duplicates) {}

    private final LogFiles files;
    private final LogKeys keys;
    private final LogSettings settings;
    private final BulkStore bulk;

    private Recovery(LogFiles files, LogKeys keys) {
        this.files = files;
        this.keys = keys;
        this.settings = files.settings();
        this.bulk = new DirectoryBulk(files.root(), files.temporary("tile"));
    }

    static Recovered recover(LogFiles files, LogKeys keys, Cosigners cosigners) {
        if (!Files.isDirectory(files.privateFolder())) {
            files.settings();
        }
        LogLock lock = LogLock.take(files.lock());
        try {
            return new Recovery(files, keys).run(lock, cosigners);
        } catch (RuntimeException | Error e) {
            lock.close();
            throw e;
        }
    }

    private Recovered run(LogLock lock, Cosigners cosigners) {
        requireKeys(settings, keys);
        CheckpointStore checkpoints = new DirectoryCheckpoints(files.checkpoint(), files.temporary("checkpoint"));
        CheckpointStore signedStore =
                settings.quorum() == 0 ? null : new DirectoryCheckpoints(files.signed(), files.temporary("signed"));
        Optional<SignedCheckpoint> published = checkpoints.current().map(bytes -> ours(bytes, "checkpoint"));
        Optional<SignedCheckpoint> signed =
                DurableFiles.read(files.signed()).map(bytes -> ours(bytes, "private/signed"));
        long base = published.map(cp -> cp.checkpoint().size()).orElse(0L);
        Integrator tree = load(base, published);
        checkSigned(tree, signed);
        WriteAheadLog wal = WriteAheadLog.open(files.privateFolder(), new SecureRandom());
        HashIndex duplicates = settings.deduplicate() ? HashIndex.open(files.duplicates()) : null;
        try {
            long end = wal.replay(base, (first, bundle) -> takeUp(tree, base, first, bundle, signed));
            requireSigned(tree, signed, end);
            keys.clock().instant();
            if (duplicates != null) {
                fill(duplicates, tree);
            }
            Publisher publisher = new Publisher(settings, keys, bulk, checkpoints, signedStore, cosigners);
            if (settings.quorum() == 0 && tree.size() > publisher.publishedSize()) {
                publisher.publish(tree);
                tree.tidy();
            }
            return new Recovered(lock, wal, tree, publisher, duplicates);
        } catch (RuntimeException | Error e) {
            wal.close();
            if (duplicates != null) {
                duplicates.close();
            }
            throw e;
        }
    }

    /** Refuses keys that are not this log's. */
    static void requireKeys(LogSettings settings, LogKeys keys) {
        for (VerifierKey key : keys.publicKeys()) {
            if (!settings.keys().contains(key)) {
                throw new LedgerException(
                        LedgerError.WRONG_KEY,
                        "the private key " + key + " is not a key of the log '" + settings.origin() + "', which has "
                                + settings.keys(),
                        "Name the log's own key file with --key, or add the key with 'assay log rotate-key'.");
            }
        }
    }

    static void publishEmpty(LogFiles files, LogSettings settings, LogKeys keys) {
        Checkpoint empty = new Checkpoint(settings.origin(), 0, Merkle.emptyRoot());
        byte[] bytes = SignedCheckpoint.sign(empty, keys.signers()).toBytes();
        new DirectoryCheckpoints(files.checkpoint(), files.temporary("checkpoint"))
                .compareAndSwap(Optional.empty(), bytes);
    }

    /** A checkpoint that this log signed; its time goes into the clock, so that no older one is signed. */
    private SignedCheckpoint ours(byte[] bytes, String where) {
        CheckpointPolicy.Verdict verdict = settings.ownPolicy().judge(bytes);
        if (verdict instanceof CheckpointPolicy.Rejected rejected) {
            throw inconsistent("the file " + where + " does not verify: " + rejected.why());
        }
        SignedCheckpoint signed = SignedCheckpoint.parse(bytes);
        for (NoteSignature signature : signed.note().signatures()) {
            boolean timed = settings.keys().stream()
                    .anyMatch(key -> key.type() == VerifierKey.ML_DSA_44_COSIGNATURE && key.matches(signature));
            if (timed) {
                long seconds = CosignatureVerifier.timestampOf(signature.signature());
                keys.clock().notBefore(Instant.ofEpochSecond(seconds));
            }
        }
        return signed;
    }

    private Integrator load(long base, Optional<SignedCheckpoint> published) {
        Integrator tree = Integrator.load(bulk, base);
        boolean agrees =
                published.map(cp -> cp.checkpoint().root().equals(tree.root())).orElse(true);
        if (!agrees || !tree.bundleMatchesTile(bulk)) {
            throw inconsistent("the tiles do not lead to the root of the signed checkpoint of size " + base);
        }
        return tree;
    }

    private void takeUp(Integrator tree, long base, long first, EntryBundle bundle, Optional<SignedCheckpoint> signed) {
        if (first > tree.size()) {
            throw inconsistent(
                    "the write-ahead log begins at entry " + first + ", but the tree ends at " + tree.size());
        }
        TileHashes known = new TileHashes(bulk, base);
        for (int i = 0; i < bundle.size(); i++) {
            long index = first + i;
            if (index < base) {
                if (!known.leaf(index).equals(bundle.leafHash(i))) {
                    throw inconsistent("entry " + index + " in the write-ahead log is not the one in the tree");
                }
            } else {
                tree.add(bundle.entry(i), bundle.leafHash(i));
                checkSigned(tree, signed);
            }
        }
    }

    private void checkSigned(Integrator tree, Optional<SignedCheckpoint> signed) {
        boolean disagrees = signed.map(SignedCheckpoint::checkpoint)
                .map(cp -> cp.size() == tree.size() && !cp.root().equals(tree.root()))
                .orElse(false);
        if (disagrees) {
            throw inconsistent("the entries do not lead to the root that was signed for size " + tree.size());
        }
    }

    /** What was signed, even if it was never published, must still be there. */
    private void requireSigned(Integrator tree, Optional<SignedCheckpoint> signed, long end) {
        signed.map(SignedCheckpoint::checkpoint).ifPresent(cp -> {
            if (cp.size() > tree.size()) {
                throw inconsistent("a checkpoint of size " + cp.size() + " was signed, but only " + end
                        + " entries are here: the write-ahead log has been cut");
            }
        });
    }

    private void fill(HashIndex duplicates, Integrator tree) {
        long covered = Math.min(duplicates.covered(), tree.size());
        if (covered == tree.size()) {
            return;
        }
        tree.settle();
        TileHashes hashes = new TileHashes(bulk, tree.size());
        for (long index = covered; index < tree.size(); index++) {
            duplicates.insert(hashes.leaf(index), index);
        }
        duplicates.flush(tree.size());
    }

    private LedgerException inconsistent(String what) {
        return new LedgerException(
                LedgerError.INCONSISTENT,
                files.root() + ": " + what,
                "Nothing that is published was changed. 'assay log fsck " + files.root()
                        + "' names the damaged file; restore it from a copy.");
    }
}
