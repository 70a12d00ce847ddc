package dev.assay.ledger.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.ledger.digest.Digest;
import dev.assay.ledger.dsse.Envelope;
import dev.assay.ledger.key.SignatureScheme;
import dev.assay.ledger.key.SigningKey;
import dev.assay.testkit.Fuzz;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvidenceLeafTest {

    private static final EvidenceLeaf LEAF = new EvidenceLeaf(
            "https://assay.dev/recovery/restore-drill/v1",
            Instant.parse("2026-11-20T10:00:00.000999Z"),
            new Digest("ab".repeat(32)));
    private static final String TEXT = "{\"commitment\":\"sha256:" + "ab".repeat(32)
            + "\",\"time\":\"2026-11-20T10:00:00.000Z\",\"type\":\"https://assay.dev/recovery/restore-drill/v1\",\"v\":1}";

    @Test
    void the_format_is_pinned() {
        assertThat(new String(LEAF.toBytes(), StandardCharsets.UTF_8)).isEqualTo(TEXT);
        assertThat(EvidenceLeaf.recognise(LEAF.toBytes())).contains(LEAF);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"v\":1|\"v\":2",
                "\"v\":1|\"v\":1.0",
                "\"v\":1|\"v\":1,\"w\":1",
                "\"v\":1|\"v\": 1",
                "00.000Z|00Z",
                "sha256:ab|sha256:AB",
                "\"type\":\"https|\"type\":7,\"x\":\"https",
                "{|[",
                "{|"
            })
    void other_entries_are_not_leaves(String change) {
        int bar = change.indexOf('|');
        String other = TEXT.replace(change.substring(0, bar), change.substring(bar + 1));

        assertThat(other).isNotEqualTo(TEXT);
        assertThat(EvidenceLeaf.recognise(other.getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
    }

    @Test
    void the_largest_leaf_fits_a_log_entry() {
        String type = "https://assay.dev/" + "\u20ac".repeat(1_000);

        assertThat(new EvidenceLeaf(type, LEAF.time(), LEAF.commitment()).toBytes().length)
                .isLessThan(65_536);
        assertThatThrownBy(() -> new EvidenceLeaf("x".repeat(1_025), LEAF.time(), LEAF.commitment()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_commitment_is_the_digest_of_salt_and_envelope() {
        SigningKey key = SigningKey.generate(SignatureScheme.ED25519, new SecureRandom());
        Envelope envelope = Envelope.sign("t", new byte[0], List.of(key));
        byte[] salt = new byte[32];
        salt[0] = 1;
        byte[] both = new byte[32 + envelope.bytes().length];
        both[0] = 1;
        System.arraycopy(envelope.bytes(), 0, both, 32, envelope.bytes().length);

        assertThat(new Salt(salt).commitment(envelope)).isEqualTo(Digest.of(both));
        assertThat(Salt.random(new SecureRandom())).isNotEqualTo(Salt.random(new SecureRandom()));
    }

    @Test
    void damaged_entries_are_a_leaf_in_its_one_spelling_or_none() {
        Fuzz.ofText("leaf", TEXT)
                .run(bytes -> EvidenceLeaf.recognise(bytes)
                        .ifPresent(leaf -> assertThat(leaf.toBytes()).isEqualTo(bytes)));
    }
}
