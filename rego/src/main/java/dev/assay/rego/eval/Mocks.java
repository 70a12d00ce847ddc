package dev.assay.rego.eval;

import dev.assay.rego.value.Value;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The functions that {@code with} put others, or plain values, in the place of. */
final class Mocks {
    private final Map<Object, Object> replacements;

    private Mocks(Map<Object, Object> replacements) {
        this.replacements = replacements;
    }

    static Mocks over(@Nullable Mocks outer) {
        return new Mocks(outer == null ? new HashMap<>() : new HashMap<>(outer.replacements));
    }

    /** Only while the world that it belongs to is made. */
    void put(Callable target, Object replacement) {
        replacements.put(target.identity(), replacement);
    }

    /** A {@link Value}, a {@link Callable}, or null when the function is itself. */
    @Nullable
    Object find(Callable target) {
        return replacements.get(target.identity());
    }
}
