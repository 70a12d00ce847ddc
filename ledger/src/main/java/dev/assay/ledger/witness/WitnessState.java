package dev.assay.ledger.witness;

import dev.assay.ledger.checkpoint.SignedCheckpoint;
import java.util.Map;
import java.util.Optional;

/**
 * What a witness must never forget: the last checkpoint that it cosigned of each log, with the log's signatures and
 * its own. Implementations are thread-safe, and only one process at a time has a state open.
 */
public interface WitnessState extends AutoCloseable {
    /** The last cosigned checkpoint of a log, if there is one. */
    Optional<SignedCheckpoint> latest(String origin);

    /** The last cosigned checkpoint of every log, by origin. */
    Map<String, SignedCheckpoint> all();

    /**
     * Puts {@code next} in the place of {@code expected}, if that is still the last one. When this returns true,
     * {@code next} survives a crash of the process and of the machine.
     *
     * @param expected what {@link #latest} said; empty for the first checkpoint of a log
     * @param next a checkpoint of the same origin
     * @return false when another checkpoint came first; nothing has changed then
     * @throws dev.assay.ledger.LedgerException when it cannot be stored; no signature on {@code next} may be given
     *     away then
     */
    boolean replace(Optional<SignedCheckpoint> expected, SignedCheckpoint next);

    @Override
    void close();
}
