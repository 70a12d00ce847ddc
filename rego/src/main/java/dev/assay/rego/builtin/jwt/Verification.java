package dev.assay.rego.builtin.jwt;

import dev.assay.rego.builtin.Context;
import dev.assay.rego.builtin.Function;
import dev.assay.rego.builtin.Octets;
import dev.assay.rego.builtin.Operands;
import dev.assay.rego.value.ArrayValue;
import dev.assay.rego.value.BooleanValue;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import java.util.HexFormat;
import java.util.Locale;

/** Decoding tokens and verifying them. */
final class Verification {
    /** What one check of an asymmetric signature costs. */
    private static final int STEPS_PER_SIGNATURE = 2_000;

    private static final String NESTED = "JWT";
    private static final Value UNVERIFIED = ArrayValue.of(BooleanValue.FALSE, ObjectValue.EMPTY, ObjectValue.EMPTY);

    private Verification() {}

    /** {@code io.jwt.decode}: header, claims and signature, without any check; of nested tokens the innermost one. */
    static Value decode(Context context, Value[] arguments) {
        String text = Operands.string(arguments[0], 1);
        while (true) {
            Token token = Token.read(context, text);
            ObjectValue header = token.decodedHeader();
            byte[] payload = token.decodedPayload();
            if (!StringValue.of(NESTED).equals(contentType(header))) {
                ObjectValue claims = Token.claims(payload);
                byte[] signature = token.decodedSignature("JWT signature had invalid encoding: ");
                return ArrayValue.of(
                        header, claims, StringValue.of(HexFormat.of().formatHex(signature)));
            }
            text = unquoted(Octets.text(payload));
        }
    }

    private static Value contentType(ObjectValue header) {
        Value type = header.get("cty");
        return type == null ? StringValue.EMPTY : type;
    }

    private static String unquoted(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isQuote(text.charAt(from))) {
            from++;
        }
        while (to > from && isQuote(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean isQuote(char c) {
        return c == '"' || c == '\'';
    }

    /** {@code io.jwt.verify_*} for keys that come as certificate, PEM or JWK. */
    static Function asymmetric(Algorithm algorithm) {
        return (context, arguments) -> {
            Token token = Token.read(context, Operands.string(arguments[0], 1));
            VerificationKeys keys = VerificationKeys.of(context, Operands.string(arguments[1], 2));
            byte[] signature = token.decodedSignature("");
            TokenHeader header = TokenHeader.of(token.decodedHeader());
            byte[] message = token.message();
            return BooleanValue.of(keys.anyVerifies(header.keyId(), header.algorithm(), key -> {
                context.spend(STEPS_PER_SIGNATURE);
                // A private key verifies nothing here, though it does in decode_verify: so has OPA it.
                return key.privateKey() == null && algorithm.verifies(key, message, signature);
            }));
        };
    }

    /** {@code io.jwt.verify_hs*}. */
    static Function symmetric(Algorithm algorithm) {
        return (context, arguments) -> {
            String text = Operands.string(arguments[0], 1);
            KeyMaterial key = KeyMaterial.ofSecret(Octets.of(Operands.string(arguments[1], 2)));
            Token token = Token.read(context, text);
            byte[] signature = token.decodedSignature("");
            return BooleanValue.of(algorithm.verifies(key, token.message(), signature));
        };
    }

    /** {@code io.jwt.decode_verify}: signature and claims; of nested tokens each signature. */
    static Value decodeAndVerify(Context context, Value[] arguments) {
        Constraints constraints = Constraints.of(context, Operands.object(arguments[1], 2));
        String text = Operands.string(arguments[0], 1);
        while (true) {
            Token token = Token.read(context, text);
            ObjectValue fields = token.decodedHeader();
            TokenHeader header = TokenHeader.of(fields);
            boolean allowed =
                    constraints.algorithm().isEmpty() || constraints.algorithm().equals(header.algorithm());
            if (!header.isValid() || !allowed || !isSigned(context, token, header, constraints.keys())) {
                return UNVERIFIED;
            }
            byte[] payload = token.decodedPayload();
            if (!header.contentType().toUpperCase(Locale.ROOT).equals(NESTED)) {
                ObjectValue claims = Token.claims(payload);
                return constraints.allow(claims) ? ArrayValue.of(BooleanValue.TRUE, fields, claims) : UNVERIFIED;
            }
            text = Octets.text(payload);
        }
    }

    private static boolean isSigned(Context context, Token token, TokenHeader header, VerificationKeys keys) {
        byte[] signature = token.decodedSignature("");
        Algorithm algorithm = Algorithm.of(header.algorithm());
        byte[] message = token.message();
        return algorithm != null
                && keys.anyVerifies(header.keyId(), header.algorithm(), key -> {
                    context.spend(STEPS_PER_SIGNATURE);
                    return algorithm.verifies(key, message, signature);
                });
    }
}
