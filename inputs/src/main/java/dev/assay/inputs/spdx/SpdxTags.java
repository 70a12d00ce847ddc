package dev.assay.inputs.spdx;

import dev.assay.inputs.document.LineReader;
import dev.assay.inputs.document.Source;

/** Reads one tag with its value after another. */
final class SpdxTags {
    private static final String OPEN = "<text>";
    private static final String CLOSE = "</text>";

    private final LineReader lines;
    private String tag = "";
    private String value = "";
    private long mark;

    SpdxTags(Source source) {
        lines = new LineReader(source);
    }

    /** Goes to the next tag; false at the end. */
    boolean next() {
        while (lines.next()) {
            String line = lines.line().stripLeading();
            if (!line.isEmpty() && line.charAt(0) != '#') {
                int colon = line.indexOf(':');
                if (colon < 0) {
                    throw lines.fault("the line has no colon", "write Tag: value");
                }
                mark = lines.markOfText();
                tag = line.substring(0, colon).strip();
                String rest = line.substring(colon + 1);
                int open = rest.indexOf(OPEN);
                value = open < 0 ? rest.strip() : text(rest.substring(open + OPEN.length()));
                return true;
            }
        }
        return false;
    }

    private String text(String first) {
        int close = first.indexOf(CLOSE);
        if (close >= 0) {
            return first.substring(0, close);
        }
        StringBuilder text = new StringBuilder(first).append('\n');
        while (lines.next()) {
            String line = lines.line();
            int end = line.indexOf(CLOSE);
            if (end >= 0) {
                return text.append(line, 0, end).toString();
            }
            text.append(line).append('\n');
        }
        throw lines.fault("the text of tag '" + tag + "' has no end", "close it by </text>");
    }

    String tag() {
        return tag;
    }

    String value() {
        return value;
    }

    long mark() {
        return mark;
    }
}
