package dev.assay.ledger.witness;

import dev.assay.ledger.note.VerifierKey;

/**
 * A witness key as a log's policy names it. One witness that signs with two keys is two of these with one address.
 *
 * @param name its name in the policy
 * @param key a cosignature key
 * @param address its submission prefix, such as {@code https://witness.example/w1}; empty when the policy gives none
 */
public record RemoteWitness(String name, VerifierKey key, String address) {
    public RemoteWitness {
        if (key.type() != VerifierKey.ED25519_COSIGNATURE && key.type() != VerifierKey.ML_DSA_44_COSIGNATURE) {
            throw new IllegalArgumentException(
                    "the key " + key + " of the witness '" + name + "' is no cosignature key");
        }
    }
}
