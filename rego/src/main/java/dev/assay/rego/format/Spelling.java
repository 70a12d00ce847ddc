package dev.assay.rego.format;

import dev.assay.rego.ast.Module;
import dev.assay.rego.ast.Module.Import;
import dev.assay.rego.ast.Rule;
import dev.assay.rego.ast.Term;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a module's text may use.
 *
 * @param contains whether {@code contains} is a keyword
 * @param ifs whether {@code if} is a keyword
 * @param refHeads whether any head needs more than a name and a key, so that all heads are written as refs
 * @param strict whether it is Rego v1
 * @param keywords that cannot stand after a dot if the source had them in quotes
 */
record Spelling(boolean contains, boolean ifs, boolean refHeads, boolean strict, Set<String> keywords) {
    private static final Set<String> OLD_KEYWORDS =
            Set.of("not", "package", "import", "as", "default", "else", "with", "null", "true", "false", "some");
    private static final Set<String> NEW_KEYWORDS = Set.of("if", "contains", "in", "every");

    static Spelling of(Module module, Dialect dialect) {
        boolean strict = dialect.isStrict();
        boolean contains = strict;
        boolean ifs = strict;
        Set<String> keywords = new HashSet<>(OLD_KEYWORDS);
        if (strict) {
            keywords.addAll(NEW_KEYWORDS);
        }
        for (Import imported : module.imports()) {
            String keyword = Imports.futureKeyword(imported);
            if (keyword != null) {
                keywords.add(keyword);
            }
            boolean all = Imports.isRegoV1(imported) || Imports.isAllFuture(imported);
            contains |= all || "contains".equals(keyword);
            ifs |= all || "if".equals(keyword);
        }
        boolean refHeads = module.rules().stream().anyMatch(Spelling::needsRef);
        return new Spelling(contains, ifs, refHeads, strict, Set.copyOf(keywords));
    }

    private static boolean needsRef(@Nullable Rule rule) {
        if (rule == null) {
            return false;
        }
        int parts = rule.head().ref().path().size();
        return parts > 1 || (parts == 1 && rule.head().kind() == Rule.Kind.MULTI_VALUE) || needsRef(rule.otherwise());
    }

    /** Whether a part of a ref must be in brackets, not after a dot. */
    boolean mustBracket(String name, Term part) {
        if (!isName(name)) {
            return true;
        }
        return keywords.contains(name) && part.location().text().startsWith("\"");
    }

    private static boolean isName(String text) {
        if (text.isEmpty() || isDigit(text.charAt(0))) {
            return false;
        }
        return text.chars().allMatch(c -> isDigit((char) c) || isLetter((char) c));
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
