package dev.assay.ledger.evidence;

import dev.assay.ledger.digest.Digest;
import dev.assay.ledger.dsse.Envelope;

/** The name of one evidence: the SHA-256 digest of its envelope's stored bytes. */
public record EvidenceId(Digest digest) implements Comparable<EvidenceId> {

    /** The id of an envelope. */
    public static EvidenceId of(Envelope envelope) {
        return new EvidenceId(Digest.of(envelope.bytes()));
    }

    /** Reads {@code sha256:<hex>}. */
    public static EvidenceId parse(String text) {
        return new EvidenceId(Digest.parse(text));
    }

    @Override
    public int compareTo(EvidenceId other) {
        return digest.compareTo(other.digest);
    }

    @Override
    public String toString() {
        return digest.toString();
    }
}
