package dev.assay.rego.builtin;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A builtin: name, signature, code.
 *
 * @param signature types as OPA prints them, for example {@code (delimiter: string, array[string] | set[string]) -> string};
 *     read when the type checker first asks
 * @param arity the number of arguments, or -1 for any number
 * @param pure whether equal arguments give equal answers, whenever and wherever
 * @param function the code, null for a relation
 * @param relation the code of a relation, else null
 */
public record Builtin(
        String name,
        String signature,
        int arity,
        boolean pure,
        @Nullable Function function,
        @Nullable Relation relation) {
    public Builtin {
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(signature, "signature is null");
        if ((function == null) == (relation == null)) {
            throw new IllegalArgumentException(name + " must be either a function or a relation");
        }
    }
}
