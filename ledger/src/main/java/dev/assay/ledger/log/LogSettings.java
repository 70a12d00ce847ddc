package dev.assay.ledger.log;

import dev.assay.ledger.LedgerError;
import dev.assay.ledger.LedgerException;
import dev.assay.ledger.checkpoint.Checkpoint;
import dev.assay.ledger.checkpoint.CheckpointPolicy;
import dev.assay.ledger.note.KeyName;
import dev.assay.ledger.note.VerifierKey;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a log is, kept in {@code private/settings} beside it: one {@code name value} a line after the format line.
 * Immutable.
 *
 * @param origin identity of the log; never changes
 * @param keys public keys of the log: those that sign now and, during a rotation, those before them
 * @param deduplicate whether an entry that is in the log already gets the index it has
 * @param minimumIndex entries below it are no longer served (C2SP tlog-tiles, "Pruning"); nothing is deleted
 * @param witnesses who cosigns
 * @param quorum how many of them must, before a checkpoint is published
 */
public record LogSettings(
        String origin,
        List<VerifierKey> keys,
        boolean deduplicate,
        long minimumIndex,
        List<WitnessAddress> witnesses,
        int quorum) {
    /** The format of a log directory that this program writes. */
    public static final int FORMAT = 1;
    /** The most witnesses of one log. */
    public static final int MAX_WITNESSES = 32;

    private static final String HEADER = "assay-log ";

    /**
     * A witness: its key and where it takes checkpoints.
     *
     * @param key a cosigner's key
     * @param submission address below which {@code add-checkpoint} stands; http or https
     */
    public record WitnessAddress(VerifierKey key, URI submission) {}

    public LogSettings {
        keys = List.copyOf(keys);
        witnesses = List.copyOf(witnesses);
        if (!KeyName.isValid(origin) || origin.getBytes(StandardCharsets.UTF_8).length > Checkpoint.MAX_ORIGIN_BYTES) {
            throw new IllegalArgumentException("'" + origin + "' cannot be an origin: use 1 to "
                    + Checkpoint.MAX_ORIGIN_BYTES + " bytes without spaces and '+', such as example.com/log");
        }
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("a log has at least one key");
        }
        if (minimumIndex < 0) {
            throw new IllegalArgumentException("minimum index " + minimumIndex + " is negative");
        }
        if (witnesses.size() > MAX_WITNESSES) {
            throw new IllegalArgumentException("a log has at most " + MAX_WITNESSES + " witnesses");
        }
        if (quorum < 0
                || quorum
                        > witnesses.stream().map(w -> w.key().name()).distinct().count()) {
            throw new IllegalArgumentException("a quorum of " + quorum + " cannot be met by these witnesses");
        }
    }

    /** Settings of a new log without witnesses. */
    public static LogSettings of(String origin, List<VerifierKey> keys, boolean deduplicate) {
        return new LogSettings(origin, keys, deduplicate, 0, List.of(), 0);
    }

    /** The same log with other keys. */
    public LogSettings withKeys(List<VerifierKey> newKeys) {
        return new LogSettings(origin, newKeys, deduplicate, minimumIndex, witnesses, quorum);
    }

    /** The same log with another minimum index. */
    public LogSettings withMinimumIndex(long index) {
        return new LogSettings(origin, keys, deduplicate, index, witnesses, quorum);
    }

    /** The same log with other witnesses. */
    public LogSettings withWitnesses(List<WitnessAddress> newWitnesses, int newQuorum) {
        return new LogSettings(origin, keys, deduplicate, minimumIndex, newWitnesses, newQuorum);
    }

    /** Which checkpoints of this log are believed by itself: its own keys, no witness asked. */
    public CheckpointPolicy ownPolicy() {
        return CheckpointPolicy.ofLog(origin, keys);
    }

    /** Which checkpoints of this log are believed with its quorum of witnesses. */
    public CheckpointPolicy policy() {
        List<VerifierKey> witnessKeys =
                witnesses.stream().map(WitnessAddress::key).toList();
        return new CheckpointPolicy(origin, keys, witnessKeys, quorum);
    }

    /** The file's text. */
    public String toText() {
        StringBuilder text = new StringBuilder(HEADER).append(FORMAT).append('\n');
        text.append("origin ").append(origin).append('\n');
        keys.forEach(key -> text.append("key ").append(key.toVkey()).append('\n'));
        text.append("deduplicate ").append(deduplicate).append('\n');
        text.append("minimum-index ").append(minimumIndex).append('\n');
        witnesses.forEach(witness -> text.append("witness ")
                .append(witness.key().toVkey())
                .append(' ')
                .append(witness.submission())
                .append('\n'));
        text.append("quorum ").append(quorum).append('\n');
        return text.toString();
    }

    /**
     * Reads the file's text.
     *
     * @param where the file, for messages
     * @throws LedgerException when it is malformed or of a newer format
     */
    public static LogSettings parse(String text, String where) {
        List<String> lines = text.lines().toList();
        if (lines.isEmpty() || !lines.getFirst().startsWith(HEADER)) {
            throw malformed(where, 1, "it does not begin with '" + HEADER + "<format>'");
        }
        String format = lines.getFirst().substring(HEADER.length());
        if (!format.equals(Integer.toString(FORMAT))) {
            throw new LedgerException(
                    LedgerError.FORMAT_NEWER,
                    where + ": the log has format " + format + "; this program reads format " + FORMAT,
                    "Use the version of assay that wrote it, or a newer one.");
        }
        Parser parser = new Parser();
        for (int number = 1; number < lines.size(); number++) {
            try {
                parser.line(lines.get(number));
            } catch (IllegalArgumentException e) {
                throw malformed(where, number + 1, String.valueOf(e.getMessage()));
            }
        }
        try {
            return parser.settings();
        } catch (IllegalArgumentException e) {
            throw malformed(where, lines.size(), String.valueOf(e.getMessage()));
        }
    }

    private static LedgerException malformed(String where, int line, String why) {
        return LedgerException.malformed(
                where + ":" + line + ": " + why, "Correct the line, or restore the file from a copy of the log.");
    }

    private static final class Parser {
        /** What is said exactly once: a line that is lost must not turn a setting into its default. */
        private static final List<String> ONCE = List.of("origin", "deduplicate", "minimum-index", "quorum");

        private final Set<String> seen = new HashSet<>();
        private String origin = "";
        private final List<VerifierKey> keys = new ArrayList<>();
        private boolean deduplicate;
        private long minimumIndex;
        private final List<WitnessAddress> witnesses = new ArrayList<>();
        private int quorum;

        void line(String line) {
            int space = line.indexOf(' ');
            if (space < 0) {
                throw new IllegalArgumentException("'" + line + "' is not a name and a value");
            }
            String name = line.substring(0, space);
            String value = line.substring(space + 1);
            if (ONCE.contains(name) && !seen.add(name)) {
                throw new IllegalArgumentException("'" + name + "' is said twice");
            }
            switch (name) {
                case "origin" -> origin = value;
                case "key" -> keys.add(VerifierKey.parse(value));
                case "deduplicate" -> deduplicate = parseBoolean(value);
                case "minimum-index" -> minimumIndex = Checkpoint.parseSize(value);
                case "witness" -> witnesses.add(parseWitness(value));
                case "quorum" -> quorum = (int) Math.min(Checkpoint.parseSize(value), Integer.MAX_VALUE);
                default -> throw new IllegalArgumentException("unknown setting '" + name + "'");
            }
        }

        private static boolean parseBoolean(String value) {
            return switch (value) {
                case "true" -> true;
                case "false" -> false;
                default -> throw new IllegalArgumentException("'" + value + "' is neither true nor false");
            };
        }

        private static WitnessAddress parseWitness(String value) {
            int space = value.indexOf(' ');
            if (space < 0) {
                throw new IllegalArgumentException("a witness has a key and an address");
            }
            return new WitnessAddress(
                    VerifierKey.parse(value.substring(0, space)), URI.create(value.substring(space + 1)));
        }

        LogSettings settings() {
            for (String name : ONCE) {
                if (!seen.contains(name)) {
                    throw new IllegalArgumentException("'" + name + "' is not said");
                }
            }
            return new LogSettings(origin, keys, deduplicate, minimumIndex, witnesses, quorum);
        }
    }
}
