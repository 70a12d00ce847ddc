package dev.assay.inputs.ignore;

import dev.assay.inputs.document.Budget;
import dev.assay.inputs.document.DocumentParser;
import dev.assay.inputs.document.Fields;
import dev.assay.inputs.document.InputDocument;
import dev.assay.inputs.document.Items;
import dev.assay.inputs.document.Located;
import dev.assay.inputs.document.Source;
import java.util.List;

/**
 * An ignore file as a list with one element, the list of its lines: {@code Kind} (Path, NegatedPath, Comment, Empty),
 * {@code Value} and {@code Original}. Immutable.
 */
public final class IgnoreParser implements DocumentParser {

    @Override
    public List<InputDocument> parse(Source source) {
        Budget budget = new Budget(source);
        String text = source.text();
        Items entries = new Items();
        int start = 0;
        while (start <= text.length()) {
            int feed = text.indexOf('\n', start);
            int end = feed < 0 ? text.length() : feed;
            long mark = source.mark(start);
            budget.node(mark);
            entries.add(entry(text.substring(start, end), mark));
            start = end + 1;
        }
        Items file = new Items();
        file.add(entries.at(source.mark(0)));
        return List.of(InputDocument.of(source.name(), 0, file.at(source.mark(0))));
    }

    private static Located entry(String line, long mark) {
        String stripped = withoutTrailingSpaces(line);
        if (stripped.isEmpty()) {
            return entry("Empty", line, line, mark);
        }
        return switch (line.charAt(0)) {
            case '#' -> entry("Comment", stripped.substring(1).strip(), line, mark);
            case '!' -> entry("NegatedPath", unescape(stripped.substring(1)), line, mark);
            default -> entry("Path", unescape(stripped), line, mark);
        };
    }

    private static Located entry(String kind, String value, String original, long mark) {
        Fields fields = new Fields();
        fields.put("Kind", mark, kind, mark, null);
        fields.put("Value", mark, value, mark, null);
        fields.put("Original", mark, original, mark, null);
        return fields.at(mark);
    }

    /** Without the spaces at the end, but for one that a backslash protects. */
    private static String withoutTrailingSpaces(String line) {
        int end = line.length();
        while (end > 0 && line.charAt(end - 1) == ' ') {
            end--;
        }
        if (end > 0 && end < line.length() && line.charAt(end - 1) == '\\') {
            end++;
        }
        return line.substring(0, end);
    }

    /** Without backslashes, of which two in a row stand for one. */
    private static String unescape(String path) {
        if (path.indexOf('\\') < 0) {
            return path;
        }
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c != '\\') {
                plain.append(c);
            } else if (i + 1 < path.length() && path.charAt(i + 1) == '\\') {
                plain.append(c);
                i++;
            }
        }
        return plain.toString();
    }
}
