package dev.assay.ledger.checkpoint;

import dev.assay.ledger.LedgerError;
import dev.assay.ledger.LedgerException;
import dev.assay.ledger.merkle.Hash;
import dev.assay.ledger.merkle.InclusionProof;
import dev.assay.ledger.merkle.ProofResult;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A receipt: an inclusion proof with the checkpoint that it leads to, in the text form of C2SP tlog-proof (file
 * extension {@code .tlog-proof}). Immutable.
 *
 * @param extra unauthenticated bytes for the application in canonical base64, or null
 * @param proof the inclusion proof; its size is the checkpoint's
 * @param checkpoint the checkpoint
 */
public record LogProof(@Nullable String extra, InclusionProof proof, SignedCheckpoint checkpoint) {
    /** The first line. */
    public static final String HEADER = "c2sp.org/tlog-proof@v1";
    /** The most bytes of a receipt that are read. */
    public static final int MAX_BYTES = 2 << 20;

    public LogProof {
        if (proof.size() != checkpoint.checkpoint().size()) {
            throw new IllegalArgumentException("proof and checkpoint are of different tree sizes");
        }
        if (extra != null && !isCanonicalBase64(extra)) {
            throw new IllegalArgumentException("the extra line is not canonical base64");
        }
    }

    private static boolean isCanonicalBase64(String text) {
        return Base64.getEncoder()
                .encodeToString(Base64.getDecoder().decode(text))
                .equals(text);
    }

    /**
     * Checks that the leaf is in the checkpoint's tree. Who signed the checkpoint is another question: ask a policy.
     */
    public ProofResult verify(Hash leaf) {
        return proof.verify(leaf, checkpoint.checkpoint().root());
    }

    /**
     * Reads a receipt.
     *
     * @throws LedgerException when it is malformed or over {@link #MAX_BYTES}
     */
    public static LogProof parse(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            throw new LedgerException(
                    LedgerError.LIMIT_EXCEEDED,
                    "a receipt of " + bytes.length + " bytes is over the limit LogProof.MAX_BYTES = " + MAX_BYTES,
                    "A receipt has a few kilobytes; check that this is the right file.");
        }
        int gap = indexOfEmptyLine(bytes);
        if (gap < 0) {
            throw malformed("there is no empty line before the checkpoint");
        }
        List<String> lines = List.of(decode(Arrays.copyOf(bytes, gap)).split("\n", -1));
        SignedCheckpoint checkpoint = SignedCheckpoint.parse(Arrays.copyOfRange(bytes, gap + 2, bytes.length));
        try {
            return fromLines(lines, checkpoint);
        } catch (IllegalArgumentException e) {
            throw malformed(e.getMessage() == null ? "its fields are not valid" : e.getMessage());
        }
    }

    private static LogProof fromLines(List<String> lines, SignedCheckpoint checkpoint) {
        if (!lines.getFirst().equals(HEADER)) {
            throw new IllegalArgumentException("the first line is not " + HEADER);
        }
        int next = 1;
        String extra = null;
        if (next < lines.size() && lines.get(next).startsWith("extra ")) {
            extra = lines.get(next++).substring("extra ".length());
        }
        if (next >= lines.size() || !lines.get(next).startsWith("index ")) {
            throw new IllegalArgumentException("there is no index line");
        }
        long index = Checkpoint.parseSize(lines.get(next++).substring("index ".length()));
        if (lines.size() - next > InclusionProof.MAX_PATH) {
            throw new IllegalArgumentException("it has more than " + InclusionProof.MAX_PATH + " hashes");
        }
        List<Hash> path = new ArrayList<>();
        for (String line : lines.subList(next, lines.size())) {
            path.add(Hash.ofBase64(line));
        }
        return new LogProof(
                extra, new InclusionProof(index, checkpoint.checkpoint().size(), path), checkpoint);
    }

    private static int indexOfEmptyLine(byte[] bytes) {
        for (int i = 1; i < bytes.length; i++) {
            if (bytes[i] == '\n' && bytes[i - 1] == '\n') {
                return i - 1;
            }
        }
        return -1;
    }

    private static String decode(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw malformed("it is not valid UTF-8");
        }
    }

    private static LedgerException malformed(String why) {
        return LedgerException.malformed("not a tlog-proof: " + why, "Ask for the receipt again.");
    }

    /** The receipt as text bytes. */
    public byte[] toBytes() {
        StringBuilder head = new StringBuilder(HEADER).append('\n');
        if (extra != null) {
            head.append("extra ").append(extra).append('\n');
        }
        head.append("index ").append(proof.index()).append('\n');
        proof.path().forEach(hash -> head.append(hash.toBase64()).append('\n'));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(head.append('\n').toString().getBytes(StandardCharsets.UTF_8));
        out.writeBytes(checkpoint.toBytes());
        return out.toByteArray();
    }
}
