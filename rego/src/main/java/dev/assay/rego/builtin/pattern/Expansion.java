package dev.assay.rego.builtin.pattern;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What is put in the place of a match: a text in which {@code $1}, {@code ${1}}, {@code $name} and {@code ${name}}
 * stand for
 * groups and {@code $$} for a dollar sign. Groups that there are not are empty.
 */
final class Expansion {
    private static final int GROUP_DIGITS_MAX = 8;

    /** Texts, and between them the numbers of groups; -1 for a group that there is not. */
    private final List<Object> parts = new ArrayList<>();

    private final Map<String, Integer> names;
    private final int groups;

    Expansion(String template, Pattern pattern) {
        this.names = pattern.namedGroups();
        this.groups = pattern.groupCount();
        int at = 0;
        while (at < template.length()) {
            int dollar = template.indexOf('$', at);
            if (dollar < 0) {
                break;
            }
            parts.add(template.substring(at, dollar));
            at = dollar + 1;
            if (template.startsWith("$", at)) {
                parts.add("$");
                at++;
            } else {
                at = group(template, at);
            }
        }
        parts.add(template.substring(Math.min(at, template.length())));
    }

    /** Reads what follows a dollar sign; answers where to go on. */
    private int group(String template, int start) {
        boolean braced = template.startsWith("{", start);
        int from = braced ? start + 1 : start;
        int end = from;
        while (end < template.length() && isWord(template.codePointAt(end))) {
            end += Character.charCount(template.codePointAt(end));
        }
        boolean closed = !braced || template.startsWith("}", end);
        if (end == from || !closed) {
            parts.add("$");
            return start;
        }
        parts.add(number(template.substring(from, end)));
        return braced ? end + 1 : end;
    }

    private static boolean isWord(int point) {
        return point == '_' || Character.isLetter(point) || Character.isDigit(point);
    }

    private int number(String name) {
        boolean digits = name.chars().allMatch(c -> c >= '0' && c <= '9') && name.length() <= GROUP_DIGITS_MAX;
        boolean leadingZero = name.length() > 1 && name.charAt(0) == '0';
        if (digits && !leadingZero) {
            int number = Integer.parseInt(name);
            return number <= groups ? number : -1;
        }
        return names.getOrDefault(name, -1);
    }

    void append(StringBuilder out, Matches match) {
        for (Object part : parts) {
            if (part instanceof Integer number) {
                out.append(number < 0 ? "" : match.group(number));
            } else {
                out.append(part);
            }
        }
    }
}
