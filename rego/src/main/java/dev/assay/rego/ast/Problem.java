package dev.assay.rego.ast;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a policy.
 *
 * @param code OPA's name for its kind, such as {@link #PARSE}
 * @param location where, or null when it is nowhere in particular
 */
public record Problem(String code, String message, @Nullable Location location) {
    public static final String PARSE = "rego_parse_error";
    public static final String COMPILE = "rego_compile_error";
    public static final String UNSAFE_VAR = "rego_unsafe_var_error";
    public static final String TYPE = "rego_type_error";
    public static final String RECURSION = "rego_recursion_error";

    /** How many problems are shown where people read them; all are kept. */
    public static final int SHOWN_MAX = 10;

    public Problem {
        Objects.requireNonNull(code, "code is null");
        Objects.requireNonNull(message, "message is null");
    }

    /** The problem in one line as OPA writes it: {@code file:row: code: message}. */
    @Override
    public String toString() {
        return (location == null ? "" : location + ": ") + code + ": " + message;
    }
}
