package dev.assay.rego.ast;

import dev.assay.rego.value.Value;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What stands for a value in an expression. */
public sealed interface Term {
    Location location();

    /** A scalar as written: null, a boolean, a number, a string. */
    record Constant(Value value, Location location) implements Term {
        public Constant {
            Objects.requireNonNull(value, "value is null");
            Objects.requireNonNull(location, "location is null");
        }
    }

    /** A variable. A wildcard {@code _} has a name of its own that begins with {@code $}, such as {@code $3}. */
    record Var(String name, Location location) implements Term {
        public Var {
            Objects.requireNonNull(name, "name is null");
            Objects.requireNonNull(location, "location is null");
        }

        public boolean isWildcard() {
            return name.startsWith("$");
        }
    }

    /**
     * A head and what is looked up in it: {@code input.a[i]}, {@code f(x).y}, {@code {1, 2}[x]}; a dotted name is a
     * string.
     */
    record Ref(Term head, List<Term> path, Location location) implements Term {
        public Ref {
            path = List.copyOf(path);
        }
    }

    record ArrayTerm(List<Term> elements, Location location) implements Term {
        public ArrayTerm {
            elements = List.copyOf(elements);
        }
    }

    record SetTerm(List<Term> elements, Location location) implements Term {
        public SetTerm {
            elements = List.copyOf(elements);
        }
    }

    record ObjectTerm(List<Entry> entries, Location location) implements Term {
        public ObjectTerm {
            entries = List.copyOf(entries);
        }

        /** One key and its value. */
        public record Entry(Term key, Term value) {}
    }

    record ArrayComprehension(Term head, List<Expr> body, Location location) implements Term {
        public ArrayComprehension {
            body = List.copyOf(body);
        }
    }

    record SetComprehension(Term head, List<Expr> body, Location location) implements Term {
        public SetComprehension {
            body = List.copyOf(body);
        }
    }

    record ObjectComprehension(Term key, Term value, List<Expr> body, Location location) implements Term {
        public ObjectComprehension {
            body = List.copyOf(body);
        }
    }

    /**
     * A call. Infix operators are calls of OPA's names for them: {@code eq} for {@code =}, {@code assign} for
     * {@code :=},
     * {@code equal} for {@code ==}, {@code neq lt lte gt gte plus minus mul div rem and or},
     * {@code internal.member_2} and
     * {@code internal.member_3} for {@code in}.
     *
     * @param operator the name as a ref (head a {@link Var}, path of strings), even of one part
     */
    record Call(Ref operator, List<Term> arguments, Location location) implements Term {
        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    /** A string with expressions in it: {@code $"a {input.x} b"}; parts of text are constants. */
    record TemplateString(List<Part> parts, boolean multiLine, Location location) implements Term {
        public TemplateString {
            parts = List.copyOf(parts);
        }

        /** Either text or an expression; never both, never neither. */
        public record Part(
                @Nullable Constant text, @Nullable Expr expression) {
            public Part {
                if ((text == null) == (expression == null)) {
                    throw new IllegalArgumentException("a part is either text or an expression");
                }
            }
        }
    }
}
