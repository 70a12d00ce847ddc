package dev.assay.rego.builtin.crypto;

import java.io.Serial;

/** Bytes or text are not what they should be. Without a stack trace: an ordinary outcome of untrusted input. */
public final class MalformedException extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    public MalformedException(String message) {
        super(message, null, false, false);
    }

    /** The message. */
    public String text() {
        return String.valueOf(getMessage());
    }
}
