package dev.assay.ledger.dsse;

import dev.assay.ledger.key.VerificationKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Checks that at least k of n distinct keys signed an envelope (DSSE protocol.md, "(t, n)-threshold"). Immutable and
 * thread-safe.
 *
 * <p>Keys are told apart by their material, so a key that signed twice, or is listed twice, counts once. The key id in
 * the envelope only orders the attempts. One envelope costs at most {@link #ATTEMPTS_LIMIT} signature checks.
 */
public final class EnvelopeVerifier {

    /** Signature checks for one envelope, at most. */
    public static final int ATTEMPTS_LIMIT = 1_024;

    private final List<VerificationKey> keys;
    private final int threshold;

    /**
     * @param keys the keys that count; equal ones count once
     * @param threshold how many must have signed, from 1 to the number of distinct keys
     */
    public EnvelopeVerifier(Collection<VerificationKey> keys, int threshold) {
        this.keys = List.copyOf(keys);
        long distinct = this.keys.stream().distinct().count();
        if (threshold < 1 || threshold > distinct) {
            throw new IllegalArgumentException("a threshold of " + threshold + " of " + distinct + " keys");
        }
        this.threshold = threshold;
    }

    /** Checks the signatures. Says nothing about what the payload means. */
    public EnvelopeVerification verify(Envelope envelope) {
        byte[] message = Envelope.preAuthenticationEncoding(envelope.payloadType(), envelope.payload());
        Set<VerificationKey> signed = new LinkedHashSet<>();
        int attempts = 0;
        for (EnvelopeSignature signature : envelope.signatures()) {
            byte[] bytes = signature.bytes();
            for (VerificationKey key : hintedFirst(signature)) {
                if (signed.contains(key)) {
                    continue;
                }
                if (++attempts > ATTEMPTS_LIMIT) {
                    return rejected(signed, "checking stopped at the limit of " + ATTEMPTS_LIMIT + " attempts");
                }
                if (key.verifies(message, bytes)) {
                    signed.add(key);
                    break;
                }
            }
            if (signed.size() >= threshold) {
                return new EnvelopeVerification.Verified(List.copyOf(signed));
            }
        }
        return rejected(signed, "no signature of the others verifies");
    }

    private EnvelopeVerification rejected(Set<VerificationKey> signed, String why) {
        String what = signed.isEmpty()
                ? "no signature verifies with a known key"
                : signed.size() + " of the " + threshold + " keys required signed; " + why;
        return new EnvelopeVerification.Rejected(List.copyOf(signed), what);
    }

    private List<VerificationKey> hintedFirst(EnvelopeSignature signature) {
        if (signature.keyId().isEmpty()) {
            return keys;
        }
        String hint = signature.keyId().get();
        List<VerificationKey> ordered = new ArrayList<>(keys.size());
        keys.stream().filter(key -> key.id().toString().equals(hint)).forEach(ordered::add);
        keys.stream().filter(key -> !key.id().toString().equals(hint)).forEach(ordered::add);
        return ordered;
    }
}
