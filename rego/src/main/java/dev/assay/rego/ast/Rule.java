package dev.assay.rego.ast;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One rule as written: heads that repeat with several bodies ({@code f { } { }}) are several rules.
 *
 * @param body never empty: a rule without one has the single expression {@code true}
 * @param otherwise the {@code else} that follows, itself with a body and perhaps another else
 * @param bodyWritten whether the source has a body, or it was made up
 */
public record Rule(
        boolean isDefault,
        Head head,
        List<Expr> body,
        @Nullable Rule otherwise,
        boolean bodyWritten,
        List<Annotations> annotations,
        Location location) {
    public Rule {
        Objects.requireNonNull(head, "head is null");
        body = List.copyOf(body);
        annotations = List.copyOf(annotations);
        Objects.requireNonNull(location, "location is null");
    }

    /** What a rule gives: how its head is written says what its document is. */
    public enum Kind {
        /**
         * {@code p := 1}, {@code p if ...}, {@code p.q[x] := y}: a value; with variables in its ref, a tree of them.
         */
        SINGLE_VALUE,
        /** {@code p contains x}: a set. */
        MULTI_VALUE
    }

    /**
     * The head.
     *
     * @param ref the whole ref below the package, such as {@code a.b[x]}; its head is a {@link Term.Var}. In v0
     *     {@code p[x] { }} gives ref {@code p} and key {@code x}; {@code p[x] = y} gives ref {@code p[x]} and value
     *     {@code y}
     * @param arguments of a function; null for a rule that is none
     * @param key the element of a multi-value rule, else null
     * @param value the value of a single-value rule as written, or {@code true} made up; null for a multi-value rule
     * @param assign whether it was written with {@code :=}
     * @param valueWritten whether the value is in the source
     * @param ifWritten whether {@code if} stands before the body
     * @param containsWritten whether the key follows {@code contains}; in v0 it may stand in brackets
     */
    public record Head(
            Term.Ref ref,
            @Nullable List<Term> arguments,
            @Nullable Term key,
            @Nullable Term value,
            boolean assign,
            boolean valueWritten,
            boolean ifWritten,
            boolean containsWritten,
            Location location) {
        public Head {
            Objects.requireNonNull(ref, "ref is null");
            arguments = arguments == null ? null : List.copyOf(arguments);
            if ((key == null) == (value == null)) {
                throw new IllegalArgumentException("a head has either a key or a value");
            }
        }

        public Kind kind() {
            return key != null ? Kind.MULTI_VALUE : Kind.SINGLE_VALUE;
        }
    }
}
