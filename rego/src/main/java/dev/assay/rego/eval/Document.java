package dev.assay.rego.eval;

import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the rules of one name make together. Made first, given its clauses later, then never changed. */
public abstract sealed class Document permits CompleteDocument, FunctionDocument, ObjectDocument, SetDocument {
    /** Marks in caches what is known to be undefined; never given away. */
    static final Value ABSENT = StringValue.of("undefined");

    static final Value[] NO_ARGUMENTS = {};

    final int number;
    private final Value[] path;
    private @Nullable Selector selector;

    Document(int number, Value[] path) {
        this.number = number;
        this.path = path.clone();
    }

    /** Its number among the documents of the policy, from 0. */
    public int number() {
        return number;
    }

    /** Its place below {@code data}. */
    public List<Value> path() {
        return List.of(path);
    }

    /** Gives it its clauses: once, when the policy is compiled. */
    public void plan(Selector clauses) {
        selector = clauses;
    }

    final Clause[] clauses(Machine machine, Value[] arguments) {
        return Objects.requireNonNull(selector, "a document without a plan").clauses(machine, arguments);
    }

    /** Its whole value, worked out once in each world. */
    public final @Nullable Value value(Machine machine) {
        World world = machine.world;
        Value known = world.cache[number];
        if (known != null) {
            return unlessAbsent(known);
        }
        if (world.isReplaced(number)) {
            return base(world);
        }
        machine.descend();
        Value value = evaluate(machine);
        machine.ascend();
        world.cache[number] = value == null ? ABSENT : value;
        return value;
    }

    /** What a cache says, with null for what is known to be undefined. */
    @SuppressWarnings("ReferenceEquality")
    static @Nullable Value unlessAbsent(Value cached) {
        return cached == ABSENT ? null : cached;
    }

    /** What the base documents have in its place. */
    final @Nullable Value base(World world) {
        return Lookups.base(world, path);
    }

    abstract @Nullable Value evaluate(Machine machine);

    /** The whole value as an operand. */
    public static final class Whole extends Operand {
        private final Document document;

        public Whole(Document document) {
            this.document = document;
        }

        @Override
        public @Nullable Value value(Frame frame) {
            return document.value(frame.machine);
        }
    }
}
