package dev.assay.ledger.archive;

import dev.assay.ledger.LedgerException;
import dev.assay.ledger.json.CanonicalJson;
import dev.assay.ledger.json.Json;
import dev.assay.ledger.json.JsonArray;
import dev.assay.ledger.json.JsonLimits;
import dev.assay.ledger.json.JsonNumber;
import dev.assay.ledger.json.JsonObject;
import dev.assay.ledger.json.JsonReader;
import dev.assay.ledger.json.JsonString;
import dev.assay.ledger.note.VerifierKey;
import java.util.ArrayList;
import java.util.List;

/**
 * What a log says of itself, beside its checkpoint: {@code log.json}. Nobody signs it, so the keys in it prove nothing
 * about who runs the log; a reader who trusts nobody else's list can only say that the log agrees with itself.
 *
 * @param origin the log's identity
 * @param keys public keys of the log, at least one
 * @param minimumIndex entries below this index are no longer given out; 0 when all are
 */
public record LogDescription(String origin, List<VerifierKey> keys, long minimumIndex) {

    /** Where it stands below the log's prefix. */
    public static final String PATH = "log.json";

    /** The most keys that are read. */
    public static final int MAX_KEYS = 32;

    private static final int VERSION = 1;

    public LogDescription {
        keys = List.copyOf(keys);
        if (keys.isEmpty() || keys.size() > MAX_KEYS) {
            throw new IllegalArgumentException("a log has 1 to MAX_KEYS = " + MAX_KEYS + " keys, not " + keys.size());
        }
        if (minimumIndex < 0) {
            throw new IllegalArgumentException("minimum index " + minimumIndex + " is negative");
        }
    }

    /**
     * Reads it.
     *
     * @throws LedgerException when it is malformed
     */
    public static LogDescription parse(byte[] bytes) {
        try {
            JsonObject json = JsonReader.readObject(bytes, JsonLimits.SMALL);
            long version = number(json, "v");
            if (version != VERSION) {
                throw new IllegalArgumentException("its version is " + version + ", not " + VERSION);
            }
            List<VerifierKey> keys = new ArrayList<>();
            if (json.member("vkeys").orElse(null) instanceof JsonArray array) {
                for (Json item : array.items()) {
                    keys.add(VerifierKey.parse(text(item, "vkeys")));
                }
            }
            Json origin = json.member("origin").orElseThrow(() -> new IllegalArgumentException("it has no origin"));
            return new LogDescription(text(origin, "origin"), keys, number(json, "minimumIndex"));
        } catch (IllegalArgumentException e) {
            throw LedgerException.malformed("not a " + PATH + ": " + e.getMessage(), "Fetch it again.");
        }
    }

    private static String text(Json json, String name) {
        if (json instanceof JsonString string) {
            return string.value();
        }
        throw new IllegalArgumentException(name + " is not text");
    }

    private static long number(JsonObject json, String name) {
        if (json.member(name).orElse(null) instanceof JsonNumber number) {
            try {
                return number.value().longValueExact();
            } catch (ArithmeticException _) {
                throw new IllegalArgumentException(name + " is not a whole number that fits 63 bits");
            }
        }
        throw new IllegalArgumentException(name + " is not a number");
    }

    /** Canonical JSON with a final newline. */
    public byte[] toBytes() {
        List<Json> vkeys =
                keys.stream().<Json>map(key -> new JsonString(key.toVkey())).toList();
        JsonObject json = JsonObject.build()
                .put("v", VERSION)
                .put("origin", origin)
                .put("minimumIndex", minimumIndex)
                .put("vkeys", new JsonArray(vkeys))
                .done();
        byte[] canonical = CanonicalJson.write(json);
        byte[] line = java.util.Arrays.copyOf(canonical, canonical.length + 1);
        line[canonical.length] = '\n';
        return line;
    }
}
