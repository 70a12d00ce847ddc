package dev.assay.rego.builtin.pattern;

import com.google.re2j.Pattern;
import dev.assay.rego.builtin.BuiltinException;
import dev.assay.rego.builtin.Context;
import dev.assay.rego.builtin.format.Quoting;

/** Texts with regular expressions between delimiters: {@code urn:foo:{.*}}. */
final class RegexTemplate {
    private RegexTemplate() {}

    /** One expression for the whole of a template. */
    static String regex(Context context, String template, char start, char end) {
        context.spend(1L + template.length());
        StringBuilder regex = new StringBuilder("^");
        int level = 0;
        int opened = 0;
        int copied = 0;
        for (int i = 0; i < template.length(); i++) {
            char c = template.charAt(i);
            if (c == start) {
                level++;
                if (level == 1) {
                    opened = i;
                }
            } else if (c == end) {
                level--;
                if (level < 0) {
                    throw unbalanced(template);
                }
                if (level == 0) {
                    String part = template.substring(opened + 1, i);
                    Regexes.compile(context, "^" + part + "$", 0);
                    regex.append(Pattern.quote(template.substring(copied, opened)))
                            .append('(')
                            .append(part)
                            .append(')');
                    copied = i + 1;
                }
            }
        }
        if (level != 0) {
            throw unbalanced(template);
        }
        return regex.append(Pattern.quote(template.substring(copied)))
                .append('$')
                .toString();
    }

    private static BuiltinException unbalanced(String template) {
        return BuiltinException.error("unbalanced braces in " + Quoting.quoted(template, false));
    }
}
