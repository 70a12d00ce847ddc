package dev.assay.inputs.dockerfile;

import dev.assay.inputs.document.InputException;
import dev.assay.inputs.document.Source;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Puts instructions together of the lines that they spread over, with the comments that stand before each. */
final class DockerfileLines {
    private static final Set<String> DIRECTIVES = Set.of("syntax", "escape", "check");

    private final Source source;
    private final String all;
    private final Set<String> directives = new HashSet<>();
    private final List<Comment> pending = new ArrayList<>();
    private boolean directivesMayFollow = true;
    private char escape = '\\';
    private int at;
    private int start;
    private String text = "";
    private List<Comment> comments = List.of();

    DockerfileLines(Source source) {
        this.source = source;
        all = source.text();
    }

    /**
     * A comment.
     *
     * @param text what it says
     * @param offset where it begins
     */
    record Comment(String text, int offset) {}

    /** Goes to the next instruction; false at the end. */
    boolean next() {
        while (at < all.length()) {
            int offset = at;
            String raw = line();
            String line = raw.stripLeading();
            if (line.isEmpty()) {
                directivesMayFollow = false;
                continue;
            }
            start = offset + raw.length() - line.length();
            if (isComment(line)) {
                comment(raw, line);
                continue;
            }
            directivesMayFollow = false;
            read(line);
            comments = List.copyOf(pending);
            pending.clear();
            return true;
        }
        return false;
    }

    private void comment(String raw, String line) {
        if (directivesMayFollow && isDirective(line)) {
            return;
        }
        directivesMayFollow = false;
        String comment = raw.substring(1).strip();
        if (comment.isEmpty()) {
            pending.clear();
        } else {
            pending.add(new Comment(comment, start));
        }
    }

    private boolean isDirective(String line) {
        int equals = line.indexOf('=');
        if (equals < 0) {
            return false;
        }
        String name = line.substring(1, equals).strip().toLowerCase(Locale.ROOT);
        String value = line.substring(equals + 1).strip();
        if (!DIRECTIVES.contains(name) || value.isEmpty()) {
            return false;
        }
        if (!directives.add(name)) {
            throw fault("directive '" + name + "' stands here a second time", "keep one of them");
        }
        if (name.equals("escape")) {
            if (!value.equals("\\") && !value.equals("`")) {
                throw fault("'" + value + "' cannot be the escape character", "use \\ or `");
            }
            escape = value.charAt(0);
        }
        return true;
    }

    /** Reads on while lines are continued. */
    private void read(String first) {
        int cut = continuation(first);
        if (cut < 0) {
            text = first;
            return;
        }
        StringBuilder joined = new StringBuilder(first.substring(0, cut));
        boolean more = true;
        while (more && at < all.length()) {
            String line = line();
            if (!isComment(line.stripLeading()) && !line.isBlank()) {
                int end = continuation(line);
                joined.append(line, 0, end < 0 ? line.length() : end);
                more = end >= 0;
            }
        }
        text = joined.toString();
    }

    /** Where the line's end is cut off that says that the next line continues it, or -1. */
    private int continuation(String line) {
        int last = line.length() - 1;
        while (last >= 0 && (line.charAt(last) == ' ' || line.charAt(last) == '\t')) {
            last--;
        }
        boolean continued = last >= 0 && line.charAt(last) == escape && (last == 0 || line.charAt(last - 1) != escape);
        return continued ? last : -1;
    }

    private static boolean isComment(String line) {
        return !line.isEmpty() && line.charAt(0) == '#';
    }

    private String line() {
        int feed = all.indexOf('\n', at);
        int end = feed < 0 ? all.length() : feed;
        String line = all.substring(at, end);
        at = end + 1;
        int last = line.length();
        while (last > 0 && line.charAt(last - 1) == '\r') {
            last--;
        }
        return line.substring(0, last);
    }

    /** Passes over the documents that the instruction has after its line. */
    void skipHeredocs(Instruction instruction) {
        if (!instruction.mayHaveHeredocs() || !text.contains("<<")) {
            return;
        }
        for (Heredoc heredoc : Heredoc.in(text)) {
            boolean ended = false;
            while (!ended && at < all.length()) {
                String line = line();
                ended = (heredoc.tabsCut() ? withoutTabs(line) : line).equals(heredoc.name());
            }
            if (!ended) {
                throw fault("the heredoc '" + heredoc.name() + "' has no end", "end it by a line with its name");
            }
        }
    }

    private static String withoutTabs(String line) {
        int from = 0;
        while (from < line.length() && line.charAt(from) == '\t') {
            from++;
        }
        return line.substring(from);
    }

    /** The instruction as one line. */
    String text() {
        return text;
    }

    /** Offset where it begins. */
    int start() {
        return start;
    }

    /** The comments before it. */
    List<Comment> comments() {
        return comments;
    }

    /** The escape character. */
    char escape() {
        return escape;
    }

    /** The source. */
    Source source() {
        return source;
    }

    /** A complaint about the instruction. */
    InputException fault(String what, String next) {
        return source.fault(start, what, next);
    }
}
