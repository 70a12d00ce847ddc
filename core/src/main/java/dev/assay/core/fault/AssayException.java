package dev.assay.core.fault;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A fault of operation: something outside of the program keeps it from doing its work.
 *
 * <p>The command line turns it into a message and an exit code in one place. Thread-safe, as it does not change.
 */
public final class AssayException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final String next;

    /**
     * A fault.
     *
     * @param code the kind of fault
     * @param what what happened, with the value and the place, as a sentence without a full stop
     * @param next what to do next, in this very case
     */
    public AssayException(ErrorCode code, String what, String next) {
        this(code, what, next, null);
    }

    /** A fault with the exception that revealed it, shown by {@code -v}. */
    public AssayException(ErrorCode code, String what, String next, @Nullable Throwable cause) {
        super(requireText(what, "what"), cause);
        this.code = Objects.requireNonNull(code, "code is null");
        this.next = requireText(next, "next");
    }

    /** The kind of fault. */
    public ErrorCode code() {
        return code;
    }

    /** What happened. */
    public String what() {
        return Objects.requireNonNull(getMessage());
    }

    /** What to do next. */
    public String next() {
        return next;
    }

    private static String requireText(String text, String name) {
        if (text.isBlank()) {
            throw new IllegalArgumentException(name + " is blank: a fault says what happened and what to do");
        }
        return text;
    }
}
