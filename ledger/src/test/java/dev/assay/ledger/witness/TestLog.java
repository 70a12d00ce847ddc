package dev.assay.ledger.witness;

import dev.assay.ledger.checkpoint.Checkpoint;
import dev.assay.ledger.checkpoint.NoteSecret;
import dev.assay.ledger.checkpoint.SignedCheckpoint;
import dev.assay.ledger.merkle.ConsistencyProof;
import dev.assay.ledger.merkle.Hash;
import dev.assay.ledger.merkle.Merkle;
import dev.assay.ledger.note.NoteSigner;
import dev.assay.ledger.note.VerifierKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A log in memory whose roots and proofs come straight from the definitions of RFC 6962, slow and plain. */
final class TestLog {
    static final Instant TIME = Instant.parse("2026-11-20T10:00:00Z");

    final String origin;
    private final NoteSecret ed25519;
    private final NoteSecret mlDsa44;
    private final List<Hash> leaves;
    private final Map<Integer, SignedCheckpoint> signed = new ConcurrentHashMap<>();

    private TestLog(String origin, NoteSecret ed25519, NoteSecret mlDsa44, List<Hash> leaves) {
        this.origin = origin;
        this.ed25519 = ed25519;
        this.mlDsa44 = mlDsa44;
        this.leaves = leaves;
    }

    /** A log with keys of its own and this many entries. */
    static TestLog of(String origin, int size) {
        TestLog log = new TestLog(
                origin,
                NoteSecret.ofSeed(origin, VerifierKey.ED25519, seed(1)),
                NoteSecret.ofSeed(origin, VerifierKey.ML_DSA_44_COSIGNATURE, seed(2)),
                new ArrayList<>());
        log.grow(size, "entry");
        return log;
    }

    static byte[] seed(int number) {
        byte[] seed = new byte[NoteSecret.SEED_BYTES];
        Arrays.fill(seed, (byte) number);
        return seed;
    }

    /** The same log with the same keys, whose entries from {@code index} on are others. */
    TestLog forkedAt(int index, int size) {
        TestLog fork = new TestLog(origin, ed25519, mlDsa44, new ArrayList<>(leaves.subList(0, index)));
        fork.grow(size - index, "another entry");
        return fork;
    }

    void grow(int count, String what) {
        for (int i = 0; i < count; i++) {
            leaves.add(Merkle.leaf((what + " " + leaves.size()).getBytes(StandardCharsets.UTF_8)));
        }
    }

    int size() {
        return leaves.size();
    }

    WitnessedLog known() {
        return new WitnessedLog(origin, List.of(ed25519.key(), mlDsa44.key()));
    }

    List<VerifierKey> keys() {
        return List.of(ed25519.key(), mlDsa44.key());
    }

    NoteSigner ed25519Signer() {
        return ed25519.signer(() -> TIME);
    }

    Hash root(int size) {
        return Merkle.root(leaves.subList(0, size));
    }

    Checkpoint checkpoint(int size) {
        return new Checkpoint(origin, size, root(size));
    }

    SignedCheckpoint signed(int size) {
        return signed.computeIfAbsent(size, wanted -> sign(checkpoint(wanted)));
    }

    SignedCheckpoint sign(Checkpoint checkpoint) {
        return SignedCheckpoint.sign(checkpoint, List.of(ed25519.signer(() -> TIME), mlDsa44.signer(() -> TIME)));
    }

    ConsistencyProof consistency(long oldSize, long newSize) {
        return new ConsistencyProof(oldSize, newSize, path(oldSize, newSize));
    }

    List<Hash> path(long oldSize, long newSize) {
        if (oldSize == 0 || oldSize == newSize) {
            return List.of();
        }
        return subproof((int) oldSize, leaves.subList(0, (int) newSize), true);
    }

    private static List<Hash> subproof(int old, List<Hash> tree, boolean whole) {
        if (old == tree.size()) {
            return whole ? new ArrayList<>() : new ArrayList<>(List.of(Merkle.root(tree)));
        }
        int split = Integer.highestOneBit(tree.size() - 1);
        List<Hash> path;
        if (old <= split) {
            path = subproof(old, tree.subList(0, split), whole);
            path.add(Merkle.root(tree.subList(split, tree.size())));
        } else {
            path = subproof(old - split, tree.subList(split, tree.size()), false);
            path.add(Merkle.root(tree.subList(0, split)));
        }
        return path;
    }

    AddCheckpointRequest request(int oldSize, int newSize) {
        return new AddCheckpointRequest(oldSize, path(oldSize, newSize), signed(newSize));
    }
}
