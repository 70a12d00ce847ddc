package dev.assay.ledger.evidence;

import dev.assay.ledger.LedgerException;
import dev.assay.ledger.digest.Digest;
import dev.assay.ledger.intoto.Statement;
import dev.assay.ledger.json.CanonicalJson;
import dev.assay.ledger.json.JsonLimits;
import dev.assay.ledger.json.JsonNumber;
import dev.assay.ledger.json.JsonObject;
import dev.assay.ledger.json.JsonReader;
import dev.assay.ledger.json.JsonString;
import dev.assay.ledger.json.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * What the public log says of one evidence. As a log entry it is canonical JSON (RFC 8785) of exactly the members
 * {@code commitment}, {@code time}, {@code type} and {@code v} (1).
 *
 * @param type the statement's predicate type
 * @param time when it was observed, in whole milliseconds
 * @param commitment SHA-256(salt || envelope)
 */
public record EvidenceLeaf(String type, Instant time, Digest commitment) {

    private static final int VERSION = 1;
    private static final int MEMBERS = 4;

    /** Cuts the time to milliseconds; {@link IllegalArgumentException} for a type that no statement can have. */
    public EvidenceLeaf {
        time = Timestamp.toMillis(time);
        if (type.isEmpty() || type.length() > Statement.TYPE_CHARACTERS_LIMIT) {
            throw new IllegalArgumentException(
                    "a predicate type has 1 to " + Statement.TYPE_CHARACTERS_LIMIT + " characters");
        }
    }

    /**
     * The time that the leaf of a statement has when the statement has one: {@code claim.observedAt} of a claim, {@code
     * erasedAt} of an erasure. Empty for any other statement; its leaf has the time of recording.
     */
    public static Optional<Instant> observedAt(Statement statement) {
        JsonObject predicate = statement.predicate();
        boolean erasure = statement.predicateType().equals(Erasure.TYPE);
        if (predicate.members().get(erasure ? "body" : "claim") instanceof JsonObject holder
                && holder.members().get(erasure ? "erasedAt" : "observedAt") instanceof JsonString text) {
            try {
                return Optional.of(Timestamp.toMillis(Timestamp.parse(text.value())));
            } catch (LedgerException e) {
                return Optional.empty(); // Somebody else's idea of a time.
            }
        }
        return Optional.empty();
    }

    /** The log entry. */
    public byte[] toBytes() {
        return CanonicalJson.write(JsonObject.build()
                .put("v", VERSION)
                .put("type", type)
                .put("time", Timestamp.format(time))
                .put("commitment", commitment.toString())
                .done());
    }

    /** The leaf that a log entry is; empty for an entry of any other kind. One leaf has one spelling. */
    public static Optional<EvidenceLeaf> recognise(byte[] entry) {
        if (entry.length == 0 || entry[0] != '{') {
            return Optional.empty();
        }
        try {
            JsonObject object = JsonReader.readObject(entry, JsonLimits.SMALL);
            if (object.members().size() != MEMBERS
                    || !JsonNumber.of(VERSION).equals(object.members().get("v"))
                    || !(object.members().get("type") instanceof JsonString type)
                    || !(object.members().get("time") instanceof JsonString time)
                    || !(object.members().get("commitment") instanceof JsonString commitment)) {
                return Optional.empty();
            }
            EvidenceLeaf leaf =
                    new EvidenceLeaf(type.value(), Timestamp.parse(time.value()), Digest.parse(commitment.value()));
            return Arrays.equals(leaf.toBytes(), entry) ? Optional.of(leaf) : Optional.empty();
        } catch (LedgerException | IllegalArgumentException e) {
            return Optional.empty(); // Any bytes may be in a log; these are not a leaf.
        }
    }
}
