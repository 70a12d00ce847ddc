package dev.assay.cli.verify;

import dev.assay.cli.command.Session;
import dev.assay.ledger.LedgerException;
import dev.assay.ledger.checkpoint.CheckpointPolicy;
import dev.assay.ledger.checkpoint.SignedCheckpoint;
import dev.assay.ledger.digest.Digest;
import dev.assay.ledger.file.DurableFiles;
import dev.assay.ledger.note.SignedNote;
import dev.assay.ledger.verify.Anchor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The last checkpoint of each log that this user verified, in the user's state folder:
 * {@code assay/anchors/<SHA-256 of the origin>}. One is written only after everything held, and only forward.
 */
final class AnchorFolder {

    private static final String SOURCE = "last seen by you";

    private final Path folder;

    AnchorFolder(Session session) {
        this.folder = session.folders().state().resolve("anchors");
    }

    /** What is remembered of a log. */
    sealed interface Memory {
        /** A checkpoint that the same keys signed. */
        record Seen(Anchor anchor) implements Memory {}

        /** One that cannot be used, and why. */
        record Unusable(String why) implements Memory {}

        /** Nothing. */
        record Nothing() implements Memory {}
    }

    /** Where the anchor of a log is. */
    Path file(String origin) {
        return folder.resolve(Digest.of(origin.getBytes(StandardCharsets.UTF_8)).hex());
    }

    /** What is remembered of the log of this policy. */
    Memory recall(CheckpointPolicy policy) throws IOException {
        Path file = file(policy.origin());
        if (!Files.exists(file)) {
            return new Memory.Nothing();
        }
        CheckpointPolicy keysOnly = CheckpointPolicy.ofLog(policy.origin(), policy.logKeys());
        return switch (keysOnly.judge(read(file))) {
            case CheckpointPolicy.Accepted accepted -> new Memory.Seen(new Anchor(SOURCE, accepted.signed()));
            case CheckpointPolicy.Rejected rejected ->
                new Memory.Unusable("the checkpoint last seen (" + file + ") is not of these keys: " + rejected.why());
        };
    }

    private static byte[] read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(SignedNote.MAX_BYTES + 1);
        }
    }

    /**
     * Remembers a checkpoint that was verified just now.
     *
     * @param replaceOthers whether one of other keys is replaced: only when the user's trust names these keys
     * @return why it could not be remembered; empty when it was, or an equal or newer one is there
     */
    Optional<String> remember(SignedCheckpoint seen, CheckpointPolicy policy, boolean replaceOthers) {
        try {
            boolean newer = switch (recall(policy)) {
                case Memory.Nothing _ -> seen.checkpoint().size() > 0;
                case Memory.Unusable _ -> replaceOthers && seen.checkpoint().size() > 0;
                case Memory.Seen before ->
                    seen.checkpoint().size() > before.anchor().size();
            };
            if (newer) {
                DurableFiles.createFolder(folder);
                DurableFiles.replace(file(policy.origin()), seen.toBytes());
            }
            return Optional.empty();
        } catch (IOException | LedgerException e) {
            // Verifying must work where nothing can be written; the report says that nothing was remembered.
            return Optional.of("this checkpoint could not be remembered for next time: " + e.getMessage());
        }
    }
}
