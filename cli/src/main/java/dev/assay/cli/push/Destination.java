package dev.assay.cli.push;

import dev.assay.ledger.checkpoint.SignedCheckpoint;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Where a log is brought to. Not thread-safe. */
interface Destination extends AutoCloseable {

    /** In words, what it is. */
    String kind();

    /** The checkpoint that it has now; empty when there is no log yet. */
    Optional<SignedCheckpoint> checkpoint() throws IOException, InterruptedException;

    /**
     * Brings envelopes and blobs there, before the entries that speak of them.
     *
     * @param home the folder that has {@code evidence} and {@code blobs}
     * @return how many files were new there; empty when it does not take any
     */
    Optional<Long> bringEvidence(Path home) throws IOException, InterruptedException;

    /**
     * Brings entries there, and waits until they are durable.
     *
     * @param since size that it had when something of the same log was brought last
     */
    Arrived bring(Shipment shipment, long since) throws IOException, InterruptedException;

    @Override
    void close() throws IOException;

    /**
     * What became of a shipment.
     *
     * @param added entries that were new there
     * @param size size of the log there after it
     */
    record Arrived(long added, long size) {}
}
