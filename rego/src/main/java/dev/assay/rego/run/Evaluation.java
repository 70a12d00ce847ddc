package dev.assay.rego.run;

import dev.assay.rego.coverage.Coverage;
import dev.assay.rego.coverage.Profile;
import dev.assay.rego.trace.Tracer;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.Value;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** What one evaluation is given. Immutable, but the collectors in it belong to one thread. */
public final class Evaluation {
    private final Builder from;

    private Evaluation(Builder from) {
        this.from = from;
    }

    public static Builder builder() {
        return new Builder();
    }

    /** A builder that begins with these settings. */
    public Builder toBuilder() {
        return new Builder(from);
    }

    /** An evaluation of an input, all else by default. */
    public static Evaluation of(@Nullable Value input) {
        return builder().input(input).build();
    }

    /** The input document; null when it is undefined. */
    public @Nullable Value input() {
        return from.input;
    }

    /** The base documents instead of those that the policy was built with; null to keep them. */
    public @Nullable ObjectValue data() {
        return from.data;
    }

    /** Read once at the start: time stands still in an evaluation. */
    public InstantSource clock() {
        return from.clock;
    }

    /** Nanoseconds of a clock that only goes on, for the time limit and the profile. */
    public LongSupplier ticker() {
        return from.ticker;
    }

    /** Asked once an evaluation, when a random value is first needed. */
    public Supplier<RandomGenerator> random() {
        return from.random;
    }

    /** What {@code opa.runtime()} shows. */
    public ObjectValue runtime() {
        return from.runtime;
    }

    /** Whether a builtin that fails ends the evaluation; otherwise its expression is undefined. */
    public boolean strictBuiltinErrors() {
        return from.strictBuiltinErrors;
    }

    public Limits limits() {
        return from.limits;
    }

    /** The impure abilities, such as {@code http.send}, that are switched on. */
    public Set<String> capabilities() {
        return from.capabilities;
    }

    /** Takes the lines of {@code print}; null to leave print calls out. */
    public @Nullable Consumer<PrintLine> print() {
        return from.print;
    }

    public @Nullable Tracer tracer() {
        return from.tracer;
    }

    public @Nullable Coverage coverage() {
        return from.coverage;
    }

    public @Nullable Profile profile() {
        return from.profile;
    }

    /** Whether the results tell which rules made them. */
    public boolean origins() {
        return from.origins;
    }

    /** Whether complete rules stop at their first answer where that cannot change the result. */
    public boolean earlyExit() {
        return from.earlyExit;
    }

    /** Collects the settings. */
    public static final class Builder {
        private @Nullable Value input;
        private @Nullable ObjectValue data;
        private InstantSource clock = InstantSource.system();
        private LongSupplier ticker = System::nanoTime;
        private Supplier<RandomGenerator> random = RandomGenerator::getDefault;
        private ObjectValue runtime = ObjectValue.EMPTY;
        private boolean strictBuiltinErrors;
        private Limits limits = Limits.DEFAULT;
        private Set<String> capabilities = Set.of();
        private @Nullable Consumer<PrintLine> print;
        private @Nullable Tracer tracer;
        private @Nullable Coverage coverage;
        private @Nullable Profile profile;
        private boolean origins;
        private boolean earlyExit = true;

        private Builder() {}

        private Builder(Builder other) {
            input = other.input;
            data = other.data;
            clock = other.clock;
            ticker = other.ticker;
            random = other.random;
            runtime = other.runtime;
            strictBuiltinErrors = other.strictBuiltinErrors;
            limits = other.limits;
            capabilities = other.capabilities;
            print = other.print;
            tracer = other.tracer;
            coverage = other.coverage;
            profile = other.profile;
            origins = other.origins;
            earlyExit = other.earlyExit;
        }

        public Builder input(@Nullable Value value) {
            input = value;
            return this;
        }

        public Builder data(@Nullable ObjectValue value) {
            data = value;
            return this;
        }

        public Builder clock(InstantSource value) {
            clock = Objects.requireNonNull(value, "clock is null");
            return this;
        }

        public Builder ticker(LongSupplier value) {
            ticker = Objects.requireNonNull(value, "ticker is null");
            return this;
        }

        public Builder random(Supplier<RandomGenerator> value) {
            random = Objects.requireNonNull(value, "random is null");
            return this;
        }

        public Builder runtime(ObjectValue value) {
            runtime = Objects.requireNonNull(value, "runtime is null");
            return this;
        }

        public Builder strictBuiltinErrors(boolean value) {
            strictBuiltinErrors = value;
            return this;
        }

        public Builder limits(Limits value) {
            limits = Objects.requireNonNull(value, "limits is null");
            return this;
        }

        public Builder capabilities(Set<String> values) {
            capabilities = Set.copyOf(values);
            return this;
        }

        public Builder print(@Nullable Consumer<PrintLine> value) {
            print = value;
            return this;
        }

        public Builder tracer(@Nullable Tracer value) {
            tracer = value;
            return this;
        }

        public Builder coverage(@Nullable Coverage value) {
            coverage = value;
            return this;
        }

        public Builder profile(@Nullable Profile value) {
            profile = value;
            return this;
        }

        public Builder origins(boolean value) {
            origins = value;
            return this;
        }

        public Builder earlyExit(boolean value) {
            earlyExit = value;
            return this;
        }

        public Evaluation build() {
            return new Evaluation(new Builder(this));
        }
    }
}
