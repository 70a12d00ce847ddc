package dev.assay.ledger.dsse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.ledger.dsse.EnvelopeVerification.Rejected;
import dev.assay.ledger.dsse.EnvelopeVerification.Verified;
import dev.assay.ledger.key.SignatureScheme;
import dev.assay.ledger.key.SigningKey;
import dev.assay.ledger.key.VerificationKey;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EnvelopeVerifierTest {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final byte[] PAYLOAD = "payload".getBytes(StandardCharsets.UTF_8);
    private static final SigningKey A = SigningKey.generate(SignatureScheme.ED25519, RANDOM);
    private static final SigningKey B = SigningKey.generate(SignatureScheme.ECDSA_P256_DER, RANDOM);
    private static final SigningKey C = SigningKey.generate(SignatureScheme.ML_DSA_44, RANDOM);

    @Test
    void k_of_n_distinct_keys_must_have_signed() {
        Envelope envelope = Envelope.sign("t", PAYLOAD, List.of(A, C));

        assertThat(verify(envelope, 1, A, B, C)).isInstanceOf(Verified.class);
        assertThat(verify(envelope, 2, A, B, C))
                .isEqualTo(new Verified(List.of(A.verificationKey(), C.verificationKey())));
        assertThat(verify(envelope, 3, A, B, C)).isInstanceOfSatisfying(Rejected.class, rejected -> {
            assertThat(rejected.keys()).hasSize(2);
            assertThat(rejected.why()).contains("2 of the 3 keys required signed");
        });
    }

    @Test
    void a_key_that_signs_twice_counts_once() {
        Envelope twice = Envelope.sign("t", PAYLOAD, List.of(B, B));

        assertThat(twice.signatures().get(0)).isNotEqualTo(twice.signatures().get(1));
        assertThat(verify(twice, 2, A, B)).isInstanceOf(Rejected.class);
    }

    @Test
    void one_key_listed_for_both_encodings_counts_once() {
        VerificationKey raw = VerificationKey.of(
                SignatureScheme.ECDSA_P256_RAW, B.verificationKey().spki());

        assertThatThrownBy(() -> new EnvelopeVerifier(List.of(B.verificationKey(), raw), 2))
                .hasMessageContaining("a threshold of 2 of 1 keys");
    }

    @Test
    void a_key_id_decides_nothing() {
        String json = new String(Envelope.sign("t", PAYLOAD, List.of(A)).bytes(), StandardCharsets.UTF_8);
        Envelope wrongHint = Envelope.parse(
                json.replace(A.id().toString(), B.id().toString()).getBytes(StandardCharsets.UTF_8));

        assertThat(verify(wrongHint, 1, A, B)).isEqualTo(new Verified(List.of(A.verificationKey())));
        assertThat(verify(wrongHint, 1, B)).isInstanceOf(Rejected.class);
    }

    @Test
    void type_and_payload_are_both_signed() {
        Envelope envelope = Envelope.sign("type", PAYLOAD, List.of(A));
        String json = new String(envelope.bytes(), StandardCharsets.UTF_8);
        String other = Base64.getEncoder().encodeToString("payloae".getBytes(StandardCharsets.UTF_8));

        assertThat(verify(Envelope.parse(json.replace("\"type\"", "\"typf\"").getBytes(StandardCharsets.UTF_8)), 1, A))
                .isInstanceOf(Rejected.class);
        assertThat(verify(Envelope.parse(json.replace("cGF5bG9hZA==", other).getBytes(StandardCharsets.UTF_8)), 1, A))
                .isInstanceOf(Rejected.class);
    }

    @Test
    void the_work_for_one_envelope_is_bounded() {
        List<VerificationKey> keys = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            keys.add(SigningKey.generate(SignatureScheme.ED25519, RANDOM).verificationKey());
        }
        String signatures = Stream.generate(() -> "{\"sig\":\"" + "A".repeat(86) + "==\"}")
                .limit(Envelope.SIGNATURES_LIMIT)
                .collect(Collectors.joining(","));
        Envelope envelope =
                Envelope.parse(("{\"payload\":\"\",\"payloadType\":\"t\",\"signatures\":[" + signatures + "]}")
                        .getBytes(StandardCharsets.UTF_8));

        assertThat(new EnvelopeVerifier(keys, 1).verify(envelope)).isInstanceOf(Rejected.class);
    }

    private static EnvelopeVerification verify(Envelope envelope, int threshold, SigningKey... keys) {
        List<VerificationKey> verification =
                Stream.of(keys).map(SigningKey::verificationKey).toList();
        return new EnvelopeVerifier(verification, threshold).verify(envelope);
    }
}
