package dev.assay.ledger.witness;

import dev.assay.ledger.LedgerException;
import dev.assay.ledger.checkpoint.Checkpoint;
import dev.assay.ledger.checkpoint.CosignatureVerifier;
import dev.assay.ledger.checkpoint.NoteVerifiers;
import dev.assay.ledger.checkpoint.SignedCheckpoint;
import dev.assay.ledger.merkle.Hash;
import dev.assay.ledger.note.NoteSignature;
import dev.assay.ledger.note.NoteVerdict;
import dev.assay.ledger.note.SignedNote;
import dev.assay.ledger.note.VerifierLookup;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks one witness for its cosignatures on one checkpoint: sends the proof from the size that the witness has,
 * follows its word on that size, tries again when it does not answer, and verifies what it gives. Used by one thread,
 * once.
 */
final class WitnessConversation {
    /** How often a witness may name another size than the one that was sent. */
    private static final int MAX_CONFLICTS = 3;

    private static final int MAX_QUOTED = 200;

    private final String address;
    private final List<RemoteWitness> witnesses;
    private final SignedCheckpoint signed;
    private final ProofSource proofs;
    private final WitnessTransport transport;
    private final QuorumLimits limits;
    /** The size that the witness is believed to have, and in the end does. */
    private long oldSize;

    WitnessConversation(
            String address,
            List<RemoteWitness> witnesses,
            SignedCheckpoint signed,
            ProofSource proofs,
            WitnessTransport transport,
            QuorumLimits limits,
            long oldSize) {
        this.address = address;
        this.witnesses = witnesses;
        this.signed = signed;
        this.proofs = proofs;
        this.transport = transport;
        this.limits = limits;
        this.oldSize = oldSize;
    }

    /** How the conversation ended. */
    sealed interface End {}

    /**
     * The witness cosigned.
     *
     * @param signatures its signatures that verify, at least one
     */
    record Cosigns(List<NoteSignature> signatures) implements End {
        Cosigns {
            signatures = List.copyOf(signatures);
        }
    }

    /** The witness did not cosign. */
    record Fails(String why) implements End {}

    /** The size that the witness said it has, or was given last. */
    long oldSize() {
        return oldSize;
    }

    End run() throws InterruptedException {
        int conflicts = 0;
        int attempts = 0;
        while (true) {
            if (oldSize > size()) {
                return new Fails("it has cosigned " + oldSize + " entries of this log, more than the " + size()
                        + " of this checkpoint: the log went back, or a second copy of it is running");
            }
            byte[] body;
            try {
                body = new AddCheckpointRequest(oldSize, path(), signed).toBytes();
            } catch (LedgerException e) {
                return new Fails("no proof from size " + oldSize + " could be made for it: " + e.getMessage());
            }
            switch (transport.addCheckpoint(address, body, limits.request())) {
                case WitnessTransport.Reply.Answered(int status, String answer)
                when status == 409 -> {
                    if (++conflicts > MAX_CONFLICTS) {
                        return new Fails("it named another size " + conflicts + " times in a row");
                    }
                    String problem = takeSize(answer);
                    if (problem != null) {
                        return new Fails(problem);
                    }
                }
                case WitnessTransport.Reply.Answered(int status, String answer)
                when status == 429 || status >= 500 -> {
                    if (++attempts >= limits.attempts()) {
                        return new Fails("it answered " + status + quoted(answer));
                    }
                    pause(attempts);
                }
                case WitnessTransport.Reply.Answered(int status, String answer) -> {
                    return end(status, answer);
                }
                case WitnessTransport.Reply.Unreachable(String why) -> {
                    if (++attempts >= limits.attempts()) {
                        return new Fails("it could not be reached: " + why);
                    }
                    pause(attempts);
                }
            }
        }
    }

    private long size() {
        return signed.checkpoint().size();
    }

    private List<Hash> path() {
        return oldSize == 0 || oldSize == size()
                ? List.of()
                : proofs.consistency(oldSize, size()).path();
    }

    private void pause(int attempts) throws InterruptedException {
        Thread.sleep(limits.pause().multipliedBy(1L << Math.min(attempts - 1, 10)));
    }

    /** Takes the size that the witness names, or says why not. */
    private @Nullable String takeSize(String answer) {
        long named;
        try {
            named = Checkpoint.parseSize(answer.endsWith("\n") ? answer.substring(0, answer.length() - 1) : answer);
        } catch (IllegalArgumentException e) {
            return "it answered 409 without a size" + quoted(answer);
        }
        if (named == oldSize) {
            return "it has the size " + named
                    + " as was said, and still refuses: its root for that size is another one";
        }
        oldSize = named;
        return null;
    }

    private End end(int status, String answer) {
        return switch (status) {
            case 200 -> verified(answer);
            case 403 -> new Fails("it does not accept the log's signature (403)" + quoted(answer));
            case 404 ->
                new Fails("it does not watch the log '" + signed.checkpoint().origin() + "' (404)" + quoted(answer));
            case 422 ->
                new Fails("it says that this tree of " + size() + " entries does not extend the " + oldSize
                        + " that it cosigned (422): the log was changed, or forked" + quoted(answer));
            default -> new Fails("it answered " + status + quoted(answer));
        };
    }

    private End verified(String answer) {
        List<NoteSignature> lines = new ArrayList<>();
        if (!answer.endsWith("\n")) {
            return new Fails("its answer is not signature lines" + quoted(answer));
        }
        SignedNote note;
        try {
            for (String line : answer.substring(0, answer.length() - 1).split("\n", -1)) {
                lines.add(NoteSignature.parse(line));
            }
            note = new SignedNote(signed.note().text(), lines);
        } catch (IllegalArgumentException e) {
            return new Fails("its answer is not signature lines: " + e.getMessage());
        }
        VerifierLookup known = VerifierLookup.in(witnesses.stream()
                .map(witness -> NoteVerifiers.of(witness.key()))
                .toList());
        return switch (note.open(known)) {
            case NoteVerdict.Refused refused -> new Fails("its cosignature was refused: " + refused.detail());
            case NoteVerdict.Opened opened -> {
                boolean timeless = opened.verified().stream()
                        .anyMatch(signature -> CosignatureVerifier.timestampOf(signature.signature()) == 0);
                if (timeless) {
                    yield new Fails("its cosignature carries no time");
                }
                oldSize = size();
                yield new Cosigns(opened.verified());
            }
        };
    }

    /** The first line of an answer, made harmless for a message. */
    private static String quoted(String answer) {
        String line = answer.lines().findFirst().orElse("").replaceAll("\\p{Cntrl}", "?");
        if (line.isEmpty()) {
            return "";
        }
        return ": " + (line.length() <= MAX_QUOTED ? line : line.substring(0, MAX_QUOTED) + "...");
    }
}
