package dev.assay.ledger.dsse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.ledger.LedgerError;
import dev.assay.ledger.LedgerException;
import dev.assay.ledger.key.SignatureScheme;
import dev.assay.ledger.key.SigningKey;
import dev.assay.testkit.Fuzz;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeTest {

    private static final SigningKey KEY = SigningKey.generate(SignatureScheme.ED25519, new SecureRandom());

    @Test
    void unknown_members_are_ignored_and_kept() {
        byte[] json = utf8("{\"payloadType\":\"t\",\"new\":{\"x\":1},\"payload\":\"aGk=\","
                + "\"signatures\":[{\"sig\":\"AA==\",\"cert\":\"later\"}]}  ");

        Envelope envelope = Envelope.parse(json);

        assertThat(envelope.payload()).isEqualTo(utf8("hi"));
        assertThat(envelope.payloadType()).isEqualTo("t");
        assertThat(envelope.bytes()).as("as it arrived").isEqualTo(json);
        assertThat(envelope.signatures()).containsExactly(new EnvelopeSignature(null, new byte[1]));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{}",
                "{\"payload\":\"\",\"payloadType\":\"t\"}",
                "{\"payload\":\"\",\"payloadType\":\"t\",\"signatures\":[]}",
                "{\"payload\":\"\",\"payloadType\":\"t\",\"signatures\":{}}",
                "{\"payload\":\"\",\"payloadType\":\"t\",\"signatures\":[1]}",
                "{\"payload\":\"\",\"payloadType\":\"t\",\"signatures\":[{}]}",
                "{\"payload\":\"\",\"payloadType\":\"t\",\"signatures\":[{\"sig\":\"\"}]}",
                "{\"payload\":\"\",\"payloadType\":\"t\",\"signatures\":[{\"sig\":5}]}",
                "{\"payload\":\"\",\"payloadType\":\"t\",\"signatures\":[{\"sig\":\"AA==\",\"keyid\":null}]}",
                "{\"payload\":\"\",\"payloadType\":\"\",\"signatures\":[{\"sig\":\"AA==\"}]}",
                "{\"payload\":\"\",\"payloadType\":7,\"signatures\":[{\"sig\":\"AA==\"}]}",
                "{\"payload\":null,\"payloadType\":\"t\",\"signatures\":[{\"sig\":\"AA==\"}]}",
                "{\"payload\":\"\",\"payload\":\"\",\"payloadType\":\"t\",\"signatures\":[{\"sig\":\"AA==\"}]}"
            })
    void what_is_no_envelope_is_malformed(String json) {
        assertThatThrownBy(() -> Envelope.parse(utf8(json)))
                .isInstanceOfSatisfying(
                        LedgerException.class, e -> assertThat(e.code()).isEqualTo(LedgerError.MALFORMED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"+/+/", "-_-_", "YQ==", "YQ", "YWI=", "YWI", ""})
    void both_alphabets_are_read_with_padding_or_without(String base64) {
        assertThat(parse(base64).payload().length)
                .isEqualTo(base64.replace("=", "").length() * 3 / 4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"+_==", "Y", "YR==", "YQ=", "YQ===", "YQ==\\n", " YQ==", "YQ==YQ==", "Y=Q=", "\u00e9"})
    void other_base64_is_refused(String base64) {
        assertThatThrownBy(() -> parse(base64)).hasMessageContaining("\"payload\" is not base64");
    }

    @Test
    void an_envelope_has_at_most_32_signatures() {
        String one = "{\"sig\":\"AA==\"}";
        String json = "{\"payload\":\"\",\"payloadType\":\"t\",\"signatures\":[%s]}";
        String many = (one + ",").repeat(Envelope.SIGNATURES_LIMIT - 1) + one;

        assertThat(Envelope.parse(utf8(json.formatted(many))).signatures()).hasSize(32);
        assertThatThrownBy(() -> Envelope.parse(utf8(json.formatted(many + "," + one))))
                .hasMessageContaining("33 signatures; the limit is 32");
    }

    @Property(tries = 50)
    void what_is_signed_is_read_back_byte_for_byte(@ForAll byte[] payload) {
        Envelope envelope = Envelope.sign("application/x", payload, List.of(KEY));
        Envelope again = Envelope.parse(envelope.bytes());

        assertThat(again.payload()).isEqualTo(payload);
        assertThat(new EnvelopeVerifier(List.of(KEY.verificationKey()), 1).verify(again))
                .isInstanceOf(EnvelopeVerification.Verified.class);
    }

    @Test
    void the_written_form_is_pinned() {
        Envelope envelope = Envelope.sign("application/x", utf8("hi"), List.of(KEY));
        String sig = Base64.getEncoder().encodeToString(KEY.sign(utf8("DSSEv1 13 application/x 2 hi")));

        assertThat(new String(envelope.bytes(), StandardCharsets.UTF_8))
                .isEqualTo("{\"payload\":\"aGk=\",\"payloadType\":\"application/x\",\"signatures\":[{\"keyid\":\""
                        + KEY.id() + "\",\"sig\":\"" + sig + "\"}]}");
    }

    @Test
    void damaged_envelopes_are_read_or_refused_and_never_verify_with_another_payload() {
        byte[] good = Envelope.sign("application/x", utf8("a payload of some length"), List.of(KEY))
                .bytes();
        EnvelopeVerifier verifier = new EnvelopeVerifier(List.of(KEY.verificationKey()), 1);
        Fuzz.of("dsse", good)
                .refusing(LedgerException.class)
                .withWords("\"payload\":", "\"sig\":", "\"keyid\":", "{\"sig\":\"AA==\"},")
                .run(bytes -> {
                    Envelope envelope = Envelope.parse(bytes);
                    if (verifier.verify(envelope) instanceof EnvelopeVerification.Verified) {
                        assertThat(envelope.payload()).isEqualTo(utf8("a payload of some length"));
                        assertThat(envelope.payloadType()).isEqualTo("application/x");
                    }
                });
    }

    private static Envelope parse(String payload) {
        return Envelope.parse(
                utf8("{\"payload\":\"" + payload + "\",\"payloadType\":\"t\",\"signatures\":[{\"sig\":\"AA==\"}]}"));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
