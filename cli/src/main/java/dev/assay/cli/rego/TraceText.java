package dev.assay.cli.rego;

import dev.assay.rego.ast.Location;
import dev.assay.rego.trace.Event;
import dev.assay.rego.trace.Event.Operation;
import java.util.List;

/** Events as lines: the place, bars for the depth, what happened. */
final class TraceText {
    private static final int PLACE_CHARS_MIN = 20;
    private static final int PLACE_CHARS_MAX = 64;

    private TraceText() {}

    static String of(List<Event> events, String indent) {
        int width = PLACE_CHARS_MIN;
        for (Event event : events) {
            width = Math.max(width, Math.min(PLACE_CHARS_MAX, place(event).length()));
        }
        StringBuilder text = new StringBuilder();
        for (Event event : events) {
            text.append(indent);
            String place = place(event);
            text.append(place).append(" ".repeat(Math.max(1, width + 1 - place.length())));
            text.append("| ".repeat(Math.max(0, event.depth() - 1)));
            if (event.operation() != Operation.ENTER && event.operation() != Operation.REDO) {
                text.append("| ");
            }
            text.append(event.operation().word());
            text.append(' ').append(event.operation() == Operation.NOTE ? quoted(event) : event.subject());
            text.append('\n');
        }
        return text.toString();
    }

    private static String quoted(Event event) {
        return "\"" + event.message() + "\"";
    }

    private static String place(Event event) {
        Location location = event.location();
        if (location == null || location.file().isEmpty()) {
            return "query:" + (location == null ? 1 : location.row());
        }
        return location.file() + ":" + location.row();
    }
}
