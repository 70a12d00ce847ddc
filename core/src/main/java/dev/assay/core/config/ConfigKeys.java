package dev.assay.core.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The table of all configuration keys. A key that is not listed here does not exist. */
public final class ConfigKeys {

    /** Private key of the log. */
    public static final ConfigKey<String> LOG_KEY = new ConfigKey<>(
            "log.key",
            ValueType.SECRET,
            null,
            "Private key of the log that is written to. Without it, the file in the user's folder that belongs to the"
                    + " log's origin.");

    /** Origin of a new log. */
    public static final ConfigKey<String> LOG_ORIGIN = new ConfigKey<>(
            "log.origin",
            ValueType.TEXT,
            null,
            "Name of a new log, unique in the world, such as example.org/audit. It is part of every checkpoint and"
                    + " never changes.");

    /** Folder of private keys. */
    public static final ConfigKey<Path> KEYS_DIR = new ConfigKey<>(
            "keys.dir",
            ValueType.PATH,
            "${config}/keys",
            "Folder of private keys, readable by their owner only; never inside a repository.");

    /** The trust file. */
    public static final ConfigKey<Path> TRUST_FILE = new ConfigKey<>(
            "trust.file",
            ValueType.PATH,
            "assay/trust.yaml",
            "Whom to trust: log origins with keys, witnesses with quorum. Used where --trust is not given.");

    /** How long to wait for an answer of a server. */
    public static final ConfigKey<Duration> HTTP_TIMEOUT = new ConfigKey<>(
            "http.timeout",
            ValueType.duration(Duration.ofMillis(100), Duration.ofMinutes(10)),
            "30s",
            "How long to wait for each answer of a server that a log is read from.");

    /** All keys, in the order in which they are shown. */
    public static final List<ConfigKey<?>> ALL = List.of(LOG_KEY, LOG_ORIGIN, KEYS_DIR, TRUST_FILE, HTTP_TIMEOUT);

    private ConfigKeys() {}

    /** The names of all keys. */
    public static List<String> names() {
        return ALL.stream().<String>map(ConfigKey::name).toList();
    }
}
