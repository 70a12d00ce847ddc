package dev.assay.core.config;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One configuration key.
 *
 * @param name dotted name, for example {@code log.key}
 * @param type what values it takes
 * @param defaultText the default as somebody would write it, or null when there is none
 * @param description what it is for, one or two sentences
 * @param <T> type of the value
 */
public record ConfigKey<T>(
        String name, ValueType<T> type, @Nullable String defaultText, String description) {

    /** The environment variable that sets this key: {@code log.keyFile} would be {@code ASSAY_LOG_KEY_FILE}. */
    public String variable() {
        return "ASSAY_"
                + name.replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                        .replace('.', '_')
                        .toUpperCase(Locale.ROOT);
    }
}
