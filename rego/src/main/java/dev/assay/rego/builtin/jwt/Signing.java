package dev.assay.rego.builtin.jwt;

import dev.assay.rego.builtin.BuiltinException;
import dev.assay.rego.builtin.Context;
import dev.assay.rego.builtin.Octets;
import dev.assay.rego.builtin.Operands;
import dev.assay.rego.builtin.crypto.MalformedException;
import dev.assay.rego.json.JsonException;
import dev.assay.rego.json.JsonReader;
import dev.assay.rego.json.JsonWriter;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/** Making tokens. */
final class Signing {
    private static final int STEPS_PER_SIGNATURE = 5_000;
    private static final String ALGORITHM_WRONG = "missing or invalid 'alg' header: ";

    private static final String ALGORITHM_MISSING = ALGORITHM_WRONG + "jwsbb: header \"alg\" not found";

    /** What OPA's reader of headers takes for a number, in which no algorithm is found. */
    private static final Pattern NUMBER_LIKE = Pattern.compile("[-+.0-9eE]*");

    private Signing() {}

    /** {@code io.jwt.encode_sign}: header, claims and key are objects. */
    static Value encode(Context context, Value[] arguments) {
        String header = JsonWriter.compact(Operands.object(arguments[0], 1));
        String payload = JsonWriter.compact(Operands.object(arguments[1], 2));
        return sign(context, header, payload, Operands.object(arguments[2], 3));
    }

    /** {@code io.jwt.encode_sign_raw}: all three are texts, taken as they are. */
    static Value encodeRaw(Context context, Value[] arguments) {
        String keyText = Operands.string(arguments[2], 3);
        String header = Operands.string(arguments[0], 1);
        String payload = Operands.string(arguments[1], 2);
        Value key;
        try {
            key = JsonReader.read(keyText);
        } catch (JsonException e) {
            throw BuiltinException.error("failed to parse a JWK key (set): " + e.getMessage());
        }
        return sign(context, header, payload, key);
    }

    private static Value sign(Context context, String header, String payload, Value jwk) {
        int characters = header.length() + payload.length();
        if (characters > Token.CHARS_MAX) {
            throw BuiltinException.error("the token has more than JWT_CHARS_MAX=" + Token.CHARS_MAX + " characters");
        }
        context.spend(STEPS_PER_SIGNATURE + characters);
        context.allocate(4L * characters);
        try {
            List<KeyMaterial> keys = JsonWebKey.readAll(jwk);
            if (keys.isEmpty()) {
                throw new MalformedException("no keys found in JWK set");
            }
            Algorithm algorithm = algorithm(header, payload);
            String message = base64(Octets.of(header)) + "." + base64(Octets.of(payload));
            byte[] signature = algorithm.sign(keys.getFirst(), message.getBytes(StandardCharsets.US_ASCII));
            return StringValue.of(message + "." + base64(signature));
        } catch (MalformedException e) {
            throw BuiltinException.error(e.text());
        }
    }

    private static Algorithm algorithm(String header, String payload) throws MalformedException {
        Value fields;
        try {
            fields = JsonReader.read(header);
        } catch (JsonException e) {
            if (!header.isEmpty() && NUMBER_LIKE.matcher(header).matches()) {
                throw new MalformedException(ALGORITHM_MISSING);
            }
            throw new MalformedException(ALGORITHM_WRONG + "cannot parse JSON: "
                    + (header.isBlank() ? "cannot parse empty string" : e.getMessage()));
        }
        Value name = fields instanceof ObjectValue object ? object.get("alg") : null;
        if (name == null) {
            throw new MalformedException(ALGORITHM_MISSING);
        }
        if (!(name instanceof StringValue text)) {
            throw new MalformedException(ALGORITHM_WRONG + "jwsbb: header \"alg\" is not a string");
        }
        Algorithm algorithm = Algorithm.of(text.value());
        if (algorithm == null) {
            throw new MalformedException("unknown JWS algorithm: " + text.value());
        }
        Value type = ((ObjectValue) fields).get("typ");
        boolean token = !(type instanceof StringValue named) || named.value().equals("JWT");
        if (token && !JsonReader.isValid(payload)) {
            throw new MalformedException("type is JWT but payload is not JSON");
        }
        return algorithm;
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
