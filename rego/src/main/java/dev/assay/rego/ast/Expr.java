package dev.assay.rego.ast;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One expression of a body.
 *
 * @param with the modifiers in force while it is evaluated, in the order written
 */
public record Expr(Form form, boolean negated, List<With> with, Location location) {
    public Expr {
        Objects.requireNonNull(form, "form is null");
        with = List.copyOf(with);
        Objects.requireNonNull(location, "location is null");
    }

    /** What the expression says. */
    public sealed interface Form {
        /** A term that must be true; calls, {@code =} and {@code :=} among them. */
        record Truth(Term term) implements Form {}

        /** {@code some x, y}: declares variables. */
        record Some(List<Term.Var> variables) implements Form {
            public Some {
                variables = List.copyOf(variables);
            }
        }

        /**
         * {@code some v in xs}, {@code some k, v in xs}: declares and walks; key and value may be patterns.
         *
         * @param membership the call of {@code internal.member_2} or {@code internal.member_3} that it is written as
         */
        record SomeIn(Term.Call membership) implements Form {
            public SomeIn {
                int count = membership.arguments().size();
                if (count != 2 && count != 3) {
                    throw new IllegalArgumentException("some ... in with " + count + " terms");
                }
            }

            public @Nullable Term key() {
                return membership.arguments().size() == 3
                        ? membership.arguments().getFirst()
                        : null;
            }

            public Term value() {
                return membership.arguments().get(membership.arguments().size() - 2);
            }

            public Term domain() {
                return membership.arguments().getLast();
            }
        }

        /** {@code every v in xs { ... }}. */
        record Every(Term.@Nullable Var key, Term.Var value, Term domain, List<Expr> body) implements Form {
            public Every {
                body = List.copyOf(body);
            }
        }
    }

    /** {@code with target as value}. The target is a ref of input or data, or the name of a function. */
    public record With(Term target, Term value, Location location) {}
}
