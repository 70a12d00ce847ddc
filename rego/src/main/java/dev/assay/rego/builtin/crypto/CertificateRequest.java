package dev.assay.rego.builtin.crypto;

import dev.assay.rego.value.ArrayValue;
import dev.assay.rego.value.BooleanValue;
import dev.assay.rego.value.NullValue;
import dev.assay.rego.value.NumberValue;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.Value;
import java.util.ArrayList;
import java.util.List;

/** A request for a certificate (PKCS #10), read and shown as Go's crypto/x509 does. */
final class CertificateRequest {
    private static final List<Long> EXTENSION_REQUEST = List.of(1L, 2L, 840L, 113549L, 1L, 9L, 14L);
    private static final List<Long> ALTERNATIVE_NAMES = List.of(2L, 5L, 29L, 17L);

    private CertificateRequest() {}

    /** The object of a request in DER. */
    static ObjectValue read(byte[] raw) throws MalformedException {
        Der all = new Der(raw);
        Der outer = all.read(Der.SEQUENCE);
        if (!all.isEmpty()) {
            throw new MalformedException("asn1: syntax error: trailing data");
        }
        byte[] rawBody = outer.element(Der.SEQUENCE);
        Der body = new Der(rawBody).read(Der.SEQUENCE);
        ObjectValue.Builder fields = ObjectValue.builder(24);
        fields.put("Version", NumberValue.of(body.integer()));
        DistinguishedName subject = DistinguishedName.read(body);
        PublicKeyInfo key = PublicKeyInfo.read(body);
        List<Extension> extensions = new ArrayList<>();
        fields.put("Attributes", attributes(body, extensions));
        fields.put("SignatureAlgorithm", NumberValue.of(SignatureAlgorithm.number(outer.read(Der.SEQUENCE))));
        fields.put("Signature", Json.base64(outer.bits()));
        fields.put("Raw", Json.base64(raw));
        fields.put("RawTBSCertificateRequest", Json.base64(rawBody));
        fields.put("RawSubject", Json.base64(subject.raw()));
        fields.put("Subject", subject.toValue());
        fields.put("RawSubjectPublicKeyInfo", Json.base64(key.raw()));
        fields.put("PublicKeyAlgorithm", NumberValue.of(key.algorithm()));
        fields.put("PublicKey", key.key());
        fields.put("Extensions", Json.list(extensions, Extension::toValue));
        fields.put("ExtraExtensions", NullValue.NULL);
        AlternativeNames names = AlternativeNames.NONE;
        for (Extension extension : extensions) {
            if (extension.id().equals(ALTERNATIVE_NAMES)) {
                names = AlternativeNames.read(new Der(extension.value()));
            }
        }
        names.putInto(fields);
        return fields.build();
    }

    /** The attributes of the old form, pairs of type and text in sets; extensions are collected on the way. */
    private static Value attributes(Der body, List<Extension> extensions) throws MalformedException {
        List<Value> attributes = new ArrayList<>();
        if (body.isEmpty()) {
            return NullValue.NULL;
        }
        Der all = body.read(Der.constructed(0));
        while (!all.isEmpty()) {
            Der attribute = all.read(Der.SEQUENCE);
            List<Long> type = attribute.identifier();
            Der values = attribute.read(Der.SET);
            if (type.equals(EXTENSION_REQUEST) && !values.isEmpty()) {
                byte[] requested = values.element();
                extensions.addAll(Extension.readAll(new Der(requested)));
                attributes.add(ObjectValue.builder(2)
                        .put("Type", Json.identifier(type))
                        .put("Value", pairs(requested))
                        .build());
            }
        }
        return Json.list(attributes, value -> value);
    }

    /** Go takes extensions for pairs of a type and whatever comes next: the mark of a critical one, else its bytes. */
    private static Value pairs(byte[] requested) throws MalformedException {
        List<Value> pairs = new ArrayList<>();
        for (Extension extension : Extension.readAll(new Der(requested))) {
            pairs.add(ObjectValue.builder(2)
                    .put("Type", Json.identifier(extension.id()))
                    .put("Value", extension.critical() ? BooleanValue.TRUE : Json.base64(extension.value()))
                    .build());
        }
        return ArrayValue.of(ArrayValue.of(pairs));
    }
}
