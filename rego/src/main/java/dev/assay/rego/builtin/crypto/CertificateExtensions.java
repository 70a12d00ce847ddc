package dev.assay.rego.builtin.crypto;

import dev.assay.rego.value.ArrayValue;
import dev.assay.rego.value.BooleanValue;
import dev.assay.rego.value.NullValue;
import dev.assay.rego.value.NumberValue;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads the extensions of a certificate (RFC 5280, 4.2) into the fields that Go's {@code x509.Certificate} has for
 * them.
 */
final class CertificateExtensions {
    private static final List<Long> ACCESS = List.of(1L, 3L, 6L, 1L, 5L, 5L, 7L, 1L, 1L);
    private static final List<Long> OCSP = List.of(1L, 3L, 6L, 1L, 5L, 5L, 7L, 48L, 1L);
    private static final List<Long> ISSUERS = List.of(1L, 3L, 6L, 1L, 5L, 5L, 7L, 48L, 2L);
    private static final List<Long> CERTIFICATE_EXTENSIONS = List.of(2L, 5L, 29L);
    private static final int URI_TAG = 6;
    private static final List<String> LISTS = List.of(
            "AuthorityKeyId",
            "CRLDistributionPoints",
            "DNSNames",
            "EmailAddresses",
            "ExcludedDNSDomains",
            "ExcludedEmailAddresses",
            "ExcludedIPRanges",
            "ExcludedURIDomains",
            "ExtKeyUsage",
            "IPAddresses",
            "IssuingCertificateURL",
            "OCSPServer",
            "PermittedDNSDomains",
            "PermittedEmailAddresses",
            "PermittedIPRanges",
            "PermittedURIDomains",
            "Policies",
            "PolicyIdentifiers",
            "PolicyMappings",
            "SubjectKeyId",
            "URIs",
            "UnknownExtKeyUsage");
    private static final List<String> FLAGS = List.of(
            "BasicConstraintsValid",
            "InhibitAnyPolicyZero",
            "InhibitPolicyMappingZero",
            "IsCA",
            "MaxPathLenZero",
            "PermittedDNSDomainsCritical",
            "RequireExplicitPolicyZero");
    private static final List<String> NUMBERS =
            List.of("InhibitAnyPolicy", "InhibitPolicyMapping", "KeyUsage", "MaxPathLen", "RequireExplicitPolicy");

    private final ObjectValue.Builder fields;
    private final List<Extension> unhandled = new ArrayList<>();
    private AlternativeNames names = AlternativeNames.NONE;

    CertificateExtensions(ObjectValue.Builder fields) {
        this.fields = fields;
        LISTS.forEach(field -> fields.put(field, NullValue.NULL));
        FLAGS.forEach(field -> fields.put(field, BooleanValue.FALSE));
        NUMBERS.forEach(field -> fields.put(field, NumberValue.ZERO));
    }

    /** Reads them all. */
    void read(List<Extension> extensions) throws MalformedException {
        Set<List<Long>> seen = new HashSet<>();
        for (Extension extension : extensions) {
            if (!seen.add(extension.id())) {
                throw new MalformedException(
                        "x509: certificate contains duplicate extension with OID \"" + dotted(extension.id()) + "\"");
            }
            boolean handled;
            try {
                handled = read(extension);
            } catch (MalformedException e) {
                throw e.text().startsWith("x509:")
                        ? e
                        : new MalformedException("x509: invalid extension " + dotted(extension.id()));
            }
            if (!handled && extension.critical()) {
                unhandled.add(extension);
            }
        }
    }

    AlternativeNames names() {
        return names;
    }

    /** The critical ones that nothing here understands. */
    Value unhandled() {
        return Json.list(unhandled, extension -> Json.identifier(extension.id()));
    }

    private boolean read(Extension extension) throws MalformedException {
        Der der = new Der(extension.value());
        if (extension.id().equals(ACCESS)) {
            access(der);
            return true;
        }
        if (extension.id().size() != 4 || !extension.id().subList(0, 3).equals(CERTIFICATE_EXTENSIONS)) {
            return false;
        }
        switch (extension.id().get(3).intValue()) {
            case 14 ->
                fields.put(
                        "SubjectKeyId", Json.base64(der.read(Der.OCTET_STRING).rest()));
            case 15 -> keyUsage(der);
            case 17 -> {
                names = AlternativeNames.read(der);
                names.putInto(fields);
                return !names.isEmpty();
            }
            case 19 -> basicConstraints(der);
            case 30 -> {
                fields.put("PermittedDNSDomainsCritical", BooleanValue.of(extension.critical()));
                return new NameConstraints(fields).read(der);
            }
            case 31 -> fields.put("CRLDistributionPoints", Json.strings(distributionPoints(der)));
            case 32 -> policies(der);
            case 33 -> policyMappings(der);
            case 35 -> {
                Der identifier = der.read(Der.SEQUENCE);
                if (identifier.peek(Der.context(0))) {
                    fields.put(
                            "AuthorityKeyId",
                            Json.base64(identifier.read(Der.context(0)).rest()));
                }
            }
            case 36 -> policyConstraints(der.read(Der.SEQUENCE));
            case 37 -> ExtendedKeyUsage.read(der).putInto(fields);
            case 54 -> count("InhibitAnyPolicy", der.integer());
            default -> {
                return false;
            }
        }
        return true;
    }

