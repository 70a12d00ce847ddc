package dev.assay.ledger.log;

import dev.assay.ledger.LedgerException;
import dev.assay.ledger.checkpoint.Checkpoint;
import dev.assay.ledger.merkle.Hash;
import dev.assay.ledger.merkle.Merkle;
import dev.assay.ledger.tile.EntryBundle;
import dev.assay.ledger.tile.HashTile;
import dev.assay.ledger.tile.LogObjects;
import dev.assay.ledger.tile.TilePath;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Checks every byte of a log below a checkpoint: each entry against its leaf hash, each tile against the tile above
 * it, and all of them against the signed root. What is wrong is named by file, entry and bytes: where an entry and its
 * hash disagree, the tile above decides which of the two was changed. Used once, by one thread; memory does not grow
 * with the log.
 */
public final class Fsck {
    /** The most findings that are listed. */
    public static final int MAX_FINDINGS = 1000;

    private final LogObjects objects;
    private final Checkpoint checkpoint;
    private final long size;
    private final long minimumIndex;
    private final LongConsumer progress;
    private final List<FsckFinding> findings = new ArrayList<>();
    private boolean truncated;
    private long checked;
    private TreeEdge recomputed = new TreeEdge();

    private Fsck(LogObjects objects, Checkpoint checkpoint, long minimumIndex, LongConsumer progress) {
        this.objects = objects;
        this.checkpoint = checkpoint;
        this.size = checkpoint.size();
        this.minimumIndex = minimumIndex;
        this.progress = progress;
    }

    /**
     * Checks a log.
     *
     * @param checkpoint the checkpoint to hold it against; whether it is signed is for the caller to judge
     * @param minimumIndex entries below it may be missing because the log has pruned them
     * @param progress hears how many entries have been checked, once a bundle
     */
    public static FsckReport check(
            LogObjects objects, Checkpoint checkpoint, long minimumIndex, LongConsumer progress) {
        return new Fsck(objects, checkpoint, minimumIndex, progress).run();
    }

    private FsckReport run() {
        long bundles = Math.ceilDiv(size, TilePath.FULL_WIDTH);
        for (long number = skipPruned(); number < bundles; number++) {
            checkBundle(number);
            progress.accept(Math.min(size, (number + 1) * TilePath.FULL_WIDTH));
        }
        recomputed.partials((path, hashes) -> {
            if (path.level() > 0) {
                checkUpper(path, hashes);
            }
        });
        Hash root = recomputed.root();
        if (!root.equals(checkpoint.root()) && findings.isEmpty()) {
            add(FsckFinding.wholeFile(
                    TilePath.CHECKPOINT,
                    -1,
                    0,
                    "the entries and tiles agree with each other, but lead to root " + root.toBase64() + ", not to "
                            + checkpoint.root().toBase64() + ": the checkpoint is of another tree"));
        }
        return new FsckReport(size, checked, root, findings, truncated);
    }

    /**
     * Where a pruned log begins: the hashes of what is gone are taken from the tiles above it. They are believed only
     * because, with all the rest, they lead to the signed root.
     *
     * @return number of the first bundle to check
     */
    private long skipPruned() {
        long gone = minimumIndex / TilePath.FULL_WIDTH;
        if (gone == 0 || objects.read(TilePath.ofTree(0, 0, size).toPath()).isPresent()) {
            return 0;
        }
        try {
            recomputed = TreeEdge.load(this::cutFromToday, gone * TilePath.FULL_WIDTH);
        } catch (LedgerException e) {
            add(FsckFinding.wholeFile(TilePath.CHECKPOINT, 0, 0, "below the minimum index: " + message(e)));
        }
        return gone;
    }

    /** The tile of an older, smaller tree, cut from the one that the tree has now. */
    private Optional<byte[]> cutFromToday(String name) {
        TilePath wanted = TilePath.parse(name).orElseThrow();
        TilePath today = TilePath.ofTree(wanted.level(), wanted.index(), size);
        return objects.read(today.toPath())
                .filter(tile -> tile.length >= HashTile.bytes(wanted.width()))
                .map(tile -> Arrays.copyOf(tile, HashTile.bytes(wanted.width())));
    }

    private void checkBundle(long number) {
        TilePath tilePath = TilePath.ofTree(0, number, size);
        TilePath bundlePath = TilePath.entriesOfTree(number, size);
        byte @Nullable [] tile = readTile(tilePath);
        if (bundlePath.endIndex() <= minimumIndex
                && objects.read(bundlePath.toPath()).isEmpty()) {
            appendPruned(tile, tilePath);
            return;
        }
        @Nullable EntryBundle bundle = readBundle(bundlePath, tile);
        byte[] leaves = new byte[HashTile.bytes(tilePath.width())];
        if (bundle != null) {
            for (int i = 0; i < bundle.size(); i++) {
                bundle.leafHash(i).copyTo(leaves, i * Hash.BYTES);
            }
            checked += bundle.size();
        }
        if (bundle != null && tile != null) {
            leaves = compare(tilePath, tile, bundlePath, bundle, leaves);
        } else if (tile != null) {
            leaves = tile;
        }
        appendLeaves(leaves);
    }

    private void appendPruned(byte @Nullable [] tile, TilePath path) {
        appendLeaves(tile == null ? new byte[HashTile.bytes(path.width())] : tile);
    }

    private void appendLeaves(byte[] leaves) {
        for (int i = 0; i < leaves.length; i += Hash.BYTES) {
            recomputed.append(Hash.at(leaves, i), (path, hashes) -> {
                if (path.level() > 0) {
                    checkUpper(path, hashes);
                }
            });
        }
    }

