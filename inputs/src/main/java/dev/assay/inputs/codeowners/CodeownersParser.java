package dev.assay.inputs.codeowners;

import dev.assay.inputs.document.Budget;
import dev.assay.inputs.document.DocumentParser;
import dev.assay.inputs.document.Fields;
import dev.assay.inputs.document.InputDocument;
import dev.assay.inputs.document.Items;
import dev.assay.inputs.document.LineReader;
import dev.assay.inputs.document.Located;
import dev.assay.inputs.document.Source;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A CODEOWNERS file as {@code rules}: {@code pattern}, {@code owners} ({@code type} and {@code value}),
 * {@code comment} and {@code lineNumber}. Immutable.
 */
public final class CodeownersParser implements DocumentParser {
    private static final String PATTERN_EXTRA = "*?./@_+-\\()";
    private static final String OWNER_EXTRA = ".@/_%+-";
    private static final String TEAM_EXTRA = "-_";
    private static final int TOP_LEVEL_MAX = 6;

    @Override
    public List<InputDocument> parse(Source source) {
        Budget budget = new Budget(source);
        LineReader lines = new LineReader(source);
        Items rules = new Items();
        while (lines.next()) {
            String line = lines.line().strip();
            if (!line.isEmpty() && line.charAt(0) != '#') {
                budget.node(lines.mark(0));
                rules.add(rule(lines, line));
            }
        }
        Fields file = new Fields();
        long start = source.mark(0);
        file.put("rules", start, rules.size() == 0 ? Located.scalar(null, start) : rules.at(start));
        return List.of(InputDocument.of(source.name(), 0, file.at(start)));
    }

    private static Located rule(LineReader lines, String line) {
        int hash = line.indexOf('#');
        String text = hash < 0 ? line : line.substring(0, hash);
        int end = 0;
        boolean escaped = false;
        while (end < text.length() && (escaped || !isBlank(text.charAt(end)))) {
            char c = text.charAt(end);
            if (!isWord(c, PATTERN_EXTRA) && !(escaped && isBlank(c))) {
                throw lines.fault("unexpected character '" + c + "' in the pattern", "correct the rule");
            }
            escaped = c == '\\' && !escaped;
            end++;
        }
        if (end == 0) {
            throw lines.fault("the rule has no pattern", "write one before the comment");
        }
        long mark = lines.markOfText();
        Fields rule = new Fields();
        rule.put("pattern", mark, text.substring(0, end), mark, null);
        rule.put("owners", mark, owners(lines, text.substring(end), mark));
        rule.put("comment", mark, hash < 0 ? "" : line.substring(hash + 1).strip(), mark, null);
        rule.put("lineNumber", mark, (long) lines.number(), mark, null);
        return rule.at(mark);
    }

    private static Located owners(LineReader lines, String text, long mark) {
        Items owners = new Items();
        for (String owner : text.strip().split("[ \t]+", -1)) {
            if (!owner.isEmpty()) {
                String type = type(owner);
                if (type == null) {
                    throw lines.fault(
                            "'" + owner + "' is no owner", "write @user, @organisation/team or an address of e-mail");
                }
                Fields fields = new Fields();
                fields.put("type", mark, type, mark, null);
                fields.put("value", mark, type.equals("email") ? owner : owner.substring(1), mark, null);
                owners.add(fields.at(mark));
            }
        }
        return owners.at(mark);
    }

    private static @Nullable String type(String owner) {
        if (!isWord(owner, OWNER_EXTRA)) {
            return null;
        }
        int at = owner.indexOf('@');
        if (at == 0) {
            String name = owner.substring(1);
            int slash = name.indexOf('/');
            if (slash > 0 && isWord(name.substring(0, slash), "-") && isWord(name.substring(slash + 1), TEAM_EXTRA)) {
                return "team";
            }
            return isWord(name, TEAM_EXTRA) ? "username" : null;
        }
        String domain = owner.substring(at + 1);
        int dot = domain.lastIndexOf('.');
        boolean email = at > 0
                && isWord(owner.substring(0, at), "._%+-")
                && dot > 0
                && isWord(domain, ".-")
                && domain.length() - dot - 1 >= 2
                && domain.length() - dot - 1 <= TOP_LEVEL_MAX
                && domain.substring(dot + 1).chars().allMatch(Character::isLetter);
        return email ? "email" : null;
    }

    private static boolean isWord(String text, String extra) {
        for (int i = 0; i < text.length(); i++) {
            if (!isWord(text.charAt(i), extra)) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    private static boolean isWord(char c, String extra) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || extra.indexOf(c) >= 0;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }
}
