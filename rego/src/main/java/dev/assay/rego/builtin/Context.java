package dev.assay.rego.builtin;

import dev.assay.rego.ast.Location;
import dev.assay.rego.value.ObjectValue;
import java.time.Instant;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** What a builtin may ask of the evaluation that calls it. One evaluation, one thread. */
public interface Context {
    /** The time of the evaluation: the same at each call of one evaluation. */
    Instant now();

    /** The source of random values, which a replay gives again. */
    RandomGenerator random();

    /**
     * What {@code opa.runtime()} shows: an object with {@code env}, {@code version}, {@code config}; empty by
     * default.
     */
    ObjectValue runtime();

    /** Where the call stands in the policy. */
    @Nullable
    Location location();

    /** The name by which the function was called, for messages. */
    String name();

    /**
     * Spends some of the budget of steps, for work that grows with its input.
     *
     * @throws BuiltinException with code {@code HALT} that names the limit, when it is used up or the time is over
     */
    void spend(long steps);

    /**
     * Announces that a value of about this many bytes is going to be made.
     *
     * @throws BuiltinException with code {@code HALT} that names the limit
     */
    void allocate(long bytes);

    /** Something made once an evaluation and kept for later calls: compiled regexes, parsed schemas, random ids. */
    <T> T once(Object key, Supplier<T> make);

    /** Whether an impure ability, such as {@code http.send}, is switched on. */
    boolean allows(String capability);

    /** Takes a line of {@code print}. */
    void print(String line);

    /** Takes a note of {@code trace}. */
    void note(String text);
}