    private void keyUsage(Der der) throws MalformedException {
        byte[] content = der.read(Der.BIT_STRING).rest();
        int usage = 0;
        for (int i = 0; i < 9; i++) {
            int at = 1 + i / 8;
            if (at < content.length && (content[at] & (0x80 >>> (i % 8))) != 0) {
                usage |= 1 << i;
            }
        }
        fields.put("KeyUsage", NumberValue.of(usage));
    }

    private void basicConstraints(Der der) throws MalformedException {
        Der constraints = der.read(Der.SEQUENCE);
        boolean authority = constraints.peek(Der.BOOLEAN) && constraints.bool();
        BigInteger length = constraints.peek(Der.INTEGER) ? constraints.integer() : BigInteger.valueOf(-1);
        fields.put("BasicConstraintsValid", BooleanValue.TRUE);
        fields.put("IsCA", BooleanValue.of(authority));
        fields.put("MaxPathLen", NumberValue.of(length));
        fields.put("MaxPathLenZero", BooleanValue.of(length.signum() == 0));
    }

    private static List<String> distributionPoints(Der der) throws MalformedException {
        List<String> uris = new ArrayList<>();
        Der points = der.read(Der.SEQUENCE);
        while (!points.isEmpty()) {
            Der point = points.read(Der.SEQUENCE);
            if (point.peek(Der.constructed(0))) {
                Der name = point.read(Der.constructed(0)).read(Der.constructed(0));
                while (name.peek(Der.context(URI_TAG))) {
                    uris.add(AlternativeNames.ascii(name.any().rest(), "x509: invalid CRL distribution point"));
                }
            }
        }
        return uris;
    }

    private void policies(Der der) throws MalformedException {
        List<List<Long>> policies = new ArrayList<>();
        Der sequence = der.read(Der.SEQUENCE);
        while (!sequence.isEmpty()) {
            policies.add(sequence.read(Der.SEQUENCE).identifier());
        }
        fields.put("Policies", Json.list(policies, policy -> StringValue.of(dotted(policy))));
        fields.put("PolicyIdentifiers", policies.isEmpty() ? ArrayValue.EMPTY : Json.list(policies, Json::identifier));
    }

    private void policyMappings(Der der) throws MalformedException {
        List<Value> mappings = new ArrayList<>();
        Der sequence = der.read(Der.SEQUENCE);
        while (!sequence.isEmpty()) {
            Der pair = sequence.read(Der.SEQUENCE);
            mappings.add(ObjectValue.builder(2)
                    .put("IssuerDomainPolicy", StringValue.of(dotted(pair.identifier())))
                    .put("SubjectDomainPolicy", StringValue.of(dotted(pair.identifier())))
                    .build());
        }
        fields.put("PolicyMappings", Json.list(mappings, mapping -> mapping));
    }

    private void policyConstraints(Der der) throws MalformedException {
        if (der.peek(Der.context(0))) {
            count("RequireExplicitPolicy", new BigInteger(der.any().rest()));
        }
        if (der.peek(Der.context(1))) {
            count("InhibitPolicyMapping", new BigInteger(der.any().rest()));
        }
    }

    private void count(String field, BigInteger number) {
        fields.put(field, NumberValue.of(number));
        fields.put(field + "Zero", BooleanValue.of(number.signum() == 0));
    }

    private void access(Der der) throws MalformedException {
        List<String> ocsp = new ArrayList<>();
        List<String> issuers = new ArrayList<>();
        Der sequence = der.read(Der.SEQUENCE);
        while (!sequence.isEmpty()) {
            Der description = sequence.read(Der.SEQUENCE);
            List<Long> method = description.identifier();
            if (description.peek(Der.context(URI_TAG))) {
                String uri = AlternativeNames.ascii(description.any().rest(), "x509: invalid authority info access");
                if (method.equals(OCSP)) {
                    ocsp.add(uri);
                } else if (method.equals(ISSUERS)) {
                    issuers.add(uri);
                }
            }
        }
        fields.put("OCSPServer", Json.strings(ocsp));
        fields.put("IssuingCertificateURL", Json.strings(issuers));
    }

    private static String dotted(List<Long> identifier) {
        return identifier.stream().map(String::valueOf).collect(Collectors.joining("."));
    }
}
