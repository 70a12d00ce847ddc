package dev.assay.inputs.dockerfile;

import java.util.ArrayList;
import java.util.List;

/**
 * A document that follows an instruction, up to a line with its name.
 *
 * @param name the name
 * @param tabsCut whether tabs before the name do not matter
 */
record Heredoc(String name, boolean tabsCut) {

    /** Those that the words of an instruction announce. */
    static List<Heredoc> in(String text) {
        List<Heredoc> found = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote == 0 && Character.isWhitespace(c)) {
                add(word.toString(), found);
                word.setLength(0);
                continue;
            }
            word.append(c);
            if (c == '\\' && quote != '\'' && i + 1 < text.length()) {
                word.append(text.charAt(++i));
            } else if (quote == 0 && (c == '"' || c == '\'')) {
                quote = c;
            } else if (c == quote) {
                quote = 0;
            }
        }
        if (quote != 0) {
            return List.of();
        }
        add(word.toString(), found);
        return found;
    }

    private static void add(String word, List<Heredoc> found) {
        int digits = 0;
        while (digits < word.length() && Character.isDigit(word.charAt(digits))) {
            digits++;
        }
        if (!word.startsWith("<<", digits)) {
            return;
        }
        boolean tabs = word.startsWith("-", digits + 2);
        String rest = word.substring(digits + (tabs ? 3 : 2));
        if (!rest.isEmpty() && rest.indexOf('<') < 0) {
            found.add(new Heredoc(unquote(rest), tabs));
        }
    }

    private static String unquote(String word) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c == '\\' && i + 1 < word.length()) {
                plain.append(word.charAt(++i));
            } else if (c != '"' && c != '\'') {
                plain.append(c);
            }
        }
        return plain.toString();
    }
}
