package dev.assay.rego.differential;

import java.util.List;

/** Constants: everyday ones, and those at which engines differ. */
final class Literals {
    private static final List<String> NUMBERS = List.of(
            "0",
            "1",
            "2",
            "3",
            "5",
            "7",
            "10",
            "12",
            "100",
            "1024",
            "0.5",
            "1.5",
            "2.25",
            "0.1",
            "0.2",
            "3.14159",
            "1e3",
            "2.0",
            "1.50",
            "9007199254740993",
            "4294967296",
            "9223372036854775807",
            "18446744073709551616",
            "1e20",
            "123456789012345678901234567890",
            "0.000001",
            "1e-7",
            "99.99");
    private static final List<String> STRINGS = List.of(
            "",
            "a",
            "b",
            "abc",
            "ABC",
            "hello world",
            "a,b,,c",
            "foo.bar.baz",
            "x=1",
            "10",
            "3.5",
            "-7",
            "true",
            "1Gi",
            "500m",
            "2h45m",
            "1.2.3",
            "v2.0.0-rc.1",
            "10.0.0.0/8",
            "10.1.2.3",
            "äöü",
            "日本",
            "😀x",
            "tab\\there",
            "quo\\\"te",
            "line\\nbreak",
            "  spaces  ",
            "aGVsbG8=",
            "68656c6c6f",
            "{\\\"a\\\": 1}",
            "[1, 2.50, \\\"x\\\"]",
            "a/b/c",
            "%d",
            "2024-02-29T12:34:56Z",
            "k1",
            "é");
    private static final List<String> PATTERNS = List.of(
            "^a",
            "[a-z]+",
            "[0-9]+",
            "(\\\\w+) (\\\\w+)",
            "a|b",
            "b*",
            "^$",
            "\\\\.",
            "(?i)abc",
            "[^,]+",
            ".",
            "x?",
            "\\\\d{2,}",
            "(",
            "\\\\p{L}+",
            "(?P<n>[a-c])",
            "\\\\bfoo\\\\b");
    private static final List<String> GLOBS = List.of(
            "*",
            "**",
            "a*",
            "*.bar.*",
            "foo.*.baz",
            "{a,b}*",
            "?b?",
            "[a-c]bc",
            "[!x]*",
            "*.baz",
            "a/**",
            "foo.{bar,x}.*");

    private Literals() {}

    static String number(Choice choice) {
        String digits = choice.percent(70) ? choice.of(NUMBERS.subList(0, 10)) : choice.of(NUMBERS);
        return choice.percent(12) ? "-" + digits : digits;
    }

    /** A small whole number that may be negative. */
    static String small(Choice choice) {
        return Integer.toString(choice.below(9) - 2);
    }

    static String string(Choice choice) {
        return '"' + choice.of(STRINGS) + '"';
    }

    static String pattern(Choice choice) {
        return '"' + choice.of(PATTERNS) + '"';
    }

    static String glob(Choice choice) {
        return '"' + choice.of(GLOBS) + '"';
    }

    static String key(Choice choice) {
        return choice.of("\"a\"", "\"b\"", "\"c\"", "\"k1\"", "\"x y\"");
    }

    static String scalar(Choice choice) {
        return choice.make(
                () -> number(choice),
                () -> string(choice),
                () -> choice.of("true", "false", "null"),
                () -> key(choice));
    }

    /** A JSON document, also a term: nested up to a depth. */
    static String document(Choice choice, int depth) {
        if (depth == 0 || choice.percent(30)) {
            return scalar(choice);
        }
        int size = choice.below(4);
        StringBuilder text = new StringBuilder();
        boolean array = choice.percent(50);
        text.append(array ? '[' : '{');
        for (int i = 0; i < size; i++) {
            text.append(i == 0 ? "" : ", ");
            if (!array) {
                text.append('"').append((char) ('a' + i)).append("\": ");
            }
            text.append(document(choice, depth - 1));
        }
        return text.append(array ? ']' : '}').toString();
    }
}
