package dev.assay.rego.builtin;

import dev.assay.rego.value.Value;
import org.jspecify.annotations.Nullable;

/** The code of a builtin function. Holds no state; called by many threads. */
@FunctionalInterface
public interface Function {
    /**
     * Answers the value, or null when the result is undefined.
     *
     * @param arguments as many as declared; never change them
     * @throws BuiltinException for arguments of a wrong type or value: undefined, unless errors are strict; its message
     *     is without the name of the function, which the caller puts before it
     */
    @Nullable
    Value call(Context context, Value[] arguments);
}
