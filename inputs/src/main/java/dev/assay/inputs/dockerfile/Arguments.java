package dev.assay.inputs.dockerfile;

import dev.assay.inputs.document.InputException;
import dev.assay.inputs.document.Located;
import dev.assay.inputs.document.Source;
import dev.assay.inputs.json.JsonParser;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of an instruction, divided as its keyword asks.
 *
 * @param values null when there are none
 * @param json whether they are written as a list in JSON
 */
record Arguments(@Nullable List<String> values, boolean json) {
    private static final Arguments NONE = new Arguments(null, false);

    static Arguments of(String keyword, String text, DockerfileLines lines) {
        if (text.isEmpty()) {
            return NONE;
        }
        return switch (keyword.toLowerCase(Locale.ROOT)) {
            case "cmd", "entrypoint", "run", "shell" -> listOr(text, List.of(text), lines);
            case "add", "copy", "volume" -> listOr(text, DockerfileWords.byBlanks(text), lines);
            case "expose", "from" -> plain(DockerfileWords.byBlanks(text));
            case "maintainer", "stopsignal", "user", "workdir" -> plain(List.of(text));
            case "arg" -> plain(DockerfileWords.byQuotes(text, lines.escape()));
            case "env", "label" -> pairs(keyword, text, lines);
            case "healthcheck" -> healthcheck(text, lines);
            default -> NONE;
        };
    }

    private static Arguments plain(List<String> values) {
        return values.isEmpty() ? NONE : new Arguments(values, false);
    }

    private static Arguments listOr(String text, List<String> otherwise, DockerfileLines lines) {
        if (text.isEmpty() || text.charAt(0) != '[') {
            return plain(otherwise);
        }
        Located list;
        try {
            list = JsonParser.plain()
                    .value(new Source(
                            lines.source().name(), text, lines.source().limits()));
        } catch (InputException e) {
            // What only looks like a list is a command of the shell, such as [ -f x ] && y.
            return plain(otherwise);
        }
        List<String> values = new ArrayList<>();
        if (list.value() instanceof List<?> found) {
            for (Object value : found) {
                if (!(value instanceof String string)) {
                    throw lines.fault("the list has something else than texts", "put each element in double quotes");
                }
                values.add(string);
            }
        }
        return new Arguments(values.isEmpty() ? null : Collections.unmodifiableList(values), true);
    }

    /** Name, value and what stands between them, for each pair; nothing stands between them in the old form. */
    private static Arguments pairs(String keyword, String text, DockerfileLines lines) {
        List<String> words = DockerfileWords.byQuotes(text, lines.escape());
        if (words.isEmpty()) {
            return NONE;
        }
        List<String> values = new ArrayList<>();
        if (words.getFirst().indexOf('=') < 0) {
            int end = 0;
            while (end < text.length() && !DockerfileWords.isBlank(text.charAt(end))) {
                end++;
            }
            if (end == text.length()) {
                throw lines.fault(keyword + " has a name without a value", "write name=value");
            }
            return plain(List.of(text.substring(0, end), text.substring(DockerfileWords.skipBlanks(text, end)), ""));
        }
        for (String word : words) {
            int equals = word.indexOf('=');
            if (equals < 0) {
                throw lines.fault("'" + word + "' has no =", "write name=value, in quotes if there are blanks in it");
            }
            Collections.addAll(values, word.substring(0, equals), word.substring(equals + 1), "=");
        }
        return plain(Collections.unmodifiableList(values));
    }

    private static Arguments healthcheck(String text, DockerfileLines lines) {
        int end = 0;
        while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        String command = text.substring(end).strip();
        Arguments rest = command.isEmpty() ? NONE : listOr(command, List.of(command), lines);
        List<String> values = new ArrayList<>();
        values.add(text.substring(0, end));
        values.addAll(rest.values == null ? List.of() : rest.values);
        return new Arguments(Collections.unmodifiableList(values), rest.json);
    }
}
