package dev.assay.core.policy;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How grave a finding is, gravest first. */
public enum Severity {
    CRITICAL,
    HIGH,
    MEDIUM,
    LOW,
    INFO;

    /** The word that outputs use. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The severity that a word names, whatever its case; null for any other word. */
    public static @Nullable Severity of(String word) {
        for (Severity severity : values()) {
            if (severity.name().equalsIgnoreCase(word)) {
                return severity;
            }
        }
        return null;
    }
}
