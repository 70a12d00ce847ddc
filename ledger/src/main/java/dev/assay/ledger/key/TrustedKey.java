package dev.assay.ledger.key;

import dev.assay.ledger.json.Timestamp;
import dev.assay.ledger.key.KeyStanding.Cause;
import dev.assay.ledger.key.KeyStanding.Distrusted;
import dev.assay.ledger.key.KeyStanding.TimeProof;
import dev.assay.ledger.key.KeyStanding.Trusted;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A key that somebody has decided to trust, for a time, perhaps no longer.
 *
 * <p>The rules, and why (docs/keys.md has them with examples):
 *
 * <ul>
 *   <li>What speaks of a time after the window was signed after it. What a witness saw before the window was signed
 *       before it. Neither counts. Something observed before the window and signed inside it does.
 *   <li>Whoever has only an old key can write an old time. This is accepted, and labelled {@link TimeProof#CLAIMED}, as
 *       long as the key was never in other hands.
 *   <li>Once a key is compromised its owner's word is worth nothing from then on: a signature counts only when a
 *       witness saw it before the compromise.
 *   <li>A revocation without compromise ends the window at the moment of revocation.
 * </ul>
 *
 * @param key the key
 * @param window when it may sign
 * @param revocation why and since when it must not be used, or null
 */
public record TrustedKey(
        VerificationKey key, KeyWindow window, @Nullable Revocation revocation) {

    /** How far a claimed time may lie after the proof of it: clocks of honest machines differ. */
    public static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(10);

    /** A key without limits in time. */
    public static TrustedKey always(VerificationKey key) {
        return new TrustedKey(key, KeyWindow.ALWAYS, null);
    }

    /** Whether a signature of that time counts. */
    public KeyStanding standing(SigningTime time) {
        Instant observed = time.observed();
        Instant proven = time.provenBefore();
        if (proven != null && observed.isAfter(proven.plus(CLOCK_TOLERANCE))) {
            return distrusted(
                    Cause.CLAIM_AFTER_PROOF,
                    "it speaks of " + text(observed) + ", but a witness saw it by " + text(proven));
        }
        if (proven != null && window.isBefore(proven)) {
            return distrusted(
                    Cause.BEFORE_WINDOW,
                    "a witness saw it by " + text(proven) + ", before the key became valid at "
                            + text(window.notBefore()));
        }
        if (window.isOver(observed)) {
            return distrusted(
                    Cause.AFTER_WINDOW,
                    "it speaks of " + text(observed) + ", but the key was valid only until " + text(window.notAfter()));
        }
        if (revocation != null) {
            return standingRevoked(time, revocation);
        }
        return proven != null && !window.isOver(proven)
                ? new Trusted(TimeProof.WITNESSED, "a witness saw it by " + text(proven) + ", while the key was valid")
                : claimedOnly(observed);
    }

    private KeyStanding standingRevoked(SigningTime time, Revocation revoked) {
        Instant proven = time.provenBefore();
        Instant compromised = revoked.compromisedSince();
        Instant end = compromised == null ? revoked.revokedAt() : compromised;
        if (proven != null && !proven.isAfter(end)) {
            return new Trusted(
                    TimeProof.WITNESSED,
                    "a witness saw it by " + text(proven) + ", before the key was "
                            + (compromised == null ? "revoked" : "compromised") + " at " + text(end));
        }
        if (compromised != null) {
            String proof = proven == null
                    ? "no witness shows that it was made before"
                    : "the first witness saw it only by " + text(proven);
            return distrusted(
                    Cause.COMPROMISED,
                    "others may have had the key since " + text(compromised) + " (" + revoked.reason() + "), and "
                            + proof);
        }
        if (!time.observed().isBefore(end)) {
            return distrusted(
                    Cause.REVOKED,
                    "it speaks of " + text(time.observed()) + ", but the key was revoked at " + text(end) + " ("
                            + revoked.reason() + ")");
        }
        return claimedOnly(time.observed());
    }

    private static KeyStanding claimedOnly(Instant observed) {
        return new Trusted(
                TimeProof.CLAIMED,
                "it speaks of " + text(observed) + ", and no witness shows when it was signed; the key was never in"
                        + " other hands");
    }

    private static KeyStanding distrusted(Cause cause, String why) {
        return new Distrusted(cause, why);
    }

    private static String text(@Nullable Instant time) {
        return time == null ? "the beginning" : Timestamp.format(time);
    }
}
