package dev.assay.rego.builtin.jwt;

import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A key with what a JWK says of it.
 *
 * @param algorithm the name of the only algorithm that it is for; empty if it does not say
 * @param id the key's id; empty if it has none
 * @param publicKey what verifies, unless it is a secret
 * @param privateKey what signs, if it was given
 * @param secret the bytes of a symmetric key
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes are never changed nor compared
record KeyMaterial(
        String algorithm,
        String id,
        @Nullable PublicKey publicKey,
        @Nullable PrivateKey privateKey,
        byte @Nullable [] secret) {
    KeyMaterial {
        Objects.requireNonNull(algorithm, "algorithm is null");
        Objects.requireNonNull(id, "id is null");
    }

    static KeyMaterial of(PublicKey key) {
        return new KeyMaterial("", "", key, null, null);
    }

    static KeyMaterial ofSecret(byte[] secret) {
        return new KeyMaterial("", "", null, null, secret);
    }
}
