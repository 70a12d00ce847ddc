package dev.assay.ledger.witness;

import dev.assay.ledger.checkpoint.Checkpoint;
import dev.assay.ledger.checkpoint.SignedCheckpoint;
import dev.assay.ledger.note.NoteSignature;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a witness answers to an add-checkpoint request: one case for each status code of C2SP tlog-witness, with the
 * media type and the bytes that the specification fixes. The words of a refusal are for people.
 */
public sealed interface AddCheckpointAnswer {
    /** Media type of a {@link Conflict}'s body. */
    String SIZE_TYPE = "text/x.tlog.size";
    /** Media type of every other body. */
    String TEXT_TYPE = "text/plain; charset=utf-8";

    /** The HTTP status code. */
    int status();

    /** The body as text, with its final newline. */
    String text();

    /** The media type of the body. */
    default String contentType() {
        return TEXT_TYPE;
    }

    /** The body. */
    default byte[] body() {
        return text().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * The checkpoint extends what was cosigned before; the witness has stored it and cosigns it.
     *
     * @param cosignatures the witness's signature lines, one for each of its keys
     */
    record Accepted(List<NoteSignature> cosignatures) implements AddCheckpointAnswer {
        public Accepted {
            if (cosignatures.isEmpty()) {
                throw new IllegalArgumentException("an accepted checkpoint has at least one cosignature");
            }
            cosignatures = List.copyOf(cosignatures);
        }

        @Override
        public int status() {
            return 200;
        }

        @Override
        public String text() {
            return cosignatures.stream().map(NoteSignature::line).collect(Collectors.joining());
        }
    }

    /** The request is malformed, or its old size is larger than its checkpoint. */
    record BadRequest(String why) implements AddCheckpointAnswer {
        @Override
        public int status() {
            return 400;
        }

        @Override
        public String text() {
            return why + "\n";
        }
    }

    /** No trusted key of the log has signed it, or the signature of one is wrong. */
    record Forbidden(String why) implements AddCheckpointAnswer {
        @Override
        public int status() {
            return 403;
        }

        @Override
        public String text() {
            return why + "\n";
        }
    }

    /** The witness does not watch a log of this origin. */
    record UnknownOrigin(String origin) implements AddCheckpointAnswer {
        @Override
        public int status() {
            return 404;
        }

        @Override
        public String text() {
            return "this witness does not know the log '" + origin + "'\n";
        }
    }

    /**
     * The old size is not that of the last cosigned checkpoint.
     *
     * @param size the size of the last cosigned checkpoint, or 0
     */
    record Conflict(long size) implements AddCheckpointAnswer {
        @Override
        public int status() {
            return 409;
        }

        @Override
        public String contentType() {
            return SIZE_TYPE;
        }

        @Override
        public String text() {
            return size + "\n";
        }
    }

    /** The checkpoint does not extend the last cosigned one, or nothing shows that it does. */
    record Unprocessable(String why) implements AddCheckpointAnswer {
        @Override
        public int status() {
            return 422;
        }

        @Override
        public String text() {
            return why + "\n";
        }
    }

    /**
     * The log has signed two trees of one size: that proves that it lied, to anybody who has its key.
     *
     * @param cosigned the checkpoint that was cosigned
     * @param contradicting the checkpoint of the same size with another root, signed by the log
     */
    record Forked(SignedCheckpoint cosigned, SignedCheckpoint contradicting) implements AddCheckpointAnswer {
        public Forked {
            if (!WitnessRules.isFork(cosigned.checkpoint(), contradicting.checkpoint())) {
                throw new IllegalArgumentException("these two checkpoints do not contradict each other");
            }
        }

        @Override
        public int status() {
            return 422;
        }

        @Override
        public String text() {
            Checkpoint before = cosigned.checkpoint();
            return "the log has forked: at size " + before.size() + " its root was "
                    + before.root().toBase64() + " and now is "
                    + contradicting.checkpoint().root().toBase64() + "\n";
        }
    }
}
