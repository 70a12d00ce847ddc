package dev.assay.inputs.dockerfile;

import java.util.ArrayList;
import java.util.List;

/**
 * The words after a keyword that begin with two hyphens.
 *
 * @param words those words, without quotes
 * @param end where the arguments begin after them
 */
record DockerfileFlags(List<String> words, int end) {

    static DockerfileFlags of(String text, char escape) {
        List<String> words = new ArrayList<>();
        int at = 0;
        while (true) {
            while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
            if (!text.startsWith("--", at)) {
                return new DockerfileFlags(List.copyOf(words), at);
            }
            StringBuilder word = new StringBuilder();
            at = word(text, at, escape, word);
            if (word.toString().equals("--")) {
                return new DockerfileFlags(List.copyOf(words), at);
            }
            words.add(word.toString());
        }
    }

    private static int word(String text, int from, char escape, StringBuilder word) {
        char quote = 0;
        int at = from;
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (quote == 0 && Character.isWhitespace(c)) {
                return at;
            }
            if (c == quote) {
                quote = 0;
            } else if (quote == 0 && (c == '"' || c == '\'')) {
                quote = c;
            } else if (c == escape) {
                at++;
                word.append(at < text.length() ? String.valueOf(text.charAt(at)) : "");
            } else {
                word.append(c);
            }
        }
        return Math.min(at, text.length());
    }
}
