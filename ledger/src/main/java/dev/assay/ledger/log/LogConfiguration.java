package dev.assay.ledger.log;

import dev.assay.ledger.LedgerError;
import dev.assay.ledger.LedgerException;
import dev.assay.ledger.checkpoint.CheckpointPolicy;
import dev.assay.ledger.checkpoint.SignedCheckpoint;
import dev.assay.ledger.note.VerifierKey;
import dev.assay.ledger.tile.DirectoryObjects;
import dev.assay.ledger.tile.TileHashes;
import dev.assay.ledger.witness.Cosigned;
import dev.assay.ledger.witness.Cosigners;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Changes the settings of a log that nobody has open for writing: each takes the log's lock. The origin never changes.
 */
public final class LogConfiguration {

    private LogConfiguration() {}

    /**
     * Raises the index below which entries are no longer given out.
     *
     * @return the settings now
     * @throws LedgerException when the index would fall, or is beyond the published checkpoint
     */
    public static LogSettings retain(Path root, long minimumIndex) {
        LogFiles files = new LogFiles(root);
        LogSettings before = files.settings();
        try (LogLock _ = LogLock.take(files.lock())) {
            long size = published(files).checkpoint().size();
            if (minimumIndex < before.minimumIndex() || minimumIndex > size) {
                throw new LedgerException(
                        LedgerError.LIMIT_EXCEEDED,
                        "the minimum index cannot become " + minimumIndex + ": it is " + before.minimumIndex()
                                + " and only rises, up to the log's size " + size,
                        "Choose an index from " + before.minimumIndex() + " to " + size + ".");
            }
            LogSettings after = before.withMinimumIndex(minimumIndex);
            files.saveSettings(after);
            return after;
        }
    }

    /**
     * Begins a rotation by overlap: from now on the log has its old keys and the new ones, and the current checkpoint
     * gets the signatures of both. Readers that know either accept it.
     *
     * @param all the old keys and then the new ones; the caller keeps them in the key file from now on
     * @return the settings now
     */
    public static LogSettings beginRotation(Path root, LogKeys all) {
        LogFiles files = new LogFiles(root);
        LogSettings before = files.settings();
        try (LogLock _ = LogLock.take(files.lock())) {
            List<VerifierKey> keys = new ArrayList<>(before.keys());
            all.publicKeys().stream().filter(key -> !keys.contains(key)).forEach(keys::add);
            LogSettings after = before.withKeys(keys);
            SignedCheckpoint current = published(files);
            files.saveSettings(after);
            SignedCheckpoint resigned =
                    new SignedCheckpoint(current.checkpoint(), current.note().with(all.signers()));
            DurableFiles.replace(files.checkpoint(), files.temporary("checkpoint"), resigned.toBytes());
            return after;
        }
    }

    /**
     * Ends a rotation: of each type only the newest key stays.
     *
     * @param keys the private keys that the caller has; those that stay must be among them
     * @return the settings now
     * @throws LedgerException when no rotation is going on, a private key that is to stay is not there, or the
     *     checkpoint lacks a signature of the newest keys
     */
    public static LogSettings endRotation(Path root, LogKeys keys) {
        LogFiles files = new LogFiles(root);
        LogSettings before = files.settings();
        try (LogLock _ = LogLock.take(files.lock())) {
            Map<Byte, VerifierKey> newest = new LinkedHashMap<>();
            before.keys().forEach(key -> newest.put(key.type(), key));
            LogSettings after = before.withKeys(List.copyOf(newest.values()));
            if (after.keys().size() == before.keys().size()) {
                throw new LedgerException(
                        LedgerError.NOT_FOUND,
                        root + " has one key of each type: no rotation is going on",
                        "Begin one with 'assay log rotate-key " + root + "'.");
            }
            if (!keys.publicKeys().containsAll(after.keys())) {
                throw new LedgerException(
                        LedgerError.WRONG_KEY,
                        "the private keys of " + after.keys() + " are not there, and they are to stay",
                        "Name the key file that holds them with --key; a rotation that was cut off left it beside the old"
                                + " one with the ending .new.");
            }
            if (after.ownPolicy().judge(published(files)) instanceof CheckpointPolicy.Rejected rejected) {
                throw new LedgerException(
                        LedgerError.INCONSISTENT,
                        "the new keys have not signed the checkpoint of " + root + ": " + rejected.why(),
                        "Begin the rotation again: the new private keys were not kept.");
            }
            files.saveSettings(after);
            return after;
        }
    }

    /**
     * Sets who cosigns the log from now on. The current checkpoint is shown to them first, so that what is published
     * meets the new quorum when this returns.
     *
     * @param witnesses all witnesses; none to publish without any
     * @param quorum how many of them must cosign
     * @param cosigners asks these witnesses
     * @return the settings now
     * @throws LedgerException {@link LedgerError#QUORUM_MISSING} when too few of them cosign the current checkpoint;
     *     nothing has changed then
     */
    public static LogSettings setWitnesses(
            Path root, List<LogSettings.WitnessAddress> witnesses, int quorum, Cosigners cosigners) {
        LogFiles files = new LogFiles(root);
        LogSettings after = files.settings().withWitnesses(witnesses, quorum);
        try (LogLock _ = LogLock.take(files.lock())) {
            SignedCheckpoint current = published(files);
            TileHashes hashes = new TileHashes(
                    new DirectoryObjects(root), current.checkpoint().size());
            switch (cosigners.cosign(current, hashes::consistency)) {
                case Cosigned.Missing missing -> throw quorumMissing(root, missing.sentence());
                case Cosigned.Met met -> {
                    if (after.policy().judge(met.withCosignatures()) instanceof CheckpointPolicy.Rejected rejected) {
                        throw quorumMissing(root, rejected.why());
                    }
                    byte[] bytes = met.withCosignatures().toBytes();
                    DurableFiles.replace(files.checkpoint(), files.temporary("checkpoint"), bytes);
                }
            }
            files.saveSettings(after);
            return after;
        }
    }

    private static LedgerException quorumMissing(Path root, String why) {
        return new LedgerException(
                LedgerError.QUORUM_MISSING,
                "the witnesses of " + root + " were not changed: " + why,
                "Check that the witnesses run, can be reached and know this log, then run the command again.");
    }

    private static SignedCheckpoint published(LogFiles files) {
        return DurableFiles.read(files.checkpoint())
                .map(SignedCheckpoint::parse)
                .orElseThrow(() -> new LedgerException(
                        LedgerError.NOT_FOUND,
                        files.root() + " has no published checkpoint",
                        "Append an entry first."));
    }
}
