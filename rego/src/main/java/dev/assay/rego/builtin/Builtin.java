package dev.assay.rego.builtin;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A builtin: name, signature, code.
 *
 * @param signature types as OPA prints them, for example {@code (string, any<array[string], set[string]>) -> string};
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

    /** A function whose answer depends on its arguments alone. */
    public static Builtin pure(String name, String signature, Function function) {
        return new Builtin(name, signature, arityOf(signature), true, function, null);
    }

    /** A function whose answer also depends on the time, on chance or on its surroundings. */
    public static Builtin impure(String name, String signature, Function function) {
        return new Builtin(name, signature, arityOf(signature), false, function, null);
    }

    /** A relation whose answers depend on its arguments alone. */
    public static Builtin relation(String name, String signature, Relation relation) {
        return new Builtin(name, signature, arityOf(signature), true, null, relation);
    }

    /** The number of types between the outermost parentheses. */
    private static int arityOf(String signature) {
        int depth = 0;
        int commas = 0;
        for (int i = 0; i < signature.length(); i++) {
            char c = signature.charAt(i);
            // The arrow's head is no closing bracket: the arguments end before it.
            if ("(<[".indexOf(c) >= 0) {
                depth++;
            } else if (")>]".indexOf(c) >= 0) {
                depth--;
                if (depth == 0) {
                    return i == 1 ? 0 : commas + 1;
                }
            } else if (c == ',' && depth == 1) {
                commas++;
            }
        }
        throw new IllegalArgumentException("not a signature: " + signature);
    }
}
