package dev.assay.rego.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.rego.json.JsonReader;
import dev.assay.rego.json.JsonWriter;
import dev.assay.rego.value.ArrayValue;
import dev.assay.rego.value.BooleanValue;
import dev.assay.rego.value.NumberValue;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import dev.assay.testkit.Feature;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens that are signed here verify here, and do not verify once anything about them is changed. */
class TokenTest {

    private static final ObjectValue CLAIMS =
            object("{\"iss\": \"https://issuer\", \"aud\": [\"a\", \"b\"], \"exp\": 1900000000, \"nbf\": 1600000000}");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "HS256", "HS384",
                "HS512"
            })
    @Feature(value = "GAT-01", partial = "a decision is not yet signed evidence")
    void a_signed_token_verifies_with_its_key_only(String algorithm) throws GeneralSecurityException {
        ObjectValue key = key(algorithm);
        ObjectValue header = object("{\"typ\": \"JWT\", \"alg\": \"" + algorithm + "\"}");
        String token = text(new Calls().call("io.jwt.encode_sign", header, CLAIMS, key));
        assertThat(text(new Calls().call("io.jwt.encode_sign", header, CLAIMS, key)))
                .as("signing is replayable")
                .isEqualTo(token);
        assertThat(verified(token, key, algorithm)).isTrue();
        assertThat(verified(token, key(algorithm), algorithm)).isFalse();
        String[] parts = token.split("\\.", 3);
        String forged = parts[0] + "."
                + base64("{\"iss\": \"https://issuer\", \"aud\": \"a\"}".getBytes(StandardCharsets.UTF_8))
                + "." + parts[2];
        assertThat(verified(forged, key, algorithm)).isFalse();
        assertThat(verified(parts[0] + "." + parts[1] + ".", key, algorithm)).isFalse();
    }

    @Test
    void claims_are_checked_against_the_clock_of_the_evaluation() throws GeneralSecurityException {
        ObjectValue key = key("HS256");
        for (String claims : List.of("{\"exp\": 1799999999}", "{\"nbf\": 1900000000}", "{\"aud\": \"x\"}")) {
            String token =
                    text(new Calls().call("io.jwt.encode_sign", object("{\"alg\": \"HS256\"}"), object(claims), key));
            assertThat(verified(token, key, "HS256")).as(claims).isFalse();
        }
    }

    @Test
    void a_token_with_unknown_critical_parts_does_not_verify() throws GeneralSecurityException {
        ObjectValue key = key("HS256");
        ObjectValue header = object("{\"alg\": \"HS256\", \"crit\": [\"x\"], \"x\": 1}");
        String token = text(new Calls().call("io.jwt.encode_sign", header, CLAIMS, key));
        assertThat(verified(token, key, "HS256")).isFalse();
    }

    @Test
    void the_public_key_is_no_secret_for_a_token_of_another_algorithm() throws GeneralSecurityException {
        ObjectValue rsa = key("RS256");
        String publicKey = JsonWriter.compact(publicPart(rsa));
        ObjectValue secret =
                object("{\"kty\": \"oct\", \"k\": \"" + base64(publicKey.getBytes(StandardCharsets.UTF_8)) + "\"}");
        String token = text(new Calls().call("io.jwt.encode_sign", object("{\"alg\": \"HS256\"}"), CLAIMS, secret));
        assertThat(verified(token, rsa, "HS256")).isFalse();
    }

    @Test
    void tokens_have_a_limit_with_a_name() {
        String large = "a".repeat((1 << 20) + 1);
        assertThatThrownBy(() -> new Calls().text("io.jwt.decode", large)).hasMessageContaining("JWT_CHARS_MAX");
    }

    @Test
    void an_ed25519_key_signs_and_verifies() throws GeneralSecurityException {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        byte[] seed = ((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow();
        byte[] encoded = pair.getPublic().getEncoded();
        byte[] point = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
        ObjectValue key = object("{\"kty\": \"OKP\", \"crv\": \"Ed25519\", \"x\": \"" + base64(point) + "\", \"d\": \""
                + base64(seed) + "\"}");
        String token = text(new Calls().call("io.jwt.encode_sign", object("{\"alg\": \"EdDSA\"}"), CLAIMS, key));
        assertThat(verified(token, key, "EdDSA")).isTrue();
    }

    private static boolean verified(String token, ObjectValue key, String algorithm) {
        ObjectValue constraints = ObjectValue.builder()
                .put("cert", StringValue.of(JsonWriter.compact(key)))
                .put("alg", StringValue.of(algorithm))
                .put("aud", StringValue.of("a"))
                .put("time", NumberValue.of(1_800_000_000_000_000_000L))
                .build();
        ArrayValue answer = (ArrayValue)
                Objects.requireNonNull(new Calls().call("io.jwt.decode_verify", StringValue.of(token), constraints));
        boolean valid = answer.get(0).equals(BooleanValue.TRUE);
        assertThat(((ObjectValue) answer.get(1)).size() > 0).isEqualTo(valid);
        return valid;
    }

    private static ObjectValue publicPart(ObjectValue key) {
        return ObjectValue.builder()
                .put("kty", Objects.requireNonNull(key.get("kty")))
                .put("n", Objects.requireNonNull(key.get("n")))
                .put("e", Objects.requireNonNull(key.get("e")))
                .build();
    }

    private static ObjectValue key(String algorithm) throws GeneralSecurityException {
        return switch (algorithm.charAt(0)) {
            case 'R', 'P' -> rsa();
            case 'E' -> elliptic(Integer.parseInt(algorithm.substring(2)));
            default -> {
                byte[] secret = new byte[64];
                new SecureRandom().nextBytes(secret);
                yield object("{\"kty\": \"oct\", \"k\": \"" + base64(secret) + "\"}");
            }
        };
    }

    private static ObjectValue rsa() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        RSAPrivateCrtKey key = (RSAPrivateCrtKey) generator.generateKeyPair().getPrivate();
        return ObjectValue.builder()
                .put("kty", StringValue.of("RSA"))
                .put("n", number(key.getModulus(), 256))
                .put("e", number(key.getPublicExponent(), 3))
                .put("d", number(key.getPrivateExponent(), 256))
                .put("p", number(key.getPrimeP(), 128))
                .put("q", number(key.getPrimeQ(), 128))
                .put("dp", number(key.getPrimeExponentP(), 128))
                .put("dq", number(key.getPrimeExponentQ(), 128))
                .put("qi", number(key.getCrtCoefficient(), 128))
                .build();
    }

    private static ObjectValue elliptic(int bits) throws GeneralSecurityException {
        int size = bits == 512 ? 521 : bits;
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp" + size + "r1"));
        KeyPair pair = generator.generateKeyPair();
        ECPublicKey point = (ECPublicKey) pair.getPublic();
        int bytes = (size + 7) / 8;
        return ObjectValue.builder()
                .put("kty", StringValue.of("EC"))
                .put("crv", StringValue.of("P-" + size))
                .put("x", number(point.getW().getAffineX(), bytes))
                .put("y", number(point.getW().getAffineY(), bytes))
                .put("d", number(((ECPrivateKey) pair.getPrivate()).getS(), bytes))
                .build();
    }

    private static Value number(BigInteger number, int size) {
        byte[] bytes = number.toByteArray();
        byte[] fixed = new byte[size];
        int extra = Math.max(0, bytes.length - size);
        System.arraycopy(bytes, extra, fixed, size - bytes.length + extra, bytes.length - extra);
        return StringValue.of(base64(fixed));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static ObjectValue object(String json) {
        return (ObjectValue) JsonReader.read(json);
    }

    private static String text(@Nullable Value value) {
        return ((StringValue) Objects.requireNonNull(value)).value();
    }
}
