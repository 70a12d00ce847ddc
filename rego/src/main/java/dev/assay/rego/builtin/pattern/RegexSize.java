package dev.assay.rego.builtin.pattern;

import dev.assay.rego.builtin.BuiltinException;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How large the program of a regular expression is going to be, estimated from its text before it is compiled: counted
 * repetitions within each other multiply, and an expression of a few characters can ask for billions of instructions.
 */
final class RegexSize {
    /** The most instructions of one expression. */
    static final int REGEX_SIZE_MAX = 500_000;

    /** The longest expression: compiling may take time and memory in proportion to the square of its length. */
    static final int REGEX_CHARS_MAX = 5_000;

    /** How deep groups may stand within each other, as in Go. */
    static final int REGEX_DEPTH_MAX = 1_000;

    private static final int COUNT_MAX = 1_000;

    private final String regex;
    private final Deque<Long> outer = new ArrayDeque<>();
    private int at;
    /** Size of the group that is being read, and of the last thing in it. */
    private long group;

    private long last;

    private RegexSize(String regex) {
        this.regex = regex;
    }

    static long of(String regex) {
        if (regex.length() > REGEX_CHARS_MAX) {
            throw BuiltinException.error(
                    "error parsing regexp: expression is longer than REGEX_CHARS_MAX=" + REGEX_CHARS_MAX);
        }
        return new RegexSize(regex).size();
    }

    private long size() {
        while (at < regex.length()) {
            char c = regex.charAt(at++);
            switch (c) {
                case '\\' -> escape();
                case '[' -> characterClass();
                case '(' -> open();
                case ')' -> close();
                case '{' -> repeat();
                case '*', '+', '?' -> {
                    group++;
                    last++;
                }
                default -> atom();
            }
            if (group > REGEX_SIZE_MAX) {
                throw new BuiltinException(
                        BuiltinException.Code.BUILTIN,
                        "error parsing regexp: expression exceeds REGEX_SIZE_MAX=" + REGEX_SIZE_MAX);
            }
        }
        long size = group + 1;
        for (long each : outer) {
            size += each;
        }
        return size;
    }

    private void atom() {
        group++;
        last = 1;
    }

    private void escape() {
        if (regex.startsWith("Q", at)) {
            int end = regex.indexOf("\\E", at);
            int stop = end < 0 ? regex.length() : end;
            group += stop - at;
            at = Math.min(regex.length(), stop + 2);
        } else {
            at++;
        }
        atom();
    }

    private void characterClass() {
        if (regex.startsWith("^", at)) {
            at++;
        }
        if (regex.startsWith("]", at)) {
            at++;
        }
        while (at < regex.length() && regex.charAt(at) != ']') {
            boolean named = regex.startsWith("[:", at);
            int end = named ? regex.indexOf(":]", at + 2) : -1;
            at = end >= 0 ? end + 2 : at + (regex.charAt(at) == '\\' ? 2 : 1);
        }
        at++;
        atom();
    }

    private void open() {
        outer.push(group);
        group = 2;
        last = 0;
        if (outer.size() > REGEX_DEPTH_MAX) {
            throw BuiltinException.error(
                    "error parsing regexp: expression nests too deeply: more than REGEX_DEPTH_MAX=" + REGEX_DEPTH_MAX);
        }
    }

    private void close() {
        if (!outer.isEmpty()) {
            last = group;
            group += outer.pop();
        }
    }

    /** A counted repetition of the last thing, if the braces are one. */
    private void repeat() {
        int end = regex.indexOf('}', at);
        if (end < 0 || end - at > 9 || !regex.substring(at, end).matches("[0-9]+(,[0-9]*)?")) {
            atom();
            return;
        }
        String[] counts = regex.substring(at, end).split(",", -1);
        long most = 0;
        for (String count : counts) {
            most = Math.max(most, count.isEmpty() ? 0 : Long.parseLong(count));
        }
        at = end + 1;
        long times = Math.min(most, COUNT_MAX);
        group += last * times;
        last += last * times;
    }
}
