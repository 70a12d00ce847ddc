package dev.assay.inputs.yaml;

import java.util.ArrayList;
import java.util.List;

/**
 * A part of a stream between lines that are three dashes and nothing else.
 *
 * <p>Parts are found as Conftest finds them, so that a comment in front of the first separator counts as an empty
 * document here as it does there.
 *
 * @param start offset of its first character
 * @param end offset after its last character
 */
record YamlPart(int start, int end) {
    private static final String SEPARATOR = "\n---\n";
    private static final String SEPARATOR_OF_WINDOWS = "\r\n---\r\n";

    static List<YamlPart> divide(String text) {
        String separator = text.contains("\r\n") ? SEPARATOR_OF_WINDOWS : SEPARATOR;
        int from = text.indexOf(separator);
        if (from < 0) {
            return List.of(new YamlPart(0, text.length()));
        }
        boolean directive = text.startsWith("%");
        List<YamlPart> parts = new ArrayList<>();
        int start = 0;
        while (from >= 0) {
            // What stands before the first separator of a file with directives are the directives.
            if (!directive || start > 0) {
                parts.add(new YamlPart(start, from));
                start = from + separator.length();
            } else {
                directive = false;
            }
            from = text.indexOf(separator, from + separator.length());
        }
        parts.add(new YamlPart(start, text.length()));
        return parts;
    }
}
