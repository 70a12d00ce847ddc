package dev.assay.rego.ast;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a policy.
 *
 * @param code as OPA names it: {@code rego_parse_error}, {@code rego_compile_error}, {@code rego_unsafe_var_error},
 *     {@code rego_type_error}, {@code rego_recursion_error}
 */
public record Problem(String code, String message, @Nullable Location location) {
    public static final String PARSE = "rego_parse_error";
    public static final String COMPILE = "rego_compile_error";
    public static final String UNSAFE_VAR = "rego_unsafe_var_error";
    public static final String TYPE = "rego_type_error";
    public static final String RECURSION = "rego_recursion_error";

    public Problem {
        Objects.requireNonNull(code, "code is null");
        Objects.requireNonNull(message, "message is null");
    }

    /** {@code file:row: code: message}. */
    @Override
    public String toString() {
        return (location == null ? "" : location + ": ") + code + ": " + message;
    }
}
