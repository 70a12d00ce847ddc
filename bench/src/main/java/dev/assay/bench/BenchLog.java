package dev.assay.bench;

import dev.assay.ledger.log.DirectoryLog;
import dev.assay.ledger.log.LogKeys;
import dev.assay.ledger.log.LogOptions;
import dev.assay.ledger.log.LogSettings;
import dev.assay.ledger.witness.Cosigners;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Comparator;
import java.util.stream.Stream;

/** Logs that are made to be measured and thrown away. */
final class BenchLog {
    private static final String ORIGIN = "bench.example.org/log";

    private BenchLog() {}

    /** A new log with new keys (Ed25519 and ML-DSA-44), in place of what was in the folder. */
    static DirectoryLog make(Path folder, boolean deduplicate, LogOptions options) {
        remove(folder);
        LogKeys keys = LogKeys.generate(ORIGIN, new SecureRandom(), Clock.systemUTC());
        DirectoryLog.create(folder, LogSettings.of(ORIGIN, keys.publicKeys(), deduplicate), keys);
        return DirectoryLog.open(folder, keys, options, Cosigners.none());
    }

    /** Removes a log; a folder that is not there is no error. */
    static void remove(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
