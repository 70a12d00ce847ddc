package dev.assay.rego.builtin.pattern;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.assay.rego.builtin.BuiltinException;
import dev.assay.rego.builtin.Context;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Compiled regular expressions, kept for all evaluations of the process: policies ask for the same few again and again.
 * Shared by threads.
 */
final class Regexes {
    /** How many are kept; when there are more, all are dropped and those in use come back by themselves. */
    static final int REGEXES_KEPT_MAX = 1_000;

    /** The most work that one search may be: characters of the text times instructions of the expression. */
    static final long REGEX_WORK_MAX = 4_000_000_000L;

    private static final int WORK_PER_STEP = 1_000;
    private static final Map<String, Compiled> KEPT = new ConcurrentHashMap<>();

    /**
     * A compiled expression.
     *
     * @param size instructions, about
     */
    record Compiled(Pattern pattern, long size) {}

    private Regexes() {}

    /**
     * Compiles an expression, and spends what a search along a text of so many characters takes.
     *
     * @throws BuiltinException if it is not valid, or exceeds a limit
     */
    static Pattern compile(Context context, String regex, int chars) {
        Compiled compiled = KEPT.get(regex);
        if (compiled == null) {
            context.spend(1L + regex.length());
            compiled = compiled(regex);
            if (KEPT.size() >= REGEXES_KEPT_MAX) {
                KEPT.clear();
            }
            KEPT.put(regex, compiled);
        }
        long work = compiled.size() * (chars + 1L);
        if (work > REGEX_WORK_MAX) {
            throw new BuiltinException(
                    BuiltinException.Code.HALT,
                    "a search of " + chars + " characters for an expression of size " + compiled.size()
                            + " is more than REGEX_WORK_MAX=" + REGEX_WORK_MAX);
        }
        context.spend(1 + work / WORK_PER_STEP);
        return compiled.pattern();
    }

    private static Compiled compiled(String regex) {
        long size = RegexSize.of(regex);
        try {
            return new Compiled(Pattern.compile(regex), size);
        } catch (PatternSyntaxException e) {
            throw BuiltinException.error(String.valueOf(e.getMessage()));
        } catch (StackOverflowError e) {
            throw tooDeep();
        }
    }

    /**
     * Looks for the next match from a position on.
     *
     * @throws BuiltinException with code {@code HALT} when the library's search would need more stack than there is: it
     *     calls itself for each part of an expression that may be empty
     */
    static boolean find(Matcher matcher, int from) {
        try {
            return matcher.find(from);
        } catch (StackOverflowError e) {
            throw tooDeep();
        }
    }

    private static BuiltinException tooDeep() {
        return new BuiltinException(
                BuiltinException.Code.HALT, "the regular expression has too many parts that may be empty");
    }

    /** Whether an expression is valid. */
    static boolean isValid(String regex) {
        try {
            compiled(regex);
            return true;
        } catch (BuiltinException e) {
            return false;
        }
    }
}
