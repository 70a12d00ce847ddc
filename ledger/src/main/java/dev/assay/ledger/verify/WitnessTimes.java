package dev.assay.ledger.verify;

import dev.assay.ledger.checkpoint.CosignatureVerifier;
import dev.assay.ledger.checkpoint.NoteVerifiers;
import dev.assay.ledger.checkpoint.SignedCheckpoint;
import dev.assay.ledger.note.NoteSignature;
import dev.assay.ledger.note.NoteVerdict;
import dev.assay.ledger.note.NoteVerifier;
import dev.assay.ledger.note.VerifierLookup;
import dev.assay.ledger.trust.TrustedNoteKey;
import dev.assay.ledger.trust.TrustedWitnesses;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * By when witnesses had seen the entries of a log. The newest checkpoint says only that they saw everything by now;
 * what they saw by an earlier time, an older checkpoint with their cosignatures shows. Immutable and thread-safe.
 */
public final class WitnessTimes {

    /** Nobody saw anything. */
    public static final WitnessTimes NONE = new WitnessTimes(List.of());

    private final List<Seen> seen;

    private WitnessTimes(List<Seen> seen) {
        this.seen = List.copyOf(seen);
    }

    private record Seen(long size, Instant time) {}

    /**
     * The times that cosignatures show.
     *
     * @param witnesses whose cosignatures count, each in the window of its key; a time counts once as many of them as
     *     the quorum says, and at least one, had seen the checkpoint
     * @param checkpoints of one log, each proven to be consistent with the log that is verified
     */
    public static WitnessTimes of(TrustedWitnesses witnesses, List<SignedCheckpoint> checkpoints) {
        List<Seen> seen = new ArrayList<>();
        for (SignedCheckpoint signed : checkpoints) {
            quorumTime(witnesses, signed)
                    .ifPresent(time -> seen.add(new Seen(signed.checkpoint().size(), time)));
        }
        return new WitnessTimes(seen);
    }

    /** The earliest time by which the entry had been seen; empty when nobody shows that it was. */
    public Optional<Instant> before(long index) {
        return seen.stream().filter(each -> index < each.size()).map(Seen::time).min(Instant::compareTo);
    }

    private static Optional<Instant> quorumTime(TrustedWitnesses witnesses, SignedCheckpoint signed) {
        List<NoteVerifier> verifiers = witnesses.keys().stream()
                .map(key -> NoteVerifiers.of(key.key()))
                .toList();
        if (!(signed.note().open(VerifierLookup.in(verifiers)) instanceof NoteVerdict.Opened opened)) {
            return Optional.empty();
        }
        Map<String, Instant> times = new HashMap<>();
        for (NoteSignature signature : opened.verified()) {
            Instant time = Instant.ofEpochSecond(CosignatureVerifier.timestampOf(signature.signature()));
            if (witnesses.keys().stream().anyMatch(key -> counts(key, signature, time))) {
                times.merge(signature.name(), time, (a, b) -> a.isBefore(b) ? a : b);
            }
        }
        List<Instant> sorted = times.values().stream().sorted().toList();
        int needed = Math.max(1, witnesses.quorum());
        return sorted.size() < needed ? Optional.empty() : Optional.of(sorted.get(needed - 1));
    }

    private static boolean counts(TrustedNoteKey key, NoteSignature signature, Instant time) {
        return key.key().matches(signature) && key.window().contains(time);
    }
}
