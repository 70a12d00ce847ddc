package dev.assay.ledger;

/** What kind of operating fault a {@link LedgerException} is. Callers map each to an exit code or a problem type. */
public enum LedgerError {
    /** Bytes that are not what their format says: a note, a key, a bundle, a proof. */
    MALFORMED,
    /** A named limit was exceeded; the message quotes it. */
    LIMIT_EXCEEDED,
    /** A file, an entry or a checkpoint that was asked for is not there. */
    NOT_FOUND,
    /** It exists already and must not be replaced. */
    ALREADY_EXISTS,
    /** Another process writes this log now. */
    LOCKED,
    /** The checkpoint moved under us: another writer won the compare-and-swap. */
    CHECKPOINT_CONFLICT,
    /** Stored data contradicts itself or a signed checkpoint; nothing is written until a person has looked. */
    INCONSISTENT,
    /** The format is newer than this program. */
    FORMAT_NEWER,
    /** The key does not belong to this log, or a signature does not verify. */
    WRONG_KEY,
    /** A private key could be read by others. */
    KEY_PERMISSIONS,
    /** The file system refused: permissions or a read-only mount. */
    ACCESS_DENIED,
    /** No space left. */
    DISK_FULL,
    /** Any other failure of the disk. */
    IO,
    /** The clock is behind the time of the last signature. */
    CLOCK_WENT_BACK,
    /** Too few witnesses cosigned. */
    QUORUM_MISSING,
    /** The log was closed, or stopped after a fault, before this could be done. */
    CLOSED,
    /** An outside party could not be reached or timed out. */
    UNREACHABLE
}
