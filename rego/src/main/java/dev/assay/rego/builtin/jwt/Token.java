package dev.assay.rego.builtin.jwt;

import dev.assay.rego.builtin.BuiltinException;
import dev.assay.rego.builtin.Context;
import dev.assay.rego.builtin.Octets;
import dev.assay.rego.builtin.crypto.Base64Text;
import dev.assay.rego.builtin.crypto.MalformedException;
import dev.assay.rego.json.JsonException;
import dev.assay.rego.json.JsonReader;
import dev.assay.rego.value.ObjectValue;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** A token in its compact form (RFC 7515, 7.1): three parts in base64, not yet decoded. */
record Token(String header, String payload, String signature) {
    /** The most characters of a token. */
    static final int CHARS_MAX = 1 << 20;

    Token {
        Objects.requireNonNull(header, "header is null");
        Objects.requireNonNull(payload, "payload is null");
        Objects.requireNonNull(signature, "signature is null");
    }

    static Token read(Context context, String text) {
        if (text.length() > CHARS_MAX) {
            throw BuiltinException.error("the token has more than JWT_CHARS_MAX=" + CHARS_MAX + " characters");
        }
        context.spend(1 + text.length());
        context.allocate(2L * text.length());
        if (text.indexOf('.') < 0) {
            throw BuiltinException.error("encoded JWT had no period separators");
        }
        String[] parts = text.split("\\.", -1);
        if (parts.length != 3) {
            throw BuiltinException.error("encoded JWT must have 3 sections, found " + parts.length);
        }
        return new Token(parts[0], parts[1], parts[2]);
    }

    /** What is signed. */
    byte[] message() {
        return (header + "." + payload).getBytes(StandardCharsets.UTF_8);
    }

    ObjectValue decodedHeader() {
        byte[] bytes = decode(header, "JWT header had invalid encoding: ");
        ObjectValue fields;
        try {
            fields = object(bytes);
        } catch (MalformedException e) {
            throw BuiltinException.error("bad JWT header: " + e.text());
        }
        if (fields.get("enc") != null) {
            throw BuiltinException.error("JWT is a JWE object, which is not supported");
        }
        return fields;
    }

    byte[] decodedPayload() {
        return decode(payload, "JWT payload had invalid encoding: ");
    }

    /** The claims, which the decoded payload must be. */
    static ObjectValue claims(byte[] payload) {
        try {
            return object(payload);
        } catch (MalformedException e) {
            throw BuiltinException.error(e.text());
        }
    }

    byte[] decodedSignature(String complaint) {
        return decode(signature, complaint);
    }

    private static byte[] decode(String part, String complaint) {
        try {
            return Base64Text.url(part);
        } catch (MalformedException e) {
            throw BuiltinException.error(complaint + e.text());
        }
    }

    private static ObjectValue object(byte[] bytes) throws MalformedException {
        try {
            if (JsonReader.read(Octets.text(bytes)) instanceof ObjectValue object) {
                return object;
            }
        } catch (JsonException e) {
            throw new MalformedException("invalid JSON: " + e.getMessage());
        }
        throw new MalformedException("decoded JSON type was not an Object");
    }
}
