package dev.assay.rego.builtin.jwt;

import dev.assay.rego.builtin.BuiltinException;
import dev.assay.rego.builtin.Context;
import dev.assay.rego.builtin.crypto.MalformedException;
import dev.assay.rego.builtin.crypto.PemBlock;
import dev.assay.rego.builtin.crypto.PublicKeys;
import dev.assay.rego.json.JsonException;
import dev.assay.rego.json.JsonReader;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The keys that a token may be verified by, out of a certificate, a public key in PEM, or a JWK or set of them. */
record VerificationKeys(List<KeyMaterial> keys) {
    VerificationKeys {
        keys = List.copyOf(keys);
    }

    /** What keeps read keys apart from other things that an evaluation keeps. */
    private record Kept(String text) {}

    /** Reads them, or takes those that this evaluation has read before. */
    static VerificationKeys of(Context context, String text) {
        return context.once(new Kept(text), () -> {
            context.spend(1 + text.length());
            try {
                return new VerificationKeys(read(text));
            } catch (MalformedException e) {
                throw BuiltinException.error(e.text());
            }
        });
    }

    private static List<KeyMaterial> read(String text) throws MalformedException {
        PemBlock block = PemBlock.next(text, 0);
        if (block != null) {
            return List.of(KeyMaterial.of(pem(text, block)));
        }
        try {
            List<KeyMaterial> known = new ArrayList<>();
            for (KeyMaterial key : JsonWebKey.readAll(JsonReader.read(text))) {
                if (key.algorithm().isEmpty() || Algorithm.of(key.algorithm()) != null) {
                    known.add(key);
                }
            }
            return known;
        } catch (MalformedException | JsonException e) {
            throw new MalformedException("failed to parse a JWK key (set): " + e.getMessage());
        }
    }

    private static PublicKey pem(String text, PemBlock block) throws MalformedException {
        if (block.end() < text.length()) {
            throw new MalformedException("extra data after a PEM certificate block");
        }
        switch (block.type()) {
            case "CERTIFICATE" -> {
                try {
                    return PublicKeys.ofCertificate(block.bytes());
                } catch (MalformedException e) {
                    throw new MalformedException("failed to parse a PEM certificate: " + e.text());
                }
            }
            case "PUBLIC KEY" -> {
                try {
                    return PublicKeys.ofInfo(block.bytes());
                } catch (MalformedException e) {
                    throw new MalformedException("failed to parse a PEM public key: " + e.text());
                }
            }
            default -> throw new MalformedException("failed to extract a Key from the PEM certificate");
        }
    }

    /**
     * Whether one of them verifies: the one with the token's key id if there is one, else any that is not for another
     * algorithm.
     */
    boolean anyVerifies(String id, String algorithm, Predicate<KeyMaterial> verifies) {
        KeyMaterial named = id.isEmpty() ? null : named(id);
        if (named != null) {
            return verifies.test(named);
        }
        for (KeyMaterial key : keys) {
            if ((key.algorithm().isEmpty() || key.algorithm().equals(algorithm)) && verifies.test(key)) {
                return true;
            }
        }
        return false;
    }

    private @Nullable KeyMaterial named(String id) {
        for (KeyMaterial key : keys) {
            if (key.id().equals(id)) {
                return key;
            }
        }
        return null;
    }
}
