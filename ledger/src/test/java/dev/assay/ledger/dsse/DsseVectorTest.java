package dev.assay.ledger.dsse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.ledger.dsse.EnvelopeVerification.Rejected;
import dev.assay.ledger.dsse.EnvelopeVerification.Verified;
import dev.assay.ledger.json.CanonicalJson;
import dev.assay.ledger.json.Json;
import dev.assay.ledger.json.JsonArray;
import dev.assay.ledger.json.JsonLimits;
import dev.assay.ledger.json.JsonObject;
import dev.assay.ledger.json.JsonReader;
import dev.assay.ledger.json.JsonString;
import dev.assay.ledger.key.SignatureScheme;
import dev.assay.ledger.key.VerificationKey;
import dev.assay.testkit.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The vector of the DSSE specification, and what was derived from it. */
class DsseVectorTest {

    private JsonObject vector = JsonObject.EMPTY;
    private JsonObject derived = JsonObject.EMPTY;

    @BeforeEach
    void read() throws IOException {
        JsonObject file = JsonReader.readObject(
                Files.readAllBytes(Checkout.vectors("dsse").resolve("test-vector.json")), JsonLimits.ENVELOPE);
        vector = (JsonObject) ((JsonArray) member(file, "vectors")).items().getFirst();
        derived = (JsonObject) member(file, "derived");
    }

    @Test
    void the_encoding_that_is_signed() {
        byte[] payload = HexFormat.of().parseHex(text(vector, "payload_hex"));

        assertThat(HexFormat.of().formatHex(Envelope.preAuthenticationEncoding(text(vector, "payloadType"), payload)))
                .isEqualTo(text(vector, "pae_hex"));
    }

    @Test
    void every_envelope_verifies_with_the_raw_key_and_none_with_the_der_key() {
        VerificationKey raw = key(SignatureScheme.ECDSA_P256_RAW);
        VerificationKey der = key(SignatureScheme.ECDSA_P256_DER);
        List<Json> envelopes = List.of(
                member(vector, "envelope"),
                member(vector, "envelope_with_keyid"),
                member(derived, "envelope_urlsafe_base64"));

        for (Json json : envelopes) {
            Envelope envelope = Envelope.parse(CanonicalJson.write(json));
            assertThat(new EnvelopeVerifier(List.of(raw), 1).verify(envelope)).isInstanceOf(Verified.class);
            assertThat(new EnvelopeVerifier(List.of(der), 1).verify(envelope)).isInstanceOf(Rejected.class);
        }
    }

    @Test
    void the_der_form_verifies_with_the_der_key_and_not_with_the_raw_key() {
        byte[] message = HexFormat.of().parseHex(text(vector, "pae_hex"));
        byte[] signature = Base64.getDecoder().decode(text(derived, "signature_der_base64"));

        assertThat(key(SignatureScheme.ECDSA_P256_DER).verifies(message, signature))
                .isTrue();
        assertThat(key(SignatureScheme.ECDSA_P256_RAW).verifies(message, signature))
                .isFalse();
    }

    private VerificationKey key(SignatureScheme scheme) {
        return VerificationKey.of(scheme, Base64.getDecoder().decode(text(derived, "public_key_spki_der_base64")));
    }

    private static String text(JsonObject object, String name) {
        return ((JsonString) member(object, name)).value();
    }

    private static Json member(JsonObject object, String name) {
        return object.member(name).orElseThrow();
    }
}
