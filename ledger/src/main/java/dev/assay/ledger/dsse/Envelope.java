package dev.assay.ledger.dsse;

import dev.assay.ledger.LedgerError;
import dev.assay.ledger.LedgerException;
import dev.assay.ledger.json.CanonicalJson;
import dev.assay.ledger.json.Json;
import dev.assay.ledger.json.JsonArray;
import dev.assay.ledger.json.JsonLimits;
import dev.assay.ledger.json.JsonObject;
import dev.assay.ledger.json.JsonReader;
import dev.assay.ledger.json.JsonString;
import dev.assay.ledger.key.SigningKey;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A DSSE envelope (secure-systems-lab/dsse, envelope.md and protocol.md): a payload, its type, and signatures over
 * both.
 *
 * <p>{@link #bytes} are the envelope as it was read or first written: they are what is stored, hashed and named.
 * Nothing is verified by parsing; see {@link EnvelopeVerifier}. Immutable and thread-safe.
 */
public final class Envelope {

    /** The payload type of in-toto statements. */
    public static final String IN_TOTO = "application/vnd.in-toto+json";
    /** Signatures of one envelope, at most. */
    public static final int SIGNATURES_LIMIT = 32;
    /** Bytes of one envelope, at most: 16 MiB. */
    public static final int BYTES_LIMIT = JsonLimits.ENVELOPE.bytes();
    /** Characters of a payload type, at most. */
    public static final int TYPE_CHARACTERS_LIMIT = 1_024;

    private static final String NEXT = "Check that the file is a complete DSSE envelope (a JSON object).";

    private final byte[] bytes;
    private final String payloadType;
    private final byte[] payload;
    private final List<EnvelopeSignature> signatures;

    private Envelope(byte[] bytes, String payloadType, byte[] payload, List<EnvelopeSignature> signatures) {
        this.bytes = bytes;
        this.payloadType = payloadType;
        this.payload = payload;
        this.signatures = List.copyOf(signatures);
    }

    /**
     * Reads an envelope. Unknown members are ignored, as the wire demands; duplicate members are refused.
     *
     * @throws LedgerException (malformed, limit exceeded) when it is not one
     */
    public static Envelope parse(byte[] json) {
        JsonObject object = JsonReader.readObject(json, JsonLimits.ENVELOPE);
        String type = requiredString(object, "payloadType");
        if (type.isEmpty() || type.length() > TYPE_CHARACTERS_LIMIT) {
            throw malformed("\"payloadType\" has 1 to " + TYPE_CHARACTERS_LIMIT + " characters, not " + type.length());
        }
        byte[] payload = base64(requiredString(object, "payload"), "payload");
        Json list = object.member("signatures").orElseThrow(() -> malformed("\"signatures\" is missing"));
        if (!(list instanceof JsonArray array)) {
            throw malformed("\"signatures\" is " + list.kind() + ", not an array");
        }
        if (array.items().isEmpty()) {
            throw malformed("\"signatures\" is empty: the envelope is not signed");
        }
        if (array.items().size() > SIGNATURES_LIMIT) {
            throw new LedgerException(
                    LedgerError.LIMIT_EXCEEDED,
                    "an envelope has " + array.items().size() + " signatures; the limit is " + SIGNATURES_LIMIT,
                    "Split it into several envelopes.");
        }
        List<EnvelopeSignature> signatures = new ArrayList<>();
        for (Json item : array.items()) {
            signatures.add(signature(item, signatures.size()));
        }
        return new Envelope(json.clone(), type, payload, signatures);
    }

    /**
     * Signs a payload with one key or several, and writes the envelope in canonical JSON with standard base64. The key
     * id of each signature is that of its key.
     */
    public static Envelope sign(String payloadType, byte[] payload, List<SigningKey> keys) {
        if (keys.isEmpty() || keys.size() > SIGNATURES_LIMIT) {
            throw new IllegalArgumentException("an envelope has 1 to " + SIGNATURES_LIMIT + " signers");
        }
        byte[] message = preAuthenticationEncoding(payloadType, payload);
        Base64.Encoder base64 = Base64.getEncoder();
        List<Json> items = new ArrayList<>();
        for (SigningKey key : keys) {
            items.add(JsonObject.build()
                    .put("keyid", key.id().toString())
                    .put("sig", base64.encodeToString(key.sign(message)))
                    .done());
        }
        JsonObject object = JsonObject.build()
                .put("payload", base64.encodeToString(payload))
                .put("payloadType", payloadType)
                .put("signatures", new JsonArray(items))
                .done();
        return parse(CanonicalJson.write(object));
    }

    /** {@code PAE(type, payload)}: the bytes that are signed (protocol.md, "Signature Definition"). */
    public static byte[] preAuthenticationEncoding(String payloadType, byte[] payload) {
        byte[] type = payloadType.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream(payload.length + type.length + 32);
        out.writeBytes(("DSSEv1 " + type.length + " ").getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(type);
        out.writeBytes((" " + payload.length + " ").getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(payload);
        return out.toByteArray();
    }

    private static EnvelopeSignature signature(Json item, int index) {
        if (!(item instanceof JsonObject object)) {
            throw malformed("signature " + index + " is " + item.kind() + ", not an object");
        }
        byte[] sig = base64(requiredString(object, "sig"), "sig of signature " + index);
        @Nullable String keyId = object.member("keyid").isEmpty() ? null : requiredString(object, "keyid");
        try {
            return new EnvelopeSignature(keyId, sig);
        } catch (IllegalArgumentException e) {
            throw malformed("signature " + index + ": " + e.getMessage());
        }
    }

    private static String requiredString(JsonObject object, String name) {
        Json value = object.member(name).orElseThrow(() -> malformed("\"" + name + "\" is missing"));
        if (value instanceof JsonString string) {
            return string.value();
        }
        throw malformed("\"" + name + "\" is " + value.kind() + ", not a string");
    }

    private static byte[] base64(String text, String name) {
        return Base64Text.decode(text)
                .orElseThrow(() -> malformed("\"" + name + "\" is not base64 (standard or URL-safe)"));
    }

    private static LedgerException malformed(String why) {
        return LedgerException.malformed("the DSSE envelope is malformed: " + why, NEXT);
    }

    /** A copy of the envelope as it was read or first written. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** The media type of the payload. */
    public String payloadType() {
        return payloadType;
    }

    /** A copy of the payload, byte for byte as it was signed. */
    public byte[] payload() {
        return payload.clone();
    }

    /** The signatures in the order written; at least one. */
    public List<EnvelopeSignature> signatures() {
        return signatures;
    }

    /** Two envelopes are equal when their bytes are. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Envelope envelope && Arrays.equals(bytes, envelope.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }
}
