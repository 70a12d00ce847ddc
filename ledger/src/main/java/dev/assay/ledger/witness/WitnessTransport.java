package dev.assay.ledger.witness;

import java.time.Duration;

/** The way to witnesses: HTTP, or a fake in a test. Implementations are thread-safe and verify nothing. */
@FunctionalInterface
public interface WitnessTransport {
    /** The most bytes of an answer that are read. */
    int MAX_ANSWER_BYTES = 64 << 10;

    /**
     * Sends an add-checkpoint request to a witness.
     *
     * @param address the witness's submission prefix, as the policy has it
     * @param body the body of the request
     * @param limit how long it may take; an answer that is not there by then is {@link Reply.Unreachable}
     * @throws InterruptedException when the answer is not wanted any more
     */
    Reply addCheckpoint(String address, byte[] body, Duration limit) throws InterruptedException;

    /** What came back. */
    sealed interface Reply {
        /**
         * The witness answered, with whatever status.
         *
         * @param status the HTTP status code
         * @param text the body as UTF-8, at most {@link #MAX_ANSWER_BYTES} of it
         */
        record Answered(int status, String text) implements Reply {}

        /**
         * Nothing came back.
         *
         * @param why in a few words, such as "connection refused"
         */
        record Unreachable(String why) implements Reply {}
    }
}
