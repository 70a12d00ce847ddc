package dev.assay.core.policy;

import dev.assay.rego.ast.Location;
import dev.assay.rego.ast.Module;
import dev.assay.rego.trace.Event;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Shows events of evaluations in the form of OPA: bars for the depth, what happens, to what. Immutable. */
public final class TraceLines {

    private final Map<String, String> packages = new HashMap<>();

    /** Lines for events of these modules, whose rules are shown with their packages. */
    public TraceLines(List<Module> modules) {
        for (Module module : modules) {
            packages.put(module.source().name(), PackageName.of(module));
        }
    }

    /** The line of an event. */
    public String line(Event event) {
        boolean begins = event.operation() == Event.Operation.ENTER || event.operation() == Event.Operation.REDO;
        boolean note = event.operation() == Event.Operation.NOTE;
        String subject = note ? '"' + event.message() + '"' : subject(event);
        String message = note || event.message().isEmpty() ? "" : " " + event.message();
        return "| ".repeat(Math.max(0, event.depth() - (begins ? 1 : 0)))
                + event.operation().word() + " " + subject + message;
    }

    private String subject(Event event) {
        Location location = event.location();
        String name = location == null ? null : packages.get(location.file());
        return event.kind() != Event.Subject.RULE || name == null
                ? event.subject()
                : PackageName.query(name, event.subject());
    }
}
