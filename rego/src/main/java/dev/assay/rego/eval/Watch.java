package dev.assay.rego.eval;

import dev.assay.rego.ast.Location;
import dev.assay.rego.ast.Rule;
import dev.assay.rego.run.Evaluation;
import dev.assay.rego.run.Origin;
import dev.assay.rego.trace.Event;
import dev.assay.rego.value.ArrayValue;
import dev.assay.rego.value.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is observed of one evaluation whose plans are made for being watched. */
final class Watch {
    /** Whether the line under way held so far. */
    boolean held;

    private final Evaluation evaluation;
    private final InputPaths paths;
    private final Map<Value, List<Origin>> origins = new HashMap<>();
    private final List<ArrayValue> trail = new ArrayList<>();
    private int queries = 1;
    private int query = 1;
    private int parent = 1;
    private int depth = 1;
    private @Nullable Location running;
    private long since;

    Watch(Evaluation evaluation) {
        this.evaluation = evaluation;
        this.paths = new InputPaths(evaluation.input());
    }

    static boolean isWanted(Evaluation evaluation) {
        return evaluation.tracer() != null
                || evaluation.coverage() != null
                || evaluation.profile() != null
                || evaluation.origins();
    }

    Map<Value, List<Origin>> origins() {
        return origins;
    }

    /** Runs a body as a query of its own. */
    boolean within(Frame frame, Step body) {
        int outer = query;
        int outerParent = parent;
        parent = query;
        query = ++queries;
        depth++;
        boolean enough = body.run(frame);
        depth--;
        query = outer;
        parent = outerParent;
        return enough;
    }

    void rule(Event.Operation operation, Rule rule, Map<String, Value> locals) {
        if (operation == Event.Operation.EXIT && evaluation.coverage() != null) {
            evaluation.coverage().hit(rule.head().location());
        }
        send(
                operation,
                Event.Subject.RULE,
                rule.head().location(),
                rule.head().location().text(),
                locals,
                "");
    }

    void line(Event.Operation operation, Location location, String text, Map<String, Value> locals) {
        if (operation == Event.Operation.EVAL && evaluation.coverage() != null) {
            evaluation.coverage().hit(location);
        }
        if (evaluation.profile() != null && operation != Event.Operation.FAIL) {
            profile(operation, location);
        }
        send(operation, Event.Subject.EXPRESSION, location, text, locals, "");
    }

    void note(String text, @Nullable Location location) {
        send(Event.Operation.NOTE, Event.Subject.EXPRESSION, location, "", Map.of(), text);
    }

    /** Whether anybody wants to know what variables hold. */
    boolean wantsLocals() {
        return evaluation.tracer() != null;
    }

    private void profile(Event.Operation operation, Location location) {
        var profile = evaluation.profile();
        if (profile == null) {
            return;
        }
        long now = evaluation.ticker().getAsLong();
        if (running != null) {
            profile.spent(running, now - since);
        }
        running = location;
        since = now;
        if (operation == Event.Operation.EVAL) {
            profile.evaluated(location);
        } else {
            profile.redone(location);
        }
    }

    /** Accounts for the time of the last line. */
    void end() {
        if (running != null && evaluation.profile() != null) {
            evaluation.profile().spent(running, evaluation.ticker().getAsLong() - since);
            running = null;
        }
    }

    private void send(
            Event.Operation operation,
            Event.Subject kind,
            @Nullable Location location,
            String text,
            Map<String, Value> locals,
            String message) {
        if (evaluation.tracer() != null) {
            evaluation.tracer().take(new Event(operation, depth, query, parent, kind, text, location, locals, message));
        }
    }

    int mark() {
        return trail.size();
    }

    void cut(int mark) {
        trail.subList(mark, trail.size()).clear();
    }

    List<ArrayValue> since(int mark) {
        return List.copyOf(trail.subList(mark, trail.size()));
    }

    void read(List<ArrayValue> more) {
        trail.addAll(more);
    }

    /** Notes that what lies at keys of a value was read, if the value is a part of the input. */
    void read(@Nullable Value container, List<Value> keys) {
        ArrayValue path = evaluation.origins() && container != null ? paths.of(container) : null;
        if (path != null) {
            List<Value> whole = new ArrayList<>(path.asList());
            whole.addAll(keys);
            trail.add(ArrayValue.of(whole));
        }
    }

    void origin(Value value, Rule rule) {
        if (!evaluation.origins()) {
            return;
        }
        List<ArrayValue> inputs = new ArrayList<>(new LinkedHashSet<>(trail));
        inputs.sort(Comparator.comparingInt(ArrayValue::size));
        List<Origin> known = origins.computeIfAbsent(value, _ -> new ArrayList<>());
        boolean isNew = known.stream().noneMatch(each -> each.location().equals(rule.location()));
        if (isNew) {
            known.add(new Origin(rule, rule.location(), inputs));
        }
    }
}
