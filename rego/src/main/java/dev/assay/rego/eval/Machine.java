package dev.assay.rego.eval;

import dev.assay.rego.ast.Location;
import dev.assay.rego.builtin.BuiltinException;
import dev.assay.rego.builtin.Context;
import dev.assay.rego.run.Evaluation;
import dev.assay.rego.run.EvaluationException;
import dev.assay.rego.run.Limits;
import dev.assay.rego.run.Origin;
import dev.assay.rego.run.PrintLine;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.Value;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** One evaluation under way: its world, its budgets, and what builtins ask of it. One thread. */
public final class Machine implements Context {
    /** How many steps pass between two looks at the clock. */
    private static final int FUEL = 4096;

    private static final int BYTES_PER_ELEMENT = 16;
    private static final int BYTES_PER_VALUE = 32;

    final boolean earlyExit;
    World world;

    /** Who observes; null when nobody does. */
    final @Nullable Watch watch;

    private final Evaluation evaluation;
    private final Limits limits;
    private final long deadline;
    private int fuel;
    private long stepsLeft;
    private long bytesLeft;
    private long outputLeft;
    private int depthLeft;
    private @Nullable Location callLocation;
    private String callName = "";
    private @Nullable Instant now;
    private @Nullable RandomGenerator random;
    private @Nullable Map<Object, Object> kept;
    private @Nullable EvaluationException firstFailure;

    public Machine(Evaluation evaluation, ObjectValue data, int documents) {
        this.evaluation = evaluation;
        this.limits = evaluation.limits();
        this.earlyExit = evaluation.earlyExit();
        this.watch = Watch.isWanted(evaluation) ? new Watch(evaluation) : null;
        this.world = World.first(evaluation.input(), evaluation.data() == null ? data : evaluation.data(), documents);
        this.fuel = (int) Math.min(FUEL, limits.steps());
        this.stepsLeft = limits.steps() - fuel;
        this.outputLeft = limits.outputBytes();
        this.bytesLeft = limits.bytes();
        this.depthLeft = limits.depth();
        this.deadline = evaluation.ticker().getAsLong() + limits.time().toNanos();
    }

    public Evaluation evaluation() {
        return evaluation;
    }

    /** Whether an evaluation needs plans that are made for being watched. */
    public static boolean isWatched(Evaluation evaluation) {
        return Watch.isWanted(evaluation);
    }

    /** Which rules made which values, as far as that was asked for. */
    public Map<Value, List<Origin>> origins() {
        if (watch == null) {
            return Map.of();
        }
        watch.end();
        return watch.origins();
    }

    /** The first failure of a builtin, or null. */
    public @Nullable EvaluationException firstFailure() {
        return firstFailure;
    }

    void step() {
        if (--fuel < 0) {
            refuel(1);
        }
    }

    /** Takes fuel for so many steps, and some to go on with, from what is left. */
    private void refuel(long steps) {
        if (steps > stepsLeft) {
            throw exceeded("STEPS_MAX", limits.steps());
        }
        stepsLeft -= steps;
        fuel = (int) Math.min(FUEL, stepsLeft);
        stepsLeft -= fuel;
        if (Thread.interrupted()) {
            Thread.currentThread().interrupt();
            throw new EvaluationException(EvaluationException.CANCEL, "caller cancelled query execution", null);
        }
        if (evaluation.ticker().getAsLong() - deadline > 0) {
            throw new EvaluationException(
                    EvaluationException.LIMIT, "TIME_MAX=" + limits.time() + " exceeded", callLocation);
        }
    }

    void descend() {
        if (--depthLeft < 0) {
            throw exceeded("DEPTH_MAX", limits.depth());
        }
    }

    void ascend() {
        depthLeft++;
    }

    /** Counts a value of so many elements. */
    void made(int elements) {
        bytesLeft -= BYTES_PER_VALUE + (long) BYTES_PER_ELEMENT * elements;
        if (bytesLeft < 0) {
            throw exceeded("BYTES_MAX", limits.bytes());
        }
    }

    /** Counts a value that is given away. */
    void output(Value value) {
        outputLeft = Weight.take(value, outputLeft);
        if (outputLeft < 0) {
            throw exceeded("OUTPUT_BYTES_MAX", limits.outputBytes());
        }
    }

    /** What to say when the stack ended before the limit did. */
    public EvaluationException tooDeep() {
        return exceeded("DEPTH_MAX", limits.depth());
    }

    private EvaluationException exceeded(String limit, long max) {
        return new EvaluationException(EvaluationException.LIMIT, limit + "=" + max + " exceeded", callLocation);
    }

    void calling(String name, Location location) {
        callName = name;
        callLocation = location;
    }

    @Nullable
    Value call(Callable.Native target, Value[] arguments, Location location) {
        calling(target.builtin().name(), location);
        step();
        try {
            return target.function().call(this, arguments);
        } catch (BuiltinException e) {
            failed(target.builtin().name(), e, location);
            return null;
        }
    }

    /** Takes note of a builtin that failed; its expression is undefined, unless this ends the evaluation. */
    void failed(String name, BuiltinException failure, Location location) {
        if (failure.code() == BuiltinException.Code.HALT) {
            String message = String.valueOf(failure.getMessage());
            throw new EvaluationException(
                    failure.code().word(), message.startsWith(name) ? message : name + ": " + message, location);
        }
        if (firstFailure == null && evaluation.strictBuiltinErrors()) {
            firstFailure = new EvaluationException(failure.code().word(), name + ": " + failure.getMessage(), location);
        }
    }

    @Override
    public Instant now() {
        if (now == null) {
            now = evaluation.clock().instant();
        }
        return now;
    }

    @Override
    public RandomGenerator random() {
        if (random == null) {
            random = evaluation.random().get();
        }
        return random;
    }

    @Override
    public ObjectValue runtime() {
        return evaluation.runtime();
    }

    @Override
    public @Nullable Location location() {
        return callLocation;
    }

    @Override
    public String name() {
        return callName;
    }

    @Override
    public void spend(long steps) {
        if (steps <= fuel) {
            fuel -= (int) steps;
        } else {
            long more = steps - fuel;
            fuel = 0;
            refuel(more);
        }
    }

    @Override
    public void allocate(long bytes) {
        bytesLeft -= bytes;
        if (bytesLeft < 0) {
            throw exceeded("BYTES_MAX", limits.bytes());
        }
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> T once(Object key, Supplier<T> make) {
        if (kept == null) {
            kept = new HashMap<>();
        }
        Object known = kept.get(key);
        if (known == null) {
            known = make.get();
            kept.put(key, known);
        }
        return (T) known;
    }

    @Override
    public boolean allows(String capability) {
        return evaluation.capabilities().contains(capability);
    }

    @Override
    public void print(String line) {
        if (evaluation.print() != null) {
            evaluation.print().accept(new PrintLine(line, callLocation));
        }
    }

    @Override
    public void note(String text) {
        if (watch != null) {
            watch.note(text, callLocation);
        }
    }
}
