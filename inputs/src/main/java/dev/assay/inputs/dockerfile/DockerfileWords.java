package dev.assay.inputs.dockerfile;

import java.util.ArrayList;
import java.util.List;

/** Divides the arguments of an instruction. */
final class DockerfileWords {

    private DockerfileWords() {}

    static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\u000B' || c == '\f' || c == '\r';
    }

    static int skipBlanks(String text, int from) {
        int at = from;
        while (at < text.length() && isBlank(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** What stands between blanks. */
    static List<String> byBlanks(String text) {
        List<String> words = new ArrayList<>();
        int at = 0;
        while (at <= text.length()) {
            int end = at;
            while (end < text.length() && !isBlank(text.charAt(end))) {
                end++;
            }
            words.add(text.substring(at, end));
            at = end == text.length() ? end + 1 : skipBlanks(text, end);
        }
        return List.copyOf(words);
    }

    /** What stands between blanks that are neither quoted nor escaped. Quotes and escapes stay in the words. */
    static List<String> byQuotes(String text, char escape) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean inWord = false;
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote == 0 && Character.isWhitespace(c)) {
                if (inWord) {
                    words.add(word.toString());
                    word.setLength(0);
                    inWord = false;
                }
                continue;
            }
            if (c == escape && quote != '\'') {
                if (i + 1 == text.length()) {
                    continue;
                }
                word.append(c);
                c = text.charAt(++i);
            } else if (c == quote) {
                quote = 0;
            } else if (quote == 0 && (c == '"' || c == '\'')) {
                quote = c;
            }
            inWord = true;
            word.append(c);
        }
        if (inWord) {
            words.add(word.toString());
        }
        return List.copyOf(words);
    }
}