    /** Compares entries with their tile; where they differ, gives back the leaves that the tree above confirms. */
    private byte[] compare(TilePath tilePath, byte[] tile, TilePath bundlePath, EntryBundle bundle, byte[] leaves) {
        if (Arrays.equals(tile, leaves)) {
            return leaves;
        }
        boolean tileConfirmed = confirmed(tilePath, tile);
        boolean entriesConfirmed = confirmed(tilePath, leaves);
        for (int i = 0; i < bundle.size(); i++) {
            int at = i * Hash.BYTES;
            if (Arrays.equals(tile, at, at + Hash.BYTES, leaves, at, at + Hash.BYTES)) {
                continue;
            }
            long entry = tilePath.startIndex() + i;
            if (!entriesConfirmed) {
                add(FsckFinding.ofEntry(
                        bundlePath.toPath(), entry, bundle, i, "the entry is not the one that was logged"));
            }
            if (!tileConfirmed) {
                add(new FsckFinding(
                        tilePath.toPath(), entry, at, at + Hash.BYTES, "the leaf hash is not that of the entry"));
            }
        }
        return entriesConfirmed ? leaves : tile;
    }

    /** Whether the tree above has this content: the hash in the parent tile, or the signed root at the right edge. */
    private boolean confirmed(TilePath path, byte[] hashes) {
        if (path.isFull()) {
            int parentLevel = path.level() + 1;
            TilePath parent = TilePath.ofTree(parentLevel, path.index() / TilePath.FULL_WIDTH, size);
            try {
                byte[] above = HashTile.checked(parent, objects.require(parent));
                int at = (int) (path.index() % TilePath.FULL_WIDTH) * Hash.BYTES;
                return Merkle.perfectRoot(hashes, 0, TilePath.FULL_WIDTH).matches(above, at);
            } catch (LedgerException e) {
                // The parent is damaged too and has its own finding; it confirms nothing.
                return false;
            }
        }
        return leadsToRoot(path, hashes);
    }

    private boolean leadsToRoot(TilePath path, byte[] hashes) {
        try {
            TreeEdge edge =
                    TreeEdge.load(name -> name.equals(path.toPath()) ? Optional.of(hashes) : objects.read(name), size);
            return edge.root().equals(checkpoint.root());
        } catch (LedgerException e) {
            // Another tile of the edge is damaged and has its own finding; nothing can be confirmed.
            return false;
        }
    }

    private void checkUpper(TilePath path, byte[] expected) {
        byte @Nullable [] tile = readTile(path);
        if (tile == null || Arrays.equals(tile, expected)) {
            return;
        }
        for (int i = 0; i < path.width(); i++) {
            int at = i * Hash.BYTES;
            if (!Arrays.equals(tile, at, at + Hash.BYTES, expected, at, at + Hash.BYTES)) {
                long entry = path.startIndex() + ((long) i << (path.level() * TilePath.LEVEL_BITS));
                add(new FsckFinding(
                        path.toPath(), entry, at, at + Hash.BYTES, "the hash is not that of the tile below it"));
            }
        }
    }

    private byte @Nullable [] readTile(TilePath path) {
        byte[] tile;
        try {
            tile = objects.require(path);
        } catch (LedgerException e) {
            add(FsckFinding.wholeFile(path.toPath(), path.startIndex(), 0, message(e)));
            return null;
        }
        if (tile.length != HashTile.bytes(path.width())) {
            int expected = HashTile.bytes(path.width());
            long from = Math.min(tile.length, expected);
            add(new FsckFinding(
                    path.toPath(),
                    path.startIndex() + ((from / Hash.BYTES) << (path.level() * TilePath.LEVEL_BITS)),
                    from,
                    Math.max(tile.length, expected),
                    "the tile has " + tile.length + " bytes instead of " + expected));
            return null;
        }
        return tile;
    }

    private @Nullable EntryBundle readBundle(TilePath path, byte @Nullable [] tile) {
        byte[] bytes;
        try {
            bytes = objects.require(path);
        } catch (LedgerException e) {
            add(FsckFinding.wholeFile(path.toPath(), path.startIndex(), 0, message(e)));
            return null;
        }
        try {
            return EntryBundle.parse(bytes, path.width());
        } catch (LedgerException e) {
            locate(path, bytes, tile, message(e));
            return null;
        }
    }

    /**
     * A bundle whose entries cannot be told apart: the first entry that is not the one of the tile is where it begins.
     */
    private void locate(TilePath path, byte[] bytes, byte @Nullable [] tile, String why) {
        int position = 0;
        int entry = 0;
        while (tile != null && entry < path.width() && position + Short.BYTES <= bytes.length) {
            int length = ((bytes[position] & 0xff) << 8) | (bytes[position + 1] & 0xff);
            int end = position + EntryBundle.framedBytes(length);
            boolean same = end <= bytes.length
                    && Merkle.leaf(bytes, position + Short.BYTES, length).matches(tile, entry * Hash.BYTES);
            if (!same) {
                break;
            }
            position = end;
            entry++;
        }
        long index = path.startIndex() + Math.min(entry, path.width() - 1);
        add(new FsckFinding(path.toPath(), index, position, Math.max(bytes.length, position + 1), why));
    }

    private static String message(LedgerException e) {
        return e.getMessage() == null ? e.code().name() : e.getMessage();
    }

    private void add(FsckFinding finding) {
        if (findings.size() == MAX_FINDINGS) {
            truncated = true;
            return;
        }
        findings.add(finding);
    }
}
