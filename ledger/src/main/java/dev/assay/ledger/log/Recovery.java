package dev.assay.ledger.log;

import dev.assay.ledger.LedgerError;
import dev.assay.ledger.LedgerException;
import dev.assay.ledger.checkpoint.Checkpoint;
import dev.assay.ledger.checkpoint.CheckpointPolicy;
import dev.assay.ledger.checkpoint.CosignatureVerifier;
import dev.assay.ledger.checkpoint.SignedCheckpoint;
import dev.assay.ledger.merkle.Hash;
import dev.assay.ledger.merkle.Merkle;
import dev.assay.ledger.note.NoteSignature;
import dev.assay.ledger.note.VerifierKey;
import dev.assay.ledger.tile.TileHashes;
import dev.assay.ledger.tile.TilePath;
import dev.assay.ledger.witness.Cosigners;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
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
            LogFiles files,
            LogLock lock,
            BulkStore bulk,
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

    static Recovered recover(LogFiles files, LogKeys keys, LogOptions options, Cosigners cosigners) {
        if (!Files.isDirectory(files.privateFolder())) {
            files.settings();
        }
        LogLock lock = LogLock.take(files.lock());
        try {
            return new Recovery(files, keys).run(lock, options, cosigners);
        } catch (RuntimeException | Error e) {
            lock.close();
            throw e;
        }
    }

    private Recovered run(LogLock lock, LogOptions options, Cosigners cosigners) {
        requireKeys(settings, keys);
        CheckpointStore checkpoints = new DirectoryCheckpoints(files.checkpoint(), files.temporary("checkpoint"));
        CheckpointStore signedStore =
                settings.quorum() == 0 ? null : new DirectoryCheckpoints(files.signed(), files.temporary("signed"));
        Optional<SignedCheckpoint> published = checkpoints.current().map(bytes -> ours(bytes, "checkpoint"));
        Optional<SignedCheckpoint> signed =
                DurableFiles.read(files.signed()).map(bytes -> ours(bytes, "private/signed"));
        WriteAheadLog wal = WriteAheadLog.open(files.privateFolder(), new SecureRandom(), options.segmentBytes());
        HashIndex duplicates = null;
        try {
            Journal journal = check(wal, published, signed);
            keys.clock().instant();
            Integrator tree = takeUp(wal, journal);
            Publisher publisher = new Publisher(settings, keys, bulk, checkpoints, signedStore, cosigners);
            if (settings.quorum() == 0 && tree.size() > publisher.publishedSize()) {
                publisher.publish(tree);
            }
            settle(publisher, tree, wal);
            if (settings.deduplicate()) {
                duplicates = HashIndex.open(files.duplicates(), tree.size());
                fill(duplicates, tree, publisher.publishedSize());
            }
            return new Recovered(files, lock, bulk, wal, tree, publisher, duplicates);
        } catch (RuntimeException | Error e) {
            wal.close();
            if (duplicates != null) {
                duplicates.close();
            }
            throw e;
        }
    }

    /**
     * What the write-ahead log holds, after it has been checked against everything that was signed.
     *
     * @param settled up to which size the tiles are durable: where the entries of the write-ahead log go on
     * @param published sizes from there on that have been published, so that readers may ask for their partial tiles
     */
    private record Journal(long settled, SortedSet<Long> published) {}

    /** The first pass: nothing is written. Entries lead to the roots that were signed, or the log is not opened. */
    private Journal check(WriteAheadLog wal, Optional<SignedCheckpoint> published, Optional<SignedCheckpoint> signed) {
        long size = published.map(cp -> cp.checkpoint().size()).orElse(0L);
        long settled = files.settledSize().orElse(size);
        if (settled > size) {
            throw inconsistent("tiles of size " + settled + " were published, but the checkpoint has size " + size);
        }
        TreeEdge edge = TreeEdge.load(bulk, settled);
        checkRoot(edge, published);
        checkRoot(edge, signed);
        SortedSet<Long> sizes = new TreeSet<>();
        sizes.add(size);
        TileHashes known = new TileHashes(bulk, settled);
        long end = wal.replay(settled, (first, publishedThen, bundle) -> {
            if (first > edge.size()) {
                throw inconsistent(
                        "the write-ahead log goes on at entry " + first + ", but the tiles end at " + edge.size());
            }
            if (publishedThen > settled) {
                sizes.add(publishedThen);
            }
            for (int i = 0; i < bundle.size(); i++) {
                Hash leaf = bundle.leafHash(i);
                if (first + i >= settled) {
                    edge.append(leaf, (path, hashes) -> {});
                    checkRoot(edge, published);
                    checkRoot(edge, signed);
                } else if (!known.leaf(first + i).equals(leaf)) {
                    throw inconsistent("entry " + (first + i) + " in the write-ahead log is not the one in the tree");
                }
            }
        });
        requireCovered(edge, published, end);
        requireCovered(edge, signed, end);
        requireNothingBeyond(edge);
        return new Journal(settled, sizes);
    }

    private void checkRoot(TreeEdge edge, Optional<SignedCheckpoint> checkpoint) {
        boolean disagrees = checkpoint
                .map(SignedCheckpoint::checkpoint)
                .map(cp -> cp.size() == edge.size() && !cp.root().equals(edge.root()))
                .orElse(false);
        if (disagrees) {
            throw inconsistent("tiles and entries do not lead to the root that was signed for size " + edge.size());
        }
    }

    /** What was signed, even if it was never published, must still be there. */
    private void requireCovered(TreeEdge edge, Optional<SignedCheckpoint> signed, long end) {
        signed.map(SignedCheckpoint::checkpoint).ifPresent(cp -> {
            if (cp.size() > edge.size()) {
                throw inconsistent("a checkpoint of size " + cp.size() + " was signed, but only "
                        + Math.max(end, edge.size()) + " entries are here: the write-ahead log has been cut");
            }
        });
    }

    /** Tiles are written only for entries that are durable: one that reaches further shows that these have been cut. */
    private void requireNothingBeyond(TreeEdge edge) {
        long place = edge.size() / TilePath.FULL_WIDTH;
        int width = (int) (edge.size() % TilePath.FULL_WIDTH);
        int widest = bulk.widest(new TilePath(0, place, TilePath.FULL_WIDTH));
        if (widest > width) {
            throw inconsistent(
                    "there is a tile for " + (place * TilePath.FULL_WIDTH + widest) + " entries, but checkpoint"
                            + " and write-ahead log lead only to " + edge.size() + ": one of them is older or was cut");
        }
    }

    /** The second pass: entries become tiles again, also those that a power cut may have taken. */
    private Integrator takeUp(WriteAheadLog wal, Journal journal) {
        Integrator tree = Integrator.load(bulk, journal.settled);
        if (!tree.bundleMatchesTile(bulk)) {
            throw inconsistent("the last entry bundle does not hash to the last tile of size " + journal.settled);
        }
        wal.replay(journal.settled, (first, publishedThen, bundle) -> {
            for (int i = 0; i < bundle.size(); i++) {
                if (first + i >= tree.size()) {
                    tree.add(bundle.entry(i), bundle.leafHash(i));
                    if (journal.published.contains(tree.size())) {
                        tree.writeUnfinished();
                    }
                }
            }
        });
        return tree;
    }

    private void settle(Publisher publisher, Integrator tree, WriteAheadLog wal) {
        bulk.sync();
        files.saveSettled(Math.max(0, publisher.publishedSize()));
        if (publisher.publishedSize() == tree.size()) {
            wal.clear();
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

    private void fill(HashIndex duplicates, Integrator tree, long published) {
        long covered = Math.min(duplicates.covered(), tree.size());
        if (covered == tree.size()) {
            return;
        }
        if (tree.size() > published) {
            // Never for a published size: its tiles are durable, and a file that replaces one is not.
            tree.writeUnfinished();
        }
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
