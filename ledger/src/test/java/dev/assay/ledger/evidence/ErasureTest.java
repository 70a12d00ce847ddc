package dev.assay.ledger.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.ledger.LedgerException;
import dev.assay.ledger.digest.Digest;
import dev.assay.ledger.intoto.Statement;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ErasureTest {

    private static final Erasure ERASURE = new Erasure(
            new EvidenceId(new Digest("ab".repeat(32))),
            new Digest("cd".repeat(32)),
            "asked for by the person concerned",
            "assay:person/alice@example.org",
            Instant.parse("2026-11-20T10:00:00Z"));

    private static final String TEXT =
            "{\"_type\":\"https://in-toto.io/Statement/v1\",\"predicate\":{\"body\":{\"commitment\":\"sha256:"
                    + "cd".repeat(32)
                    + "\",\"erasedAt\":\"2026-11-20T10:00:00.000Z\",\"erasedBy\":\"assay:person/alice@example.org\","
                    + "\"evidence\":\"sha256:" + "ab".repeat(32)
                    + "\",\"reason\":\"asked for by the person concerned\"}},"
                    + "\"predicateType\":\"https://assay.dev/evidence/erasure/v1\",\"subject\":[{\"digest\":{\"sha256\":\""
                    + "ab".repeat(32) + "\"},\"name\":\"assay:evidence/sha256:" + "ab".repeat(32) + "\"}]}";

    @Test
    void the_format_is_pinned() {
        assertThat(new String(ERASURE.toStatement().toCanonicalJson(), StandardCharsets.UTF_8))
                .isEqualTo(TEXT);
        assertThat(Erasure.of(parse(TEXT))).isEqualTo(ERASURE);
    }

    @Test
    void an_erasure_names_its_subject_and_every_member() {
        for (String change : new String[] {
            "\"reason\":|\"x\":",
            "\"erasedBy\":|\"x\":",
            "\"erasedAt\":\"2026|\"erasedAt\":\"x",
            "\"commitment\":\"sha256|\"commitment\":\"md5",
            "\"evidence\":\"sha256:ab|\"evidence\":\"sha256:cd",
            "\"reason\":\"asked for by the person concerned\"|\"reason\":\" \"",
            "\"body\":|\"bodies\":",
            "erasure/v1|erasure/v2"
        }) {
            int bar = change.indexOf('|');
            String broken = TEXT.replace(change.substring(0, bar), change.substring(bar + 1));
            assertThat(broken).isNotEqualTo(TEXT);
            assertThatThrownBy(() -> Erasure.of(parse(broken))).as(change).isInstanceOf(LedgerException.class);
        }
    }

    private static Statement parse(String text) {
        return Statement.parse(text.getBytes(StandardCharsets.UTF_8));
    }
}
