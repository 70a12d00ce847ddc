package dev.assay.ledger.evidence;

import dev.assay.ledger.LedgerException;
import dev.assay.ledger.digest.Digest;
import dev.assay.ledger.intoto.DigestSet;
import dev.assay.ledger.intoto.Statement;
import dev.assay.ledger.intoto.Subject;
import dev.assay.ledger.json.JsonObject;
import dev.assay.ledger.json.JsonString;
import dev.assay.ledger.json.Timestamp;
import java.time.Instant;
import java.util.List;

/**
 * That an evidence was erased, itself a statement of the type {@link #TYPE}. It is recorded before anything is
 * removed, so that a crash in between leaves something that can be erased again, never something that is gone
 * unexplained.
 *
 * @param evidence what was erased
 * @param commitment what the log says of it, and goes on saying
 * @param reason one sentence for people; must not repeat what was erased
 * @param erasedBy who did it, {@code assay:person/...} or {@code assay:workload/...}
 * @param erasedAt when, in whole milliseconds
 */
public record Erasure(EvidenceId evidence, Digest commitment, String reason, String erasedBy, Instant erasedAt) {

    /** The predicate type. */
    public static final String TYPE = "https://assay.dev/evidence/erasure/v1";
    /** Characters of a reason, at most. */
    public static final int REASON_CHARACTERS_LIMIT = 1_000;
    /** Characters of a name, at most. */
    public static final int ACTOR_CHARACTERS_LIMIT = 1_000;

    /** Cuts the time to milliseconds; {@link IllegalArgumentException} without a reason or a name. */
    public Erasure {
        erasedAt = Timestamp.toMillis(erasedAt);
        if (reason.isBlank() || reason.length() > REASON_CHARACTERS_LIMIT) {
            throw new IllegalArgumentException(
                    "an erasure's reason has 1 to " + REASON_CHARACTERS_LIMIT + " characters");
        }
        if (erasedBy.isBlank() || erasedBy.length() > ACTOR_CHARACTERS_LIMIT) {
            throw new IllegalArgumentException(
                    "an erasure names who did it, in at most " + ACTOR_CHARACTERS_LIMIT + " characters");
        }
    }

    /** The statement to sign and record. */
    public Statement toStatement() {
        Subject subject = Subject.of(
                "assay:evidence/" + evidence,
                DigestSet.of("sha256", evidence.digest().hex()));
        JsonObject body = JsonObject.build()
                .put("commitment", commitment.toString())
                .put("erasedAt", Timestamp.format(erasedAt))
                .put("erasedBy", erasedBy)
                .put("evidence", evidence.toString())
                .put("reason", reason)
                .done();
        return new Statement(
                List.of(subject), TYPE, JsonObject.build().put("body", body).done());
    }

    /**
     * Reads a statement of this type; unknown members are ignored.
     *
     * @throws LedgerException (malformed) when it is another, or its subject is not what it says was erased
     */
    public static Erasure of(Statement statement) {
        if (!statement.predicateType().equals(TYPE)) {
            throw malformed("its type is " + statement.predicateType());
        }
        if (!(statement.predicate().members().get("body") instanceof JsonObject body)) {
            throw malformed("\"body\" is missing or not an object");
        }
        try {
            Erasure erasure = new Erasure(
                    EvidenceId.parse(string(body, "evidence")),
                    Digest.parse(string(body, "commitment")),
                    string(body, "reason"),
                    string(body, "erasedBy"),
                    Timestamp.parse(string(body, "erasedAt")));
            boolean subject = statement.subjects().size() == 1
                    && erasure.evidence()
                            .digest()
                            .hex()
                            .equals(statement
                                    .subjects()
                                    .getFirst()
                                    .digest()
                                    .values()
                                    .get("sha256"));
            if (!subject) {
                throw malformed("its one subject is not the evidence " + erasure.evidence());
            }
            return erasure;
        } catch (IllegalArgumentException e) {
            throw malformed(String.valueOf(e.getMessage()));
        }
    }

    private static String string(JsonObject body, String name) {
        if (body.members().get(name) instanceof JsonString string) {
            return string.value();
        }
        throw malformed("\"" + name + "\" is missing or not a string");
    }

    private static LedgerException malformed(String why) {
        return LedgerException.malformed("the erasure is malformed: " + why, "See docs/formats.md, \"Erasure\".");
    }
}
