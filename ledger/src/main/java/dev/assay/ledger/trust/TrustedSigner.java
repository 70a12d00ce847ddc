package dev.assay.ledger.trust;

import dev.assay.ledger.key.TrustedKey;
import java.util.List;

/**
 * Somebody who signs statements: a person, a team or a workload.
 *
 * @param name for people, unique in its trust
 * @param keys at least one; several are a rotation
 */
public record TrustedSigner(String name, List<TrustedKey> keys) {

    /** Copies; {@link IllegalArgumentException} for an empty name or no key. */
    public TrustedSigner {
        keys = List.copyOf(keys);
        if (name.isBlank() || keys.isEmpty()) {
            throw new IllegalArgumentException("a trusted signer has a name and at least one key");
        }
    }
}
