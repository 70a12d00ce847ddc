package dev.assay.rego.builtin;

import dev.assay.rego.value.Value;
import java.util.function.Predicate;

/** The code of a builtin that gives many answers to one call, such as {@code walk}. */
@FunctionalInterface
public interface Relation {
    /**
     * Gives each answer to the taker until that says true, which means enough.
     *
     * @return whether the taker said that it is enough
     */
    boolean each(Context context, Value[] arguments, Predicate<Value> taker);
}
