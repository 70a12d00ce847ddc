package dev.assay.rego.builtin;

import dev.assay.rego.ast.Location;
import dev.assay.rego.builtin.catalogue.Builtins;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Calls builtins as one evaluation would, with a fixed time, a seeded source of chance and a budget of steps. */
final class Calls implements Context {
    static final Instant NOW = Instant.parse("2027-01-15T08:00:00Z");
    private static final long STEPS = 20_000_000;
    private static final long BYTES = 64L << 20;

    private final Set<String> capabilities;
    private final Map<Object, Object> kept = new HashMap<>();
    private final RandomGenerator random = new SplittableRandom(7);
    private String name = "";
    private long steps = STEPS;
    private long allocated;

    Calls(String... capabilities) {
        this.capabilities = Set.of(capabilities);
    }

    /** Calls a builtin; null when its answer is undefined. */
    @Nullable
    Value call(String builtin, Value... arguments) {
        name = builtin;
        Builtin found = Objects.requireNonNull(Builtins.find(builtin), builtin);
        return Objects.requireNonNull(found.function(), builtin).call(this, arguments);
    }

    /** Calls a builtin with strings; its answer must be defined. */
    Value text(String builtin, String... arguments) {
        Value[] values = new Value[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            values[i] = StringValue.of(arguments[i]);
        }
        return Objects.requireNonNull(call(builtin, values), builtin + " is undefined");
    }

    @Override
    public Instant now() {
        return NOW;
    }

    @Override
    public RandomGenerator random() {
        return random;
    }

    @Override
    public ObjectValue runtime() {
        return ObjectValue.EMPTY;
    }

    @Override
    public @Nullable Location location() {
        return null;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void spend(long spent) {
        steps -= spent;
        if (steps < 0) {
            throw new BuiltinException(BuiltinException.Code.HALT, "steps are used up");
        }
    }

    @Override
    public void allocate(long bytes) {
        if (bytes < 0) {
            throw new IllegalArgumentException("allocates " + bytes + " bytes");
        }
        allocated += bytes;
        if (allocated > BYTES) {
            throw new BuiltinException(BuiltinException.Code.HALT, "bytes are used up");
        }
    }

    @Override
    @SuppressWarnings("unchecked") // what was made for a key is what is asked for by it
    public <T> T once(Object key, Supplier<T> make) {
        Object known = kept.get(key);
        if (known == null) {
            known = make.get();
            kept.put(key, known);
        }
        return (T) known;
    }

    @Override
    public boolean allows(String capability) {
        return capabilities.contains(capability);
    }

    @Override
    public void print(String line) {}

    @Override
    public void note(String text) {}
}
