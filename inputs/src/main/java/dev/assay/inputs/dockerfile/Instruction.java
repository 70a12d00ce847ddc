package dev.assay.inputs.dockerfile;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One instruction.
 *
 * @param keyword its keyword as written
 * @param flags what begins with two hyphens after it; null when nothing follows the keyword
 * @param values its arguments, null when there are none
 * @param json whether they are written as a list in JSON
 * @param trigger the instruction that ONBUILD is for
 */
record Instruction(
        String keyword,
        @Nullable List<String> flags,
        @Nullable List<String> values,
        boolean json,
        @Nullable Instruction trigger) {

    private static final Set<String> WITH_HEREDOCS = Set.of("add", "copy", "run");

    static Instruction of(DockerfileLines lines, int depth) {
        return of(lines.text(), lines, depth);
    }

    private static Instruction of(String text, DockerfileLines lines, int depth) {
        String line = text.strip();
        int end = 0;
        while (end < line.length() && !DockerfileWords.isBlank(line.charAt(end))) {
            end++;
        }
        String keyword = line.substring(0, end);
        if (end == line.length()) {
            return new Instruction(keyword, null, null, false, null);
        }
        String rest = line.substring(DockerfileWords.skipBlanks(line, end));
        DockerfileFlags flags = DockerfileFlags.of(rest, lines.escape());
        String arguments = rest.substring(flags.end()).strip();
        if (keyword.equalsIgnoreCase("onbuild") && !arguments.isEmpty() && depth == 0) {
            return new Instruction(keyword, flags.words(), null, false, of(arguments, lines, depth + 1));
        }
        Arguments parsed = Arguments.of(keyword, arguments, lines);
        return new Instruction(keyword, flags.words(), parsed.values(), parsed.json(), null);
    }

    /** Whether this is the keyword, in whatever case. */
    boolean is(String name) {
        return keyword.equalsIgnoreCase(name);
    }

    /** Whether documents may follow the line. */
    boolean mayHaveHeredocs() {
        Instruction running = trigger == null ? this : trigger;
        return !running.json && WITH_HEREDOCS.contains(running.keyword.toLowerCase(Locale.ROOT));
    }
}
