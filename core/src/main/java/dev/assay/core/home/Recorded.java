package dev.assay.core.home;

import dev.assay.ledger.evidence.EvidenceId;
import dev.assay.ledger.evidence.EvidenceLeaf;

/**
 * An evidence that is stored and in the log.
 *
 * @param id its id
 * @param leaf what the log says of it
 * @param index the index of that leaf
 */
public record Recorded(EvidenceId id, EvidenceLeaf leaf, long index) {}
