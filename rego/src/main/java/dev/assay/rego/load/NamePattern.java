package dev.assay.rego.load;

import com.google.re2j.Pattern;

/** A pattern of names: {@code *} is any text, {@code ?} any character, {@code [a-z]} one of some. */
record NamePattern(String text, Pattern regex) {
    private static final int LENGTH_MAX = 1_000;

    /**
     * Reads a pattern.
     *
     * @throws IllegalArgumentException if it is none
     */
    static NamePattern of(String text) {
        if (text.length() > LENGTH_MAX) {
            throw new IllegalArgumentException("a pattern of more than PATTERN_LENGTH_MAX=" + LENGTH_MAX);
        }
        StringBuilder regex = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            int close = c == '[' ? text.indexOf(']', at + 1) : -1;
            if (c == '[' && close < 0) {
                throw new IllegalArgumentException("the pattern '" + text + "' has [ without ]");
            }
            if (c == '*') {
                regex.append("[^/]*");
            } else if (c == '?') {
                regex.append("[^/]");
            } else if (c == '[') {
                regex.append('[')
                        .append(text.substring(at + 1, close)
                                .replace("\\", "\\\\")
                                .replace("[", "\\["));
                regex.append(']');
                at = close;
            } else {
                regex.append(Pattern.quote(String.valueOf(c)));
            }
            at++;
        }
        return new NamePattern(text, Pattern.compile(regex.toString()));
    }

    boolean matches(String name) {
        return regex.matcher(name).matches();
    }
}
