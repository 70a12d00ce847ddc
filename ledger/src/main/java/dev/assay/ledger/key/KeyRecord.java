package dev.assay.ledger.key;

import dev.assay.ledger.LedgerException;
import dev.assay.ledger.json.CanonicalJson;
import dev.assay.ledger.json.Json;
import dev.assay.ledger.json.JsonLimits;
import dev.assay.ledger.json.JsonNumber;
import dev.assay.ledger.json.JsonObject;
import dev.assay.ledger.json.JsonReader;
import dev.assay.ledger.json.JsonString;
import dev.assay.ledger.json.Timestamp;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the key folder knows of one of its keys, kept beside it as canonical JSON. An unknown member is an error: it
 * could be a restriction.
 *
 * @param keyId the key
 * @param scheme how it signs
 * @param window when it may sign
 * @param revocation why and since when it must not be used, or null
 */
public record KeyRecord(
        KeyId keyId,
        SignatureScheme scheme,
        KeyWindow window,
        @Nullable Revocation revocation) {

    private static final Set<String> MEMBERS = Set.of("v", "keyId", "scheme", "notBefore", "notAfter", "revocation");
    private static final Set<String> REVOCATION_MEMBERS = Set.of("revokedAt", "compromisedSince", "reason");

    /** Whether the key may make new signatures at that time. */
    public boolean canSign(Instant time) {
        return revocation == null && window.contains(time);
    }

    /** Reads a record; malformed with the reason. */
    public static KeyRecord parse(byte[] json) {
        JsonObject object = JsonReader.readObject(json, JsonLimits.SMALL);
        checkMembers(object, MEMBERS);
        if (!JsonNumber.of(1).equals(object.members().get("v"))) {
            throw malformed("\"v\" is not 1");
        }
        String scheme = string(object, "scheme");
        try {
            return new KeyRecord(
                    KeyId.parse(string(object, "keyId")),
                    SignatureScheme.ofLabel(scheme).orElseThrow(() -> malformed("unknown scheme \"" + scheme + "\"")),
                    new KeyWindow(time(object, "notBefore"), time(object, "notAfter")),
                    revocation(object));
        } catch (IllegalArgumentException e) {
            throw malformed(String.valueOf(e.getMessage()));
        }
    }

    private static @Nullable Revocation revocation(JsonObject object) {
        Json value = object.members().get("revocation");
        if (value == null) {
            return null;
        }
        if (!(value instanceof JsonObject revocation)) {
            throw malformed("\"revocation\" is " + value.kind() + ", not an object");
        }
        checkMembers(revocation, REVOCATION_MEMBERS);
        Instant revokedAt = time(revocation, "revokedAt");
        if (revokedAt == null) {
            throw malformed("\"revokedAt\" is missing");
        }
        return new Revocation(revokedAt, time(revocation, "compromisedSince"), string(revocation, "reason"));
    }

    /** The record as canonical JSON. */
    public byte[] toCanonicalJson() {
        JsonObject.Builder object =
                JsonObject.build().put("v", 1).put("keyId", keyId.toString()).put("scheme", scheme.label());
        put(object, "notBefore", window.notBefore());
        put(object, "notAfter", window.notAfter());
        if (revocation != null) {
            JsonObject.Builder inner = JsonObject.build().put("reason", revocation.reason());
            put(inner, "revokedAt", revocation.revokedAt());
            put(inner, "compromisedSince", revocation.compromisedSince());
            object.put("revocation", inner.done());
        }
        return CanonicalJson.write(object.done());
    }

    private static void put(JsonObject.Builder object, String name, @Nullable Instant time) {
        if (time != null) {
            object.put(name, Timestamp.format(time));
        }
    }

    private static void checkMembers(JsonObject object, Set<String> known) {
        for (String name : object.members().keySet()) {
            if (!known.contains(name)) {
                throw malformed("unknown member \"" + name + "\"");
            }
        }
    }

    private static @Nullable Instant time(JsonObject object, String name) {
        return object.members().containsKey(name) ? Timestamp.parse(string(object, name)) : null;
    }

    private static String string(JsonObject object, String name) {
        if (object.members().get(name) instanceof JsonString string) {
            return string.value();
        }
        throw malformed("\"" + name + "\" is missing or not a string");
    }

    private static LedgerException malformed(String why) {
        return LedgerException.malformed(
                "the key record is malformed: " + why, "Restore it, or make a new key with `assay key rotate`.");
    }
}
