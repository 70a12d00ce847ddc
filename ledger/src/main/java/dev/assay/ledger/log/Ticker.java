package dev.assay.ledger.log;

/** A monotonic clock for intervals, in nanoseconds; only differences mean anything. */
@FunctionalInterface
public interface Ticker {
    /** Now. */
    long nanos();

    /** The clock of the platform. */
    static Ticker system() {
        return System::nanoTime;
    }
}
