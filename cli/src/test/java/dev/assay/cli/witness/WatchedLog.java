package dev.assay.cli.witness;

import dev.assay.ledger.checkpoint.Checkpoint;
import dev.assay.ledger.checkpoint.NoteSecret;
import dev.assay.ledger.checkpoint.SignedCheckpoint;
import dev.assay.ledger.log.DirectoryLog;
import dev.assay.ledger.log.LogKeys;
import dev.assay.ledger.log.LogOptions;
import dev.assay.ledger.log.LogSettings;
import dev.assay.ledger.merkle.Hash;
import dev.assay.ledger.note.VerifierKey;
import dev.assay.ledger.tile.DirectoryObjects;
import dev.assay.ledger.tile.TileHashes;
import dev.assay.ledger.witness.AddCheckpointRequest;
import dev.assay.ledger.witness.Cosigners;
import dev.assay.ledger.witness.WitnessedLog;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;

/**
 * A real log in a folder, which signs a checkpoint of any of its sizes, and can be made again with other entries: a
 * fork by the holder of the key. Thread-safe.
 */
public final class WatchedLog {

    private static final int SEED = 7;

    private final String origin;
    private final NoteSecret secret;
    private final TileHashes hashes;
    private final InstantSource clock;

    private WatchedLog(String origin, NoteSecret secret, TileHashes hashes, InstantSource clock) {
        this.origin = origin;
        this.secret = secret;
        this.hashes = hashes;
        this.clock = clock;
    }

    /**
     * Makes a log.
     *
     * @param forkedAt index from which on its entries are others; its size for the honest log
     */
    public static WatchedLog make(Path folder, String origin, int size, int forkedAt, InstantSource clock) {
        byte[] seed = new byte[NoteSecret.SEED_BYTES];
        Arrays.fill(seed, (byte) SEED);
        NoteSecret secret = NoteSecret.ofSeed(origin, VerifierKey.ED25519, seed);
        LogKeys keys = LogKeys.of(List.of(secret), clock);
        DirectoryLog.create(folder, LogSettings.of(origin, keys.publicKeys(), false), keys);
        try (DirectoryLog log = DirectoryLog.open(folder, keys, LogOptions.DEFAULT, Cosigners.none())) {
            for (int i = 0; i < size; i++) {
                String entry = i < forkedAt ? "entry " + i : "another entry " + i;
                var _ = log.append(entry.getBytes(StandardCharsets.UTF_8));
            }
        }
        return new WatchedLog(origin, secret, new TileHashes(new DirectoryObjects(folder), size), clock);
    }

    /** Its identity. */
    public String origin() {
        return origin;
    }

    /** How a witness knows it. */
    public WitnessedLog known() {
        return new WitnessedLog(origin, List.of(secret.key()));
    }

    /** Its vkey. */
    public String vkey() {
        return secret.key().toVkey();
    }

    /** The root of its first entries. */
    public synchronized Hash root(long size) {
        return hashes.root(size);
    }

    /** The checkpoint of its first entries, signed. */
    public SignedCheckpoint signed(long size) {
        return SignedCheckpoint.sign(new Checkpoint(origin, size, root(size)), List.of(secret.signer(clock)));
    }

    /** The request that takes a witness from one size to another. */
    public AddCheckpointRequest request(long oldSize, long newSize) {
        return new AddCheckpointRequest(oldSize, path(oldSize, newSize), signed(newSize));
    }

    private synchronized List<Hash> path(long oldSize, long newSize) {
        return oldSize == 0 || oldSize == newSize
                ? List.of()
                : hashes.consistency(oldSize, newSize).path();
    }
}
