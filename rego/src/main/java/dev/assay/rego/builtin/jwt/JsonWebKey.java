package dev.assay.rego.builtin.jwt;

import dev.assay.rego.builtin.crypto.Base64Text;
import dev.assay.rego.builtin.crypto.Curve;
import dev.assay.rego.builtin.crypto.MalformedException;
import dev.assay.rego.builtin.crypto.PublicKeys;
import dev.assay.rego.value.ArrayValue;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.KeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.security.spec.RSAPrivateKeySpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads keys of RFC 7517 and their parameters of RFC 7518 and RFC 8037. */
final class JsonWebKey {
    /** The most keys of one set. */
    static final int KEYS_MAX = 1_000;

    /** Registered names (RFC 7518, RFC 8812, RFC 9864) of what OPA cannot verify by; such keys are passed over. */
    private static final Set<String> OTHER_ALGORITHMS = Set.of(
            "none",
            "ES256K",
            "Ed25519",
            "Ed448",
            "RSA1_5",
            "RSA-OAEP",
            "RSA-OAEP-256",
            "RSA-OAEP-384",
            "RSA-OAEP-512",
            "A128KW",
            "A192KW",
            "A256KW",
            "dir",
            "ECDH-ES",
            "ECDH-ES+A128KW",
            "ECDH-ES+A192KW",
            "ECDH-ES+A256KW",
            "A128GCMKW",
            "A192GCMKW",
            "A256GCMKW",
            "PBES2-HS256+A128KW",
            "PBES2-HS384+A192KW",
            "PBES2-HS512+A256KW");

    private final ObjectValue fields;

    private JsonWebKey(ObjectValue fields) {
        this.fields = fields;
    }

    /** The keys of a set, or the one key that the value is. */
    static List<KeyMaterial> readAll(Value value) throws MalformedException {
        if (!(value instanceof ObjectValue object)) {
            throw new MalformedException(
                    "a key must be an object, not " + value.kind().word());
        }
        if (!(object.get("keys") instanceof ArrayValue keys)) {
            return List.of(new JsonWebKey(object).read());
        }
        if (keys.size() > KEYS_MAX) {
            throw new MalformedException("more than JWK_KEYS_MAX=" + KEYS_MAX + " keys");
        }
        List<KeyMaterial> all = new ArrayList<>();
        for (Value key : keys) {
            if (!(key instanceof ObjectValue one)) {
                throw new MalformedException(
                        "a key must be an object, not " + key.kind().word());
            }
            all.add(new JsonWebKey(one).read());
        }
        return all;
    }

    private KeyMaterial read() throws MalformedException {
        String type = optional("kty");
        algorithm();
        return switch (type) {
            case "RSA" -> rsa();
            case "EC" -> elliptic();
            case "OKP" -> edwards();
            case "oct" -> new KeyMaterial(algorithm(), optional("kid"), null, null, bytes("k"));
            default -> throw new MalformedException("invalid key type from JSON (" + type + ")");
        };
    }

    private KeyMaterial rsa() throws MalformedException {
        BigInteger modulus = number("n");
        BigInteger exponent = number("e");
        PrivateKey privateKey = null;
        if (fields.get("d") != null) {
            KeySpec spec = fields.get("qi") == null
                    ? new RSAPrivateKeySpec(modulus, number("d"))
                    : new RSAPrivateCrtKeySpec(
                            modulus,
                            exponent,
                            number("d"),
                            number("p"),
                            number("q"),
                            number("dp"),
                            number("dq"),
                            number("qi"));
            privateKey = privateKey("RSA", spec);
        }
        return key(PublicKeys.rsa(modulus, exponent), privateKey);
    }

    private KeyMaterial elliptic() throws MalformedException {
        Curve curve = null;
        for (Curve known : Curve.values()) {
            if (known != Curve.P224 && known.jwkName().equals(text("crv"))) {
                curve = known;
            }
        }
        if (curve == null) {
            throw new MalformedException("unknown elliptic curve " + text("crv"));
        }
        PrivateKey privateKey = null;
        if (fields.get("d") != null) {
            try {
                privateKey = privateKey("EC", new ECPrivateKeySpec(number("d"), PublicKeys.parameters(curve)));
            } catch (GeneralSecurityException e) {
                throw new MalformedException("invalid EC key: " + e.getMessage());
            }
        }
        return key(PublicKeys.elliptic(curve, number("x"), number("y")), privateKey);
    }

    private KeyMaterial edwards() throws MalformedException {
        if (!text("crv").equals("Ed25519")) {
            bytes("x");
            return key(null, null);
        }
        PrivateKey privateKey = fields.get("d") == null
                ? null
                : privateKey("Ed25519", new EdECPrivateKeySpec(NamedParameterSpec.ED25519, bytes("d")));
        return key(PublicKeys.edwards(bytes("x")), privateKey);
    }

    private KeyMaterial key(@Nullable PublicKey publicKey, @Nullable PrivateKey privateKey) throws MalformedException {
        return new KeyMaterial(algorithm(), optional("kid"), publicKey, privateKey, null);
    }

    /** The algorithm that the key is for; one that no standard knows makes the key invalid. */
    private String algorithm() throws MalformedException {
        String name = optional("alg");
        if (name.isEmpty() || Algorithm.of(name) != null || OTHER_ALGORITHMS.contains(name)) {
            return name;
        }
        throw new MalformedException("invalid algorithm " + name);
    }

    private static PrivateKey privateKey(String algorithm, KeySpec spec) throws MalformedException {
        try {
            return KeyFactory.getInstance(algorithm).generatePrivate(spec);
        } catch (GeneralSecurityException e) {
            throw new MalformedException("invalid " + algorithm + " key: " + e.getMessage());
        }
    }

    private BigInteger number(String field) throws MalformedException {
        return new BigInteger(1, bytes(field));
    }

    private byte[] bytes(String field) throws MalformedException {
        byte[] bytes = Base64Text.url(text(field));
        if (bytes.length > PublicKeys.RSA_BITS_MAX / 8) {
            throw new MalformedException(field + " has more than RSA_BITS_MAX=" + PublicKeys.RSA_BITS_MAX + " bits");
        }
        return bytes;
    }

    private String text(String field) throws MalformedException {
        String text = optional(field);
        if (text.isEmpty()) {
            throw new MalformedException("required field " + field + " is missing");
        }
        return text;
    }

    private String optional(String field) throws MalformedException {
        Value value = fields.get(field);
        if (value == null) {
            return "";
        }
        if (value instanceof StringValue text) {
            return text.value();
        }
        throw new MalformedException(
                field + " must be a string, not " + value.kind().word());
    }
}
