package dev.assay.rego.builtin.template;

import dev.assay.rego.builtin.format.FloatText;
import java.util.List;
import java.util.stream.Collectors;

/** Values of templates as Go's {@code fmt} prints them. */
final class Printing {
    private static final String UNDEFINED = "<undefined>";

    private Printing() {}

    /** As an action prints it. */
    static String shown(Datum value) {
        return value instanceof Datum.Nothing ? UNDEFINED : nested(value);
    }

    /** As it is printed within other values, and by functions. */
    static String nested(Datum value) {
        return switch (value) {
            case Datum.Text text -> text.value();
            case Datum.JsonNumber number -> number.text();
            case Datum.Whole whole -> Long.toString(whole.value());
            case Datum.Real real -> FloatText.of(real.value(), 'g', -1);
            case Datum.Bool bool -> Boolean.toString(bool.value());
            case Datum.Nothing _ -> "<nil>";
            case Datum.Items items ->
                items.all().stream().map(Printing::nested).collect(Collectors.joining(" ", "[", "]"));
            case Datum.Entries entries ->
                entries.all().entrySet().stream()
                        .map(entry -> entry.getKey() + ":" + nested(entry.getValue()))
                        .collect(Collectors.joining(" ", "map[", "]"));
        };
    }

    /** Values one after the other, with a space between two of which none is a string. */
    static String joined(List<Datum> values) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < values.size(); i++) {
            boolean space = i > 0 && !isString(values.get(i)) && !isString(values.get(i - 1));
            text.append(space ? " " : "").append(nested(values.get(i)));
        }
        return text.toString();
    }

    private static boolean isString(Datum value) {
        return value instanceof Datum.Text || value instanceof Datum.JsonNumber;
    }

    /** Values one after the other, with a space between any two, and a line break. */
    static String line(List<Datum> values) {
        return values.stream().map(Printing::nested).collect(Collectors.joining(" ", "", "\n"));
    }
}
