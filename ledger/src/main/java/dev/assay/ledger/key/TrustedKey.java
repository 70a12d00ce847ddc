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
 *   <li>The claimed time of a signature must lie in the window. Whoever has only an old key can claim an old time;
 *       this is accepted, and labelled {@link TimeProof#CLAIMED}, as long as the key was never in other hands.
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

    /** Whether a signature made at that time counts. */
    public KeyStanding standing(SigningTime time) {
        Instant claimed = time.claimed();
        Instant proven = time.provenBefore();
        if (proven != null && claimed.isAfter(proven.plus(CLOCK_TOLERANCE))) {
            return distrusted(
                    Cause.CLAIM_AFTER_PROOF,
                    "it claims to be of " + text(claimed) + ", but a witness saw it by " + text(proven));
        }
        if (window.isBefore(claimed)) {
            return distrusted(
                    Cause.BEFORE_WINDOW,
                    "it claims to be of " + text(claimed) + ", before the key became valid at "
                            + text(window.notBefore()));
        }
        if (window.isOver(claimed)) {
            return distrusted(
                    Cause.AFTER_WINDOW,
                    "it claims to be of " + text(claimed) + ", but the key was valid only until "
                            + text(window.notAfter()));
        }
        if (revocation != null) {
            return standingRevoked(time, revocation);
        }
        return proven != null && !window.isOver(proven)
                ? new Trusted(TimeProof.WITNESSED, "a witness saw it by " + text(proven) + ", while the key was valid")
                : claimedOnly(claimed);
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
        if (!time.claimed().isBefore(end)) {
            return distrusted(
                    Cause.REVOKED,
                    "it claims to be of " + text(time.claimed()) + ", but the key was revoked at " + text(end) + " ("
                            + revoked.reason() + ")");
        }
        return claimedOnly(time.claimed());
    }

    private static KeyStanding claimedOnly(Instant claimed) {
        return new Trusted(
                TimeProof.CLAIMED,
                "it claims to be of " + text(claimed) + ", while the key was valid; no witness shows it");
    }

    private static KeyStanding distrusted(Cause cause, String why) {
        return new Distrusted(cause, why);
    }

    private static String text(@Nullable Instant time) {
        return time == null ? "the beginning" : Timestamp.format(time);
    }
}
