package dev.assay.ledger.evidence;

import dev.assay.ledger.dsse.Envelope;
import dev.assay.ledger.intoto.DigestSet;
import dev.assay.ledger.intoto.Statement;
import dev.assay.ledger.intoto.Subject;
import dev.assay.ledger.json.JsonObject;
import dev.assay.ledger.json.Timestamp;
import dev.assay.ledger.key.SigningKey;
import java.time.Instant;
import java.util.List;

/** Makes evidence for tests. */
final class Evidences {

    static final String TYPE = "https://assay.dev/recovery/restore-drill/v1";

    private Evidences() {}

    static Statement statement(String name, Instant observedAt) {
        Subject subject = Subject.of("assay:store/" + name, DigestSet.of("uriSha256", "ab".repeat(32)));
        JsonObject claim = JsonObject.build()
                .put("observedAt", Timestamp.format(observedAt))
                .done();
        return new Statement(
                List.of(subject), TYPE, JsonObject.build().put("claim", claim).done());
    }

    static Envelope signed(Statement statement, SigningKey key) {
        return Envelope.sign(Envelope.IN_TOTO, statement.toCanonicalJson(), List.of(key));
    }

    static EvidenceLeaf leaf(StoredEvidence.Intact stored, Instant time) {
        return new EvidenceLeaf(Statement.of(stored.envelope()).predicateType(), time, stored.commitment());
    }
}
