package dev.assay.ledger.evidence;

import java.util.List;

/**
 * Something wrong with the evidence of a log.
 *
 * @param code what kind
 * @param entries indexes of the log entries it concerns, or could concern, in order; may be empty
 * @param place the file or evidence, for people
 * @param message one sentence for people
 */
public record AuditFinding(Code code, List<Long> entries, String place, String message) {

    /** Copies the indexes. */
    public AuditFinding {
        entries = List.copyOf(entries);
    }

    /** The kinds. */
    public enum Code {
        /** A stored file is not what its name says. */
        DAMAGED,
        /** The log has the leaf, the store has no envelope, and no erasure explains it. */
        MISSING,
        /** The envelope says something else than its leaf. */
        LEAF_DIFFERS,
        /** The signature does not count. */
        UNTRUSTED,
        /** It says that it is an erasure, and is not a valid one: it explains nothing. */
        BAD_ERASURE,
        /** An erasure is on record, but something of the envelope is still there. */
        ERASURE_UNFINISHED
    }
}
