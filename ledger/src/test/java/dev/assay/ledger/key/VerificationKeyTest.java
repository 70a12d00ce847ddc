package dev.assay.ledger.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.ledger.LedgerException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerificationKeyTest {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final byte[] MESSAGE = "message".getBytes(StandardCharsets.UTF_8);
    private static final String ED25519_SPKI = "302a300506032b6570032100";
    private static final BigInteger N =
            new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);

    @ParameterizedTest
    @EnumSource
    void a_signature_verifies_only_for_its_message_and_key(SignatureScheme scheme) {
        SigningKey key = SigningKey.generate(scheme, RANDOM);
        SigningKey other = SigningKey.generate(scheme, RANDOM);
        byte[] signature = key.sign(MESSAGE);
        byte[] flipped = signature.clone();
        flipped[10] ^= 1;

        assertThat(key.verificationKey().verifies(MESSAGE, signature)).isTrue();
        assertThat(key.verificationKey().verifies(new byte[0], signature)).isFalse();
        assertThat(other.verificationKey().verifies(MESSAGE, signature)).isFalse();
        assertThat(key.verificationKey().verifies(MESSAGE, flipped)).isFalse();
        assertThat(key.verificationKey().verifies(MESSAGE, new byte[0])).isFalse();
        assertThat(key.verificationKey().verifies(MESSAGE, Arrays.copyOf(signature, signature.length - 1)))
                .isFalse();
        assertThat(key.verificationKey().verifies(MESSAGE, Arrays.copyOf(signature, signature.length + 1)))
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void the_key_id_is_the_digest_of_the_der_form(SignatureScheme scheme) {
        VerificationKey key = SigningKey.generate(scheme, RANDOM).verificationKey();

        assertThat(key.id().toString())
                .matches("sha256:[0-9a-f]{64}")
                .isEqualTo(VerificationKey.of(scheme, key.spki()).id().toString());
        assertThat(VerificationKey.of(key.spki())).isEqualTo(key);
    }

    @Test
    void an_encoding_is_fixed_by_the_key() {
        SigningKey derSigner = SigningKey.generate(SignatureScheme.ECDSA_P256_DER, RANDOM);
        VerificationKey der = derSigner.verificationKey();
        VerificationKey raw = VerificationKey.of(SignatureScheme.ECDSA_P256_RAW, der.spki());
        byte[] derSignature = derSigner.sign(MESSAGE);
        byte[] rawSignature = EcdsaSignature.derToRaw(derSignature).orElseThrow();

        assertThat(der.verifies(MESSAGE, derSignature)).isTrue();
        assertThat(raw.verifies(MESSAGE, rawSignature)).isTrue();
        assertThat(der.verifies(MESSAGE, rawSignature)).isFalse();
        assertThat(raw.verifies(MESSAGE, derSignature)).isFalse();
        assertThat(raw).as("the same material").isEqualTo(der);
    }

    @Test
    void der_has_one_spelling() {
        SigningKey signer = SigningKey.generate(SignatureScheme.ECDSA_P256_DER, RANDOM);
        byte[] der = signer.sign(MESSAGE);
        byte[] longLength = insert(der, 1, 0x81);
        byte[] trailing = Arrays.copyOf(der, der.length + 1);
        byte[] padded = insert(der, 4, 0);
        padded[1]++;
        padded[3]++;
        byte[] trailingInside = Arrays.copyOf(der, der.length + 1);
        trailingInside[1]++;

        for (byte[] spelling : new byte[][] {longLength, trailing, padded, trailingInside}) {
            assertThat(signer.verificationKey().verifies(MESSAGE, spelling)).isFalse();
        }
    }

    @Test
    void the_other_s_is_accepted_and_never_made() {
        SigningKey signer = SigningKey.generate(SignatureScheme.ECDSA_P256_RAW, RANDOM);
        for (int i = 0; i < 20; i++) {
            byte[] signature = signer.sign(MESSAGE);
            BigInteger s = new BigInteger(1, Arrays.copyOfRange(signature, 32, 64));
            assertThat(s).isLessThanOrEqualTo(N.shiftRight(1));
            byte[] other = signature.clone();
            byte[] high = N.subtract(s).toByteArray();
            Arrays.fill(other, 32, 64, (byte) 0);
            int length = Math.min(32, high.length);
            System.arraycopy(high, high.length - length, other, 64 - length, length);

            assertThat(signer.verificationKey().verifies(MESSAGE, other)).isTrue();
            assertThat(EcdsaSignature.withLowS(other)).isEqualTo(signature);
        }
    }

    @Test
    void scalars_out_of_range_are_no_signature() {
        VerificationKey key =
                SigningKey.generate(SignatureScheme.ECDSA_P256_RAW, RANDOM).verificationKey();
        byte[] zero = new byte[64];
        byte[] tooLarge = new byte[64];
        Arrays.fill(tooLarge, (byte) 0xff);

        assertThat(key.verifies(MESSAGE, zero)).isFalse();
        assertThat(key.verifies(MESSAGE, tooLarge)).isFalse();
        assertThat(EcdsaSignature.derToRaw(HexFormat.of().parseHex("3006020100020100")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0000000000000000000000000000000000000000000000000000000000000000",
                "0000000000000000000000000000000000000000000000000000000000000080",
                "0100000000000000000000000000000000000000000000000000000000000000",
                "0100000000000000000000000000000000000000000000000000000000000080",
                "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
                "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
                "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
                "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
                "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
                "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"
            })
    void an_ed25519_key_that_any_signature_fits_is_refused(String point) {
        byte[] spki = HexFormat.of().parseHex(ED25519_SPKI + point);

        assertThatThrownBy(() -> VerificationKey.of(spki))
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining("unsound");
    }

    @Test
    void a_point_that_is_not_on_the_curve_is_refused() {
        byte[] spki = SigningKey.generate(SignatureScheme.ECDSA_P256_DER, RANDOM)
                .verificationKey()
                .spki();
        spki[spki.length - 1] ^= 1;

        assertThatThrownBy(() -> VerificationKey.of(spki)).hasMessageContaining("not on the curve");
    }

    @Test
    void an_ed25519_key_that_is_no_point_is_refused() {
        // No x fits y = 2: found by damaging key files.
        byte[] spki = HexFormat.of().parseHex(ED25519_SPKI + "02" + "00".repeat(31));

        assertThatThrownBy(() -> VerificationKey.of(spki)).isInstanceOf(LedgerException.class);
    }

    @Test
    void a_key_has_one_der_form_and_fits_its_scheme() {
        byte[] spki = SigningKey.generate(SignatureScheme.ED25519, RANDOM)
                .verificationKey()
                .spki();

        assertThatThrownBy(() -> VerificationKey.of(Arrays.copyOf(spki, spki.length + 1)))
                .hasMessageContaining("not a public key that is known here");
        assertThatThrownBy(() -> VerificationKey.of(SignatureScheme.ML_DSA_44, spki))
                .hasMessageContaining("cannot be used as ml-dsa-44");
    }

    private static byte[] insert(byte[] bytes, int at, int value) {
        byte[] longer = new byte[bytes.length + 1];
        System.arraycopy(bytes, 0, longer, 0, at);
        longer[at] = (byte) value;
        System.arraycopy(bytes, at, longer, at + 1, bytes.length - at);
        return longer;
    }
}
