package dev.assay.core.policy;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The name of a rule that judges: {@code deny}, {@code violation} or {@code warn}, alone or with words of letters and
 * digits that follow an underscore each. Conftest's documentation is the source of this convention.
 *
 * @param text the whole name, such as {@code deny_run_as_root}
 * @param kind what a message of the rule means
 * @param exception what an exception calls it: the name without its first word, or empty
 */
public record RuleName(String text, Kind kind, String exception) {

    /** What a message means. */
    public enum Kind {
        FAILURE,
        WARNING
    }

    public RuleName {
        Objects.requireNonNull(text, "text is null");
        Objects.requireNonNull(kind, "kind is null");
        Objects.requireNonNull(exception, "exception is null");
    }

    /** The name that a text is, or null when rules of this name do not judge. */
    public static @Nullable RuleName of(String text) {
        if (isPrefixed(text, "deny") || isPrefixed(text, "violation")) {
            return new RuleName(text, Kind.FAILURE, withoutPrefix(text));
        }
        return isPrefixed(text, "warn") ? new RuleName(text, Kind.WARNING, withoutPrefix(text)) : null;
    }

    private static boolean isPrefixed(String text, String prefix) {
        if (!text.startsWith(prefix)) {
            return false;
        }
        boolean wordBegins = false;
        for (int i = prefix.length(); i < text.length(); i++) {
            char letter = text.charAt(i);
            if (letter == '_') {
                if (wordBegins) {
                    return false;
                }
                wordBegins = true;
            } else if (i == prefix.length() || !isWordLetter(letter)) {
                return false;
            } else {
                wordBegins = false;
            }
        }
        return !wordBegins;
    }

    private static boolean isWordLetter(char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || (letter >= '0' && letter <= '9');
    }

    /** Takes the prefixes away one after another, as Conftest does: {@code deny_warn_x} is excepted as {@code x}. */
    private static String withoutPrefix(String text) {
        if (text.equals("deny") || text.equals("violation") || text.equals("warn")) {
            return "";
        }
        String rest = text;
        for (String prefix : new String[] {"violation_", "deny_", "warn_"}) {
            rest = rest.startsWith(prefix) ? rest.substring(prefix.length()) : rest;
        }
        return rest;
    }
}
