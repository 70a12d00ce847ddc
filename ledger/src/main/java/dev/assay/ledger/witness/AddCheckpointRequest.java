package dev.assay.ledger.witness;

import dev.assay.ledger.LedgerException;
import dev.assay.ledger.checkpoint.Checkpoint;
import dev.assay.ledger.checkpoint.SignedCheckpoint;
import dev.assay.ledger.merkle.ConsistencyProof;
import dev.assay.ledger.merkle.Hash;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a log asks of a witness, after C2SP tlog-witness, "add-checkpoint": an old size, a consistency proof and a
 * checkpoint. The numbers are well-formed and the checkpoint can be parsed; nothing else about it is known.
 * Immutable.
 *
 * @param oldSize the size that the witness is believed to have, from 0
 * @param path the hashes of the consistency proof; at most {@link ConsistencyProof#MAX_PATH}
 * @param signed the checkpoint
 */
public record AddCheckpointRequest(long oldSize, List<Hash> path, SignedCheckpoint signed) {
    /**
     * The most bytes of a request: a checkpoint with the signatures of a log and of a dozen witnesses has room in it.
     */
    public static final int MAX_BYTES = 64 << 10;

    private static final String OLD = "old ";

    public AddCheckpointRequest {
        if (oldSize < 0) {
            throw new IllegalArgumentException("the old size " + oldSize + " is negative");
        }
        if (path.size() > ConsistencyProof.MAX_PATH) {
            throw new IllegalArgumentException(
                    "a request has at most " + ConsistencyProof.MAX_PATH + " proof lines, not " + path.size());
        }
        path = List.copyOf(path);
    }

    /** What came of reading a request. */
    public sealed interface Reading {}

    /** It is a request. */
    public record Read(AddCheckpointRequest request) implements Reading {}

    /**
     * It is none.
     *
     * @param why what is wrong, in a few words
     */
    public record Malformed(String why) implements Reading {}

    /** Reads the body of a request. Nothing is thrown for what anybody may send. */
    public static Reading read(byte[] body) {
        if (body.length > MAX_BYTES) {
            return new Malformed("the request is over AddCheckpointRequest.MAX_BYTES = " + MAX_BYTES);
        }
        int headEnd = emptyLine(body);
        if (headEnd < 0) {
            return new Malformed("there is no empty line before the checkpoint");
        }
        String head = new String(body, 0, headEnd, StandardCharsets.ISO_8859_1);
        try {
            List<String> lines = List.of(head.split("\n", -1));
            if (!lines.getFirst().startsWith(OLD)) {
                return new Malformed("the first line is not 'old', a space and a size");
            }
            if (lines.size() - 1 > ConsistencyProof.MAX_PATH) {
                return new Malformed("it has more than " + ConsistencyProof.MAX_PATH + " proof lines");
            }
            long oldSize = Checkpoint.parseSize(lines.getFirst().substring(OLD.length()));
            List<Hash> path = hashes(lines.subList(1, lines.size()));
            byte[] checkpoint = Arrays.copyOfRange(body, headEnd + 2, body.length);
            return new Read(new AddCheckpointRequest(oldSize, path, SignedCheckpoint.parse(checkpoint)));
        } catch (IllegalArgumentException | LedgerException e) {
            return new Malformed(e.getMessage() == null ? "it is malformed" : e.getMessage());
        }
    }

    /** Where the first empty line begins, less one newline: the end of the lines before it; or -1. */
    private static int emptyLine(byte[] body) {
        for (int i = 1; i < body.length; i++) {
            if (body[i] == '\n' && body[i - 1] == '\n') {
                return i - 1;
            }
        }
        return -1;
    }

    private static List<Hash> hashes(List<String> lines) {
        List<Hash> hashes = new ArrayList<>(lines.size());
        for (String line : lines) {
            try {
                hashes.add(Hash.ofBase64(line));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("proof line " + (hashes.size() + 1) + ": " + e.getMessage(), e);
            }
        }
        return hashes;
    }

    /** The body of the request. */
    public byte[] toBytes() {
        StringBuilder head = new StringBuilder(OLD).append(oldSize).append('\n');
        path.forEach(hash -> head.append(hash.toBase64()).append('\n'));
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(head.append('\n').toString().getBytes(StandardCharsets.US_ASCII));
        body.writeBytes(signed.toBytes());
        return body.toByteArray();
    }
}
