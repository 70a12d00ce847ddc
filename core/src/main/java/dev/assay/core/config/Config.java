package dev.assay.core.config;

import dev.assay.core.fault.AssayException;
import dev.assay.core.fault.ErrorCode;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The values in force for one run. Immutable. */
public final class Config {

    /**
     * A value with its origin.
     *
     * @param value the value, of the key's type
     * @param text the value as it was written
     * @param origin where it comes from
     */
    public record Setting(Object value, String text, Origin origin) {}

    private final Map<ConfigKey<?>, Setting> settings;

    Config(Map<ConfigKey<?>, Setting> settings) {
        this.settings = Map.copyOf(settings);
    }

    /**
     * The value of a key.
     *
     * @throws AssayException when the key has no default and nobody has set it
     */
    public <T> T get(ConfigKey<T> key) {
        return find(key)
                .orElseThrow(() -> new AssayException(
                        ErrorCode.CONFIG_INVALID,
                        "the configuration key " + key.name() + " is not set",
                        "set " + key.variable() + " or " + key.name() + " in assay.yaml, or pass --set " + key.name()
                                + "=VALUE"));
    }

    /** The value of a key that may be left unset. */
    @SuppressWarnings("unchecked") // the reader made the value by the key's own type
    public <T> Optional<T> find(ConfigKey<T> key) {
        return setting(key).map(setting -> (T) Objects.requireNonNull(setting.value()));
    }

    /** The value of a key with its origin. */
    public Optional<Setting> setting(ConfigKey<?> key) {
        return Optional.ofNullable(settings.get(key));
    }
}
