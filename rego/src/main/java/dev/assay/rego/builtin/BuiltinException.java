package dev.assay.rego.builtin;

import java.io.Serial;
import java.util.Objects;

/** A builtin cannot answer. Without a stack trace: it is an ordinary outcome, often of many in one evaluation. */
public final class BuiltinException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    private final Code code;

    public BuiltinException(Code code, String message) {
        super(message, null, false, false);
        this.code = Objects.requireNonNull(code, "code is null");
    }

    /** The argument at a position (from 1) is not of the type that is needed. */
    public static BuiltinException type(String message) {
        return new BuiltinException(Code.TYPE, message);
    }

    /** The arguments are of the right types but cannot be worked with. */
    public static BuiltinException error(String message) {
        return new BuiltinException(Code.BUILTIN, message);
    }

    public Code code() {
        return code;
    }

    /** The kinds of error, with OPA's names for them. */
    public enum Code {
        TYPE("eval_type_error"),
        BUILTIN("eval_builtin_error"),
        /** Ends the evaluation whether errors are strict or not: a limit exceeded, a capability switched off. */
        HALT("eval_halt_error");

        private final String word;

        Code(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }
}
