package dev.assay.ledger.witness;

import dev.assay.ledger.LedgerError;
import dev.assay.ledger.LedgerException;
import dev.assay.ledger.checkpoint.CosignatureVerifier;
import dev.assay.ledger.checkpoint.NoteSecret;
import dev.assay.ledger.checkpoint.SignedCheckpoint;
import dev.assay.ledger.note.NoteSignature;
import dev.assay.ledger.note.NoteSigner;
import dev.assay.ledger.note.SignedNote;
import dev.assay.ledger.note.VerifierKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * A witness after C2SP tlog-witness: it cosigns a checkpoint when it extends the one that it cosigned before, stores
 * it first, and answers then. What it has cosigned of one log never goes back, neither in size nor in time.
 * Thread-safe.
 */
public final class Witness {
    /**
     * How far the clock may be behind the last cosignature of a log. Within it the last time is signed again; beyond
     * it the witness signs nothing, because its statement "the largest tree as of this time" would contradict an
     * earlier one.
     */
    public static final Duration MAX_CLOCK_BEHIND = Duration.ofMinutes(1);

    /** How often a compare-and-swap is tried again after another process won it. */
    private static final int MAX_SWAPS = 8;

    private final List<NoteSecret> secrets;
    private final Function<String, Optional<WitnessedLog>> logs;
    private final WitnessState state;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<NoteSigner> signers;
    /** The time that {@link #signers} sign; guarded by {@link #lock}. */
    private Instant signingTime = Instant.EPOCH;

    /**
     * @param secrets the witness's keys, all with its name; each makes a cosignature
     * @param logs finds the log that is known under an origin; thread-safe
     * @param state where it remembers what it cosigned; the caller closes it
     * @param clock the time that is signed
     */
    public Witness(
            List<NoteSecret> secrets,
            Function<String, Optional<WitnessedLog>> logs,
            WitnessState state,
            InstantSource clock) {
        if (secrets.isEmpty()
                || secrets.stream()
                                .map(secret -> secret.key().name())
                                .distinct()
                                .count()
                        != 1) {
            throw new IllegalArgumentException("a witness has at least one key, and all have its name");
        }
        if (secrets.stream().anyMatch(secret -> secret.key().type() == VerifierKey.ED25519)) {
            throw new IllegalArgumentException("a witness signs with cosignature keys, not with a plain Ed25519 key");
        }
        this.secrets = List.copyOf(secrets);
        this.logs = logs;
        this.state = state;
        this.clock = clock;
        this.signers =
                secrets.stream().map(secret -> secret.signer(() -> signingTime)).toList();
    }

    /** The public keys, in the order in which it signs. */
    public List<VerifierKey> keys() {
        return secrets.stream().map(NoteSecret::key).toList();
    }

    /** The last cosigned checkpoint of a log, with the log's verified signatures and this witness's own. */
    public Optional<SignedCheckpoint> latest(String origin) {
        return state.latest(origin);
    }

    /**
     * Answers an add-checkpoint request.
     *
     * @param body the body of the request, as anybody may send it
     * @throws LedgerException when the state cannot be stored ({@link LedgerError#IO} and its neighbours), when the
     *     clock is behind the last cosignature ({@link LedgerError#CLOCK_WENT_BACK}); nothing is cosigned then
     */
    public AddCheckpointAnswer addCheckpoint(byte[] body) {
        return switch (AddCheckpointRequest.read(body)) {
            case AddCheckpointRequest.Malformed malformed -> new AddCheckpointAnswer.BadRequest(malformed.why());
            case AddCheckpointRequest.Read read -> addCheckpoint(read.request());
        };
    }

    /** Answers an add-checkpoint request that was read already. */
    public AddCheckpointAnswer addCheckpoint(AddCheckpointRequest request) {
        String origin = request.signed().checkpoint().origin();
        return switch (WitnessRules.authenticate(request, logs.apply(origin))) {
            case WitnessRules.Refused refused -> refused.answer();
            case WitnessRules.Sound sound -> cosign(request, sound.signed());
        };
    }

    private AddCheckpointAnswer cosign(AddCheckpointRequest request, SignedCheckpoint authentic) {
        lock.lock();
        try {
            for (int swap = 0; swap < MAX_SWAPS; swap++) {
                Optional<SignedCheckpoint> latest =
                        state.latest(authentic.checkpoint().origin());
                if (WitnessRules.judge(request, authentic, latest) instanceof WitnessRules.Refused refused) {
                    return refused.answer();
                }
                signingTime = timeToSign(latest);
                SignedNote note = authentic.note().with(signers);
                SignedCheckpoint cosigned = new SignedCheckpoint(authentic.checkpoint(), note);
                if (state.replace(latest, cosigned)) {
                    return new AddCheckpointAnswer.Accepted(own(cosigned));
                }
            }
        } finally {
            lock.unlock();
        }
        throw new LedgerException(
                LedgerError.CHECKPOINT_CONFLICT,
                "another process changed the witness's state " + MAX_SWAPS + " times in a row",
                "Let one process alone serve this witness.");
    }

    private Instant timeToSign(Optional<SignedCheckpoint> latest) {
        Instant now = Instant.ofEpochSecond(clock.instant().getEpochSecond());
        Instant last = latest.map(this::timeOf).orElse(Instant.EPOCH);
        if (now.getEpochSecond() <= 0 || now.isBefore(last.minus(MAX_CLOCK_BEHIND))) {
            throw new LedgerException(
                    LedgerError.CLOCK_WENT_BACK,
                    "the clock shows " + now + ", but the last cosignature was made at " + last,
                    "Set the clock right; a witness that signed a time in the future signs again when it is reached.");
        }
        return now.isBefore(last) ? last : now;
    }

    /** The latest time among this witness's own signatures. */
    private Instant timeOf(SignedCheckpoint cosigned) {
        return own(cosigned).stream()
                .map(signature -> Instant.ofEpochSecond(CosignatureVerifier.timestampOf(signature.signature())))
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
    }

    private List<NoteSignature> own(SignedCheckpoint cosigned) {
        List<NoteSignature> own = new ArrayList<>();
        for (NoteSignature signature : cosigned.note().signatures()) {
            if (secrets.stream().anyMatch(secret -> secret.key().matches(signature))) {
                own.add(signature);
            }
        }
        return own;
    }
}
