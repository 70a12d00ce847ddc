package dev.assay.cli.rego;

import dev.assay.rego.trace.Event;
import dev.assay.rego.trace.Event.Operation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** How much of what happened is shown. */
enum Explanation {
    OFF,
    NOTES,
    FAILS,
    FULL,
    DEBUG;

    /** The events to show. */
    List<Event> of(List<Event> events) {
        return switch (this) {
            case OFF -> List.of();
            case NOTES -> lineage(events, event -> event.operation() == Operation.NOTE);
            case FAILS -> lineage(events, event -> event.operation() == Operation.FAIL);
            case FULL ->
                events.stream()
                        .filter(event -> event.operation() != Operation.UNIFY && event.operation() != Operation.SAVE)
                        .toList();
            case DEBUG -> events;
        };
    }

    /** The events wanted, and of the queries around each the one at which it was entered or taken up again. */
    static List<Event> lineage(List<Event> events, Predicate<Event> wanted) {
        Set<Integer> kept = new HashSet<>();
        Deque<Integer> around = new ArrayDeque<>();
        for (int i = 0; i < events.size(); i++) {
            Event event = events.get(i);
            if (event.operation() == Operation.ENTER || event.operation() == Operation.REDO) {
                while (!around.isEmpty() && events.get(around.peek()).depth() >= event.depth()) {
                    around.pop();
                }
                around.push(i);
            }
            if (wanted.test(event)) {
                int depth = event.depth();
                for (int opened : around) {
                    if (events.get(opened).depth() <= depth) {
                        kept.add(opened);
                    }
                }
                kept.add(i);
            }
        }
        List<Event> lineage = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            if (kept.contains(i)) {
                lineage.add(events.get(i));
            }
        }
        return lineage;
    }
}
