package dev.assay.rego.builtin.crypto;

import dev.assay.rego.builtin.BuiltinException;
import dev.assay.rego.builtin.Context;
import dev.assay.rego.builtin.Operands;
import dev.assay.rego.value.ArrayValue;
import dev.assay.rego.value.BooleanValue;
import dev.assay.rego.value.NullValue;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The builtins below {@code crypto.x509}, and {@code crypto.parse_private_keys}. */
final class X509 {
    /** The most characters of certificates or keys that one call reads. */
    static final int TEXT_CHARS_MAX = 1 << 20;

    /** What the object of a certificate takes up, for each character of its text: about. */
    private static final int BYTES_PER_CHAR = 8;

    private static final Value UNVERIFIED = ArrayValue.of(BooleanValue.FALSE, ArrayValue.EMPTY);

    private X509() {}

    static Value parseCertificates(Context context, Value[] arguments) {
        String text = text(context, arguments, 1);
        try {
            return extended(CertificateText.read(text));
        } catch (MalformedException e) {
            throw BuiltinException.error(e.text());
        }
    }

    static Value verify(Context context, Value[] arguments) {
        String text = text(context, arguments, 1);
        List<Certificate> chain;
        try {
            chain = Chain.verify(CertificateText.read(text), VerifyOptions.at(context.now()));
        } catch (MalformedException e) {
            return UNVERIFIED;
        }
        return chain.isEmpty() ? UNVERIFIED : ArrayValue.of(BooleanValue.TRUE, extended(chain));
    }

    static Value verifyWithOptions(Context context, Value[] arguments) {
        String text = text(context, arguments, 1);
        List<Certificate> certificates;
        try {
            certificates = CertificateText.read(text);
        } catch (MalformedException e) {
            Operands.object(arguments[1], 2);
            return UNVERIFIED;
        }
        VerifyOptions options = VerifyOptions.of(Operands.object(arguments[1], 2), context.now());
        List<Certificate> chain = Chain.verify(certificates, options);
        return chain.isEmpty() ? UNVERIFIED : ArrayValue.of(BooleanValue.TRUE, Json.list(chain, Certificate::fields));
    }

    static Value parseRequest(Context context, Value[] arguments) {
        String text = text(context, arguments, 1);
        try {
            String pem = text.startsWith("-----BEGIN CERTIFICATE REQUEST-----")
                    ? text
                    : new String(Base64Text.standard(text), StandardCharsets.ISO_8859_1);
            PemBlock block = PemBlock.next(pem, 0);
            if (block != null && !block.type().equals("CERTIFICATE REQUEST")) {
                throw new MalformedException("invalid PEM-encoded certificate signing request");
            }
            return CertificateRequest.read(block == null ? pem.getBytes(StandardCharsets.ISO_8859_1) : block.bytes());
        } catch (MalformedException e) {
            throw BuiltinException.error(e.text());
        }
    }

    static Value parseKeyPair(Context context, Value[] arguments) {
        try {
            return KeyPair.read(text(context, arguments, 1), text(context, arguments, 2));
        } catch (MalformedException e) {
            throw BuiltinException.error(e.text());
        }
    }

    static Value parsePrivateKey(Context context, Value[] arguments) {
        String text = text(context, arguments, 1);
        if (text.isEmpty()) {
            throw BuiltinException.error("input PEM data was empty");
        }
        try {
            String pem = PemBlock.opens(text) ? text : new String(Base64Text.standard(text), StandardCharsets.UTF_8);
            List<PrivateKeyMaterial> keys = PrivateKeys.read(pem);
            if (keys.isEmpty()) {
                return NullValue.NULL;
            }
            ObjectValue jwk = keys.getFirst().jwk();
            if (Objects.equals(jwk.get("crv"), StringValue.of(Curve.P224.jwkName()))) {
                throw new MalformedException("jwk: failed to get algorithm for converting ECDSA private key to JWK: "
                        + "unknown elliptic curve: P-224");
            }
            return jwk;
        } catch (MalformedException e) {
            throw BuiltinException.error(e.text());
        }
    }

    static Value parsePrivateKeys(Context context, Value[] arguments) {
        String text = text(context, arguments, 1);
        if (text.isEmpty()) {
            return NullValue.NULL;
        }
        try {
            List<Value> keys = new ArrayList<>();
            PrivateKeys.read(text).forEach(key -> keys.add(key.fields()));
            return ArrayValue.of(keys);
        } catch (MalformedException e) {
            throw BuiltinException.error(e.text());
        }
    }

    private static Value extended(List<Certificate> certificates) {
        List<Value> values = new ArrayList<>();
        certificates.forEach(certificate -> values.add(certificate.extended()));
        return ArrayValue.of(values);
    }

    private static String text(Context context, Value[] arguments, int position) {
        String text = Operands.string(arguments[position - 1], position);
        if (text.length() > TEXT_CHARS_MAX) {
            throw BuiltinException.error("more than X509_TEXT_CHARS_MAX=" + TEXT_CHARS_MAX + " characters");
        }
        context.spend(1 + text.length());
        context.allocate((long) BYTES_PER_CHAR * text.length());
        return text;
    }
}
