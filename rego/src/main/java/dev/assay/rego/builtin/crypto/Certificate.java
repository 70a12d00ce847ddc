package dev.assay.rego.builtin.crypto;

import dev.assay.rego.value.NullValue;
import dev.assay.rego.value.NumberValue;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * A certificate of X.509, read as Go's crypto/x509 reads it and shown as encoding/json writes it there.
 *
 * @param raw its DER
 * @param fields the object
 * @param uris the alternative names that are URIs
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes are never changed nor compared
record Certificate(byte[] raw, ObjectValue fields, List<String> uris) {
    private static final DateTimeFormatter UTC_TIME = format("uuMMddHHmmss'Z'");
    private static final DateTimeFormatter GENERALIZED_TIME = format("uuuuMMddHHmmss'Z'");
    private static final DateTimeFormatter SHOWN = format("uuuu-MM-dd'T'HH:mm:ss'Z'");
    private static final int VERSION_MAX = 3;
    private static final int CENTURY_TURNS = 2050;

    Certificate {
        Objects.requireNonNull(raw, "raw is null");
        Objects.requireNonNull(fields, "fields is null");
        uris = List.copyOf(uris);
    }

    private static DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    }

    /** The object with the field that OPA adds: the URIs as strings. */
    Value extended() {
        return fields.toBuilder().put("URIStrings", Json.strings(uris)).build();
    }

    /** Reads the certificate that comes next. */
    static Certificate read(Der der) throws MalformedException {
        byte[] raw;
        try {
            raw = der.element(Der.SEQUENCE);
        } catch (MalformedException e) {
            throw new MalformedException("x509: malformed certificate");
        }
        try {
            return read(raw);
        } catch (MalformedException e) {
            throw e.text().startsWith("x509:") ? e : new MalformedException("x509: malformed certificate: " + e.text());
        }
    }

    private static Certificate read(byte[] raw) throws MalformedException {
        ObjectValue.Builder fields = ObjectValue.builder(64);
        Der outer = new Der(raw).read(Der.SEQUENCE);
        byte[] rawBody = outer.element(Der.SEQUENCE);
        Der body = new Der(rawBody).read(Der.SEQUENCE);
        int version = version(body);
        BigInteger serial = body.integer();
        if (serial.signum() < 0) {
            throw new MalformedException("x509: negative serial number");
        }
        byte[] inner = body.element(Der.SEQUENCE);
        if (!Arrays.equals(inner, outer.element(Der.SEQUENCE))) {
            throw new MalformedException("x509: inner and outer signature algorithm identifiers don't match");
        }
        DistinguishedName issuer = DistinguishedName.read(body);
        Der validity = body.read(Der.SEQUENCE);
        fields.put("NotBefore", time(validity));
        fields.put("NotAfter", time(validity));
        DistinguishedName subject = DistinguishedName.read(body);
        PublicKeyInfo key = PublicKeyInfo.read(body);
        fields.put("Version", NumberValue.of(version));
        fields.put("SerialNumber", NumberValue.of(serial));
        fields.put("SignatureAlgorithm", NumberValue.of(SignatureAlgorithm.number(new Der(inner).read(Der.SEQUENCE))));
        fields.put("Issuer", issuer.toValue());
        fields.put("RawIssuer", Json.base64(issuer.raw()));
        fields.put("Subject", subject.toValue());
        fields.put("RawSubject", Json.base64(subject.raw()));
        fields.put("RawSubjectPublicKeyInfo", Json.base64(key.raw()));
        fields.put("PublicKeyAlgorithm", NumberValue.of(key.algorithm()));
        fields.put("PublicKey", key.key());
        AlternativeNames names = extensions(fields, version, body);
        fields.put("Signature", Json.base64(outer.bits()));
        fields.put("Raw", Json.base64(raw));
        fields.put("RawTBSCertificate", Json.base64(rawBody));
        return new Certificate(raw, fields.build(), names.uris());
    }

    private static int version(Der body) throws MalformedException {
        if (!body.peek(Der.constructed(0))) {
            return 1;
        }
        BigInteger version = body.any().integer();
        if (version.signum() < 0 || version.compareTo(BigInteger.valueOf(VERSION_MAX)) >= 0) {
            throw new MalformedException("x509: invalid version");
        }
        return version.intValue() + 1;
    }

    private static AlternativeNames extensions(ObjectValue.Builder fields, int version, Der body)
            throws MalformedException {
        List<Extension> extensions = List.of();
        if (version > 1) {
            skip(body, Der.context(1));
            skip(body, Der.context(2));
            if (version == VERSION_MAX && body.peek(Der.constructed(3))) {
                extensions = Extension.readAll(body.any());
            }
        }
        CertificateExtensions reader = new CertificateExtensions(fields);
        reader.read(extensions);
        fields.put("Extensions", Json.list(extensions, Extension::toValue));
        fields.put("ExtraExtensions", NullValue.NULL);
        fields.put("UnhandledCriticalExtensions", reader.unhandled());
        return reader.names();
    }

    private static void skip(Der der, int tag) throws MalformedException {
        if (der.peek(tag)) {
            der.any();
        }
    }

    private static Value time(Der der) throws MalformedException {
        boolean generalized = der.peek(Der.GENERALIZED_TIME);
        byte[] bytes =
                der.read(generalized ? Der.GENERALIZED_TIME : Der.UTC_TIME).rest();
        String text = new String(bytes, StandardCharsets.US_ASCII);
        try {
            LocalDateTime time = LocalDateTime.parse(text, generalized ? GENERALIZED_TIME : UTC_TIME);
            if (!generalized && time.getYear() >= CENTURY_TURNS) {
                time = time.minusYears(100);
            }
            return StringValue.of(time.atOffset(ZoneOffset.UTC).format(SHOWN));
        } catch (DateTimeException e) {
            throw new MalformedException("x509: malformed " + (generalized ? "GeneralizedTime" : "UTCTime"));
        }
    }
}
