package dev.assay.cli.verify;

import dev.assay.cli.command.Session;
import dev.assay.core.fault.AssayException;
import dev.assay.core.fault.ErrorCode;
import dev.assay.ledger.LedgerException;
import dev.assay.ledger.checkpoint.CheckpointPolicy;
import dev.assay.ledger.checkpoint.LogProof;
import dev.assay.ledger.checkpoint.SignedCheckpoint;
import dev.assay.ledger.verify.Anchor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Anchors that the user names: files with a checkpoint, or with a receipt that carries one. */
final class Anchors {

    private Anchors() {}

    /** Reads an anchor. */
    static Anchor read(Session session, Path file) throws IOException {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(session.resolve(file))) {
            bytes = in.readNBytes(LogProof.MAX_BYTES + 1);
        }
        try {
            return new Anchor(
                    "--anchor " + file,
                    isReceipt(bytes) ? LogProof.parse(bytes).checkpoint() : SignedCheckpoint.parse(bytes));
        } catch (LedgerException e) {
            throw new AssayException(
                    ErrorCode.INPUT_MALFORMED,
                    "--anchor " + file + " is no checkpoint: " + e.getMessage(),
                    "give a file that 'assay log checkpoint LOG --out FILE' wrote",
                    e);
        }
    }

    /** Whether a file is a receipt. */
    static boolean isReceipt(byte[] bytes) {
        byte[] header = (LogProof.HEADER + "\n").getBytes(StandardCharsets.UTF_8);
        return bytes.length >= header.length
                && java.util.Arrays.equals(bytes, 0, header.length, header, 0, header.length);
    }

    /** The anchor for a log; when no trusted key signed it, its source says so. */
    static Anchor checked(Anchor anchor, CheckpointPolicy policy) {
        String origin = anchor.checkpoint().checkpoint().origin();
        if (!origin.equals(policy.origin())) {
            throw new AssayException(
                    ErrorCode.USAGE,
                    anchor.source() + " is of the log '" + origin + "', not of '" + policy.origin() + "'",
                    "give a checkpoint of the same log");
        }
        CheckpointPolicy keysOnly = CheckpointPolicy.ofLog(policy.origin(), policy.logKeys());
        return keysOnly.judge(anchor.checkpoint()) instanceof CheckpointPolicy.Accepted
                ? anchor
                : new Anchor(anchor.source() + ", itself not signed by a trusted key", anchor.checkpoint());
    }
}
