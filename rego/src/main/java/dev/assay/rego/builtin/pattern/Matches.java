package dev.assay.rego.builtin.pattern;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.assay.rego.builtin.Context;

/**
 * The matches of an expression along a text, as Go's {@code FindAll} has them: none is empty directly behind another
 * one.
 * For one text and one thread.
 */
final class Matches {
    private final Context context;
    private final Matcher matcher;
    private final String text;
    private int from;
    private int endOfLast = -1;

    Matches(Context context, Pattern pattern, String text) {
        this.context = context;
        this.matcher = pattern.matcher(text);
        this.text = text;
    }

    /** Goes to the next match, if there is one; then the matcher knows it. */
    boolean next() {
        while (from <= text.length()) {
            context.spend(1);
            if (!Regexes.find(matcher, from)) {
                from = text.length() + 1;
                return false;
            }
            int start = matcher.start();
            int end = matcher.end();
            boolean accepted = true;
            if (end == from) {
                accepted = start != endOfLast;
                from += from < text.length() ? Character.charCount(text.codePointAt(from)) : 1;
            } else {
                from = end;
            }
            endOfLast = end;
            if (accepted) {
                return true;
            }
        }
        return false;
    }

    int start() {
        return matcher.start();
    }

    int end() {
        return matcher.end();
    }

    int groups() {
        return matcher.groupCount();
    }

    /** What a group has matched; empty when it took no part. */
    String group(int number) {
        String group = matcher.group(number);
        return group == null ? "" : group;
    }
}
