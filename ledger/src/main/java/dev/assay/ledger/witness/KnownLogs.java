package dev.assay.ledger.witness;

import dev.assay.ledger.LedgerError;
import dev.assay.ledger.LedgerException;
import dev.assay.ledger.note.VerifierKey;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The logs that a witness watches, in a file that people may edit. It is read again when it has changed, so that a
 * log can be added while the witness serves. Thread-safe.
 *
 * <pre>
 * assay witness logs v1
 * origin example.org/audit
 * vkey example.org/audit+...
 * </pre>
 */
public final class KnownLogs implements Function<String, Optional<WitnessedLog>> {
    private static final String HEADER = "assay witness logs v1";
    private static final String ORIGIN = "origin";
    private static final String VKEY = "vkey";

    private final Path file;
    private @Nullable Loaded loaded;

    private record Stamp(
            FileTime modified, long size, @Nullable Object fileKey) {}

    private record Loaded(Stamp stamp, Map<String, WitnessedLog> logs) {}

    KnownLogs(Path file) {
        this.file = file;
    }

    /** Makes the file, without any log in it. */
    static void create(Path file) throws IOException {
        DurableFile.replace(file, (HEADER + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The log of an origin, if the witness watches it.
     *
     * @throws LedgerException when the file cannot be read or is malformed, naming the line
     */
    @Override
    public Optional<WitnessedLog> apply(String origin) {
        return Optional.ofNullable(current().get(origin));
    }

    /** All logs, in the order of the file. */
    public List<WitnessedLog> all() {
        return List.copyOf(current().values());
    }

    private synchronized Map<String, WitnessedLog> current() {
        Stamp stamp = stamp();
        if (loaded == null || !loaded.stamp().equals(stamp)) {
            loaded = new Loaded(stamp, parse(file));
        }
        return loaded.logs();
    }

    private Stamp stamp() {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return new Stamp(attributes.lastModifiedTime(), attributes.size(), attributes.fileKey());
        } catch (IOException e) {
            throw LedgerException.io("cannot read " + file, e);
        }
    }

    /**
     * Adds a log, or keys to a log that is there. Several processes may do so at the same time.
     *
     * @return the log with all of its keys
     * @throws LedgerException {@link LedgerError#ALREADY_EXISTS} when all of these keys are there
     */
    public synchronized WitnessedLog add(WitnessedLog log) {
        Path lockFile = file.resolveSibling(file.getFileName() + ".lock");
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.lock();
            return addLocked(log);
        } catch (IOException e) {
            throw LedgerException.io("cannot write " + file, e);
        }
    }

    private WitnessedLog addLocked(WitnessedLog log) throws IOException {
        Map<String, WitnessedLog> logs = new LinkedHashMap<>(current());
        List<VerifierKey> keys = new ArrayList<>();
        WitnessedLog known = logs.get(log.origin());
        if (known != null) {
            keys.addAll(known.keys());
        }
        log.keys().stream().filter(key -> !keys.contains(key)).forEach(keys::add);
        if (known != null && keys.size() == known.keys().size()) {
            throw new LedgerException(
                    LedgerError.ALREADY_EXISTS,
                    "the witness watches '" + log.origin() + "' with these keys already",
                    "Nothing needs to be done.");
        }
        WitnessedLog whole = new WitnessedLog(log.origin(), keys);
        logs.put(log.origin(), whole);
        if (logs.size() > DirectoryWitnessState.MAX_LOGS) {
            throw new LedgerException(
                    LedgerError.LIMIT_EXCEEDED,
                    "a witness watches at most DirectoryWitnessState.MAX_LOGS = " + DirectoryWitnessState.MAX_LOGS
                            + " logs",
                    "Run a second witness.");
        }
        DurableFile.replace(file, text(logs).getBytes(StandardCharsets.UTF_8));
        return whole;
    }

    private static String text(Map<String, WitnessedLog> logs) {
        StringBuilder text = new StringBuilder(HEADER).append('\n');
        for (WitnessedLog log : logs.values()) {
            text.append('\n').append(ORIGIN).append(' ').append(log.origin()).append('\n');
            log.keys()
                    .forEach(key ->
                            text.append(VKEY).append(' ').append(key.toVkey()).append('\n'));
        }
        return text.toString();
    }

    private static Map<String, WitnessedLog> parse(Path file) {
        Map<String, WitnessedLog> logs = new LinkedHashMap<>();
        List<VerifierKey> keys = new ArrayList<>();
        KeywordFile.Line origin = null;
        for (KeywordFile.Line line : KeywordFile.read(file, HEADER)) {
            switch (line.keyword()) {
                case ORIGIN -> {
                    put(file, logs, origin, keys);
                    origin = line;
                    keys.clear();
                }
                case VKEY -> {
                    if (origin == null) {
                        throw KeywordFile.wrong(file, line.number(), "a vkey stands after its origin");
                    }
                    keys.add(key(file, line));
                }
                default ->
                    throw KeywordFile.wrong(
                            file, line.number(), "unknown keyword '" + line.keyword() + "'; known are origin, vkey");
            }
        }
        put(file, logs, origin, keys);
        return logs;
    }

    private static void put(
            Path file, Map<String, WitnessedLog> logs, KeywordFile.@Nullable Line origin, List<VerifierKey> keys) {
        if (origin == null) {
            return;
        }
        try {
            if (logs.put(origin.value(), new WitnessedLog(origin.value(), keys)) != null) {
                throw KeywordFile.wrong(file, origin.number(), "the log '" + origin.value() + "' is listed twice");
            }
        } catch (IllegalArgumentException e) {
            throw KeywordFile.wrong(file, origin.number(), String.valueOf(e.getMessage()));
        }
    }

    private static VerifierKey key(Path file, KeywordFile.Line line) {
        try {
            return VerifierKey.parse(line.value());
        } catch (IllegalArgumentException e) {
            throw KeywordFile.wrong(file, line.number(), String.valueOf(e.getMessage()));
        }
    }
}
