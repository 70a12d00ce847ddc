package dev.assay.ledger.checkpoint;

import dev.assay.ledger.LedgerException;
import dev.assay.ledger.merkle.Hash;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The text of a checkpoint after C2SP tlog-checkpoint: which log, how many entries, which root. Immutable.
 *
 * @param origin identity of the log; not empty, one line
 * @param size number of entries, from 0
 * @param root root of the Merkle tree over them
 * @param extensions further lines, each not empty; Assay writes none
 */
public record Checkpoint(String origin, long size, Hash root, List<String> extensions) {
    /** The longest origin in UTF-8: a cosignature carries its length in one byte. */
    public static final int MAX_ORIGIN_BYTES = 255;

    private static final int FIXED_LINES = 3;
    private static final String NEXT = "Fetch it again; if it stays so, it was damaged or is no checkpoint.";

    public Checkpoint {
        if (origin.isEmpty() || origin.indexOf('\n') >= 0) {
            throw new IllegalArgumentException("an origin is one line that is not empty");
        }
        if (origin.getBytes(StandardCharsets.UTF_8).length > MAX_ORIGIN_BYTES) {
            throw new IllegalArgumentException(
                    "an origin has at most MAX_ORIGIN_BYTES = " + MAX_ORIGIN_BYTES + " bytes");
        }
        if (size < 0) {
            throw new IllegalArgumentException("size " + size + " is negative");
        }
        extensions = List.copyOf(extensions);
    }

    /** A checkpoint without extension lines. */
    public Checkpoint(String origin, long size, Hash root) {
        this(origin, size, root, List.of());
    }

    /**
     * Reads the text of a checkpoint.
     *
     * @param text note text with its final newline
     * @throws LedgerException when it is malformed, saying how
     */
    public static Checkpoint parse(String text) {
        if (!text.endsWith("\n")) {
            throw malformed("it does not end with a newline");
        }
        List<String> lines = List.of(text.substring(0, text.length() - 1).split("\n", -1));
        if (lines.size() < FIXED_LINES) {
            throw malformed("it has " + lines.size() + " lines, not origin, size and root hash");
        }
        if (lines.stream().anyMatch(String::isEmpty)) {
            throw malformed("it has an empty line");
        }
        try {
            return new Checkpoint(
                    lines.get(0),
                    parseSize(lines.get(1)),
                    Hash.ofBase64(lines.get(2)),
                    lines.subList(FIXED_LINES, lines.size()));
        } catch (IllegalArgumentException e) {
            throw malformed(e.getMessage() == null ? "its fields are not valid" : e.getMessage());
        }
    }

    /**
     * Reads a decimal number without leading zeroes.
     *
     * @throws IllegalArgumentException when it is anything else or beyond 2^63 - 1
     */
    public static long parseSize(String digits) {
        boolean plain = !digits.isEmpty() && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!plain || (digits.length() > 1 && digits.charAt(0) == '0')) {
            throw new IllegalArgumentException("'" + digits + "' is not a decimal number without leading zeroes");
        }
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + digits + "' is beyond 2^63 - 1", e);
        }
    }

    private static LedgerException malformed(String why) {
        return LedgerException.malformed("not a checkpoint: " + why, NEXT);
    }

    /** The text with its final newline: the bytes that a log signs. */
    public String toText() {
        StringBuilder text = new StringBuilder(origin)
                .append('\n')
                .append(size)
                .append('\n')
                .append(root.toBase64())
                .append('\n');
        extensions.forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }
}
