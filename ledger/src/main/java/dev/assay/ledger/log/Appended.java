package dev.assay.ledger.log;

/**
 * What came of appending an entry, once it is durable.
 *
 * @param index the entry's index in the log, for ever
 * @param duplicate whether it was in the log before (only in a log that deduplicates)
 */
public record Appended(long index, boolean duplicate) {}
