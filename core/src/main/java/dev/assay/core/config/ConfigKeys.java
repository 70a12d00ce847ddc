package dev.assay.core.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The table of all configuration keys. A key that is not listed here does not exist. */
public final class ConfigKeys {

    /** Folder of the transparency log. */
    public static final ConfigKey<Path> LOG_DIR = new ConfigKey<>(
            "log.dir", ValueType.PATH, ".assay/log", "Folder of the log that commands use when none is named.");

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

    /** Addresses of witnesses. */
    public static final ConfigKey<List<URI>> WITNESS_ADDRESSES = new ConfigKey<>(
            "witness.addresses",
            ValueType.ADDRESSES,
            "",
            "Witnesses that are asked to cosign each checkpoint before it counts as published.");

    /** How many witnesses must cosign. */
    public static final ConfigKey<Integer> WITNESS_QUORUM = new ConfigKey<>(
            "witness.quorum",
            ValueType.count(0, 64),
            "0",
            "How many of the witnesses must cosign a checkpoint before it is published.");

    /** How long to wait for a witness. */
    public static final ConfigKey<Duration> WITNESS_TIMEOUT = new ConfigKey<>(
            "witness.timeout",
            ValueType.duration(Duration.ofMillis(100), Duration.ofMinutes(5)),
            "5s",
            "How long to wait for the answer of a witness.");

    /** All keys, in the order in which they are shown. */
    public static final List<ConfigKey<?>> ALL =
            List.of(LOG_DIR, LOG_ORIGIN, KEYS_DIR, TRUST_FILE, WITNESS_ADDRESSES, WITNESS_QUORUM, WITNESS_TIMEOUT);

    private ConfigKeys() {}

    /** The names of all keys. */
    public static List<String> names() {
        return ALL.stream().<String>map(ConfigKey::name).toList();
    }
}
