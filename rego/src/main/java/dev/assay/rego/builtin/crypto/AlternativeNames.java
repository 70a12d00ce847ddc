package dev.assay.rego.builtin.crypto;

import dev.assay.rego.builtin.IpText;
import dev.assay.rego.value.BooleanValue;
import dev.assay.rego.value.NullValue;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The alternative names of a subject (RFC 5280, 4.2.1.6): the kinds that Go reads. */
record AlternativeNames(List<String> dns, List<String> emails, List<byte[]> addresses, List<String> uris) {
    private static final int EMAIL = 1;
    private static final int DNS = 2;
    private static final int URI_NAME = 6;
    private static final int ADDRESS = 7;
    private static final int IPV4_BYTES = 4;
    private static final int IPV6_BYTES = 16;
    static final AlternativeNames NONE = new AlternativeNames(List.of(), List.of(), List.of(), List.of());

    AlternativeNames {
        dns = List.copyOf(dns);
        emails = List.copyOf(emails);
        addresses = List.copyOf(addresses);
        uris = List.copyOf(uris);
    }

    static AlternativeNames read(Der der) throws MalformedException {
        List<String> dns = new ArrayList<>();
        List<String> emails = new ArrayList<>();
        List<byte[]> addresses = new ArrayList<>();
        List<String> uris = new ArrayList<>();
        Der names = der.read(Der.SEQUENCE);
        while (!names.isEmpty()) {
            int tag = names.tag();
            byte[] bytes = names.any().rest();
            switch (tag ^ Der.context(0)) {
                case EMAIL -> emails.add(ascii(bytes, "x509: SAN rfc822Name is malformed"));
                case DNS -> dns.add(ascii(bytes, "x509: SAN dNSName is malformed"));
                case URI_NAME -> {
                    String uri = ascii(bytes, "x509: SAN uniformResourceIdentifier is malformed");
                    toValue(uri);
                    uris.add(uri);
                }
                case ADDRESS -> {
                    if (bytes.length != IPV4_BYTES && bytes.length != IPV6_BYTES) {
                        throw new MalformedException("x509: cannot parse IP address of length " + bytes.length);
                    }
                    addresses.add(bytes);
                }
                default -> {
                    // Directory names and others have no field.
                }
            }
        }
        return new AlternativeNames(dns, emails, addresses, uris);
    }

    boolean isEmpty() {
        return dns.isEmpty() && emails.isEmpty() && addresses.isEmpty() && uris.isEmpty();
    }

    void putInto(ObjectValue.Builder object) throws MalformedException {
        object.put("DNSNames", Json.strings(dns));
        object.put("EmailAddresses", Json.strings(emails));
        object.put("IPAddresses", Json.list(addresses, bytes -> StringValue.of(IpText.of(bytes))));
        List<Value> parsed = new ArrayList<>();
        for (String uri : uris) {
            parsed.add(toValue(uri));
        }
        object.put("URIs", Json.list(parsed, value -> value));
    }

    static String ascii(byte[] bytes, String otherwise) throws MalformedException {
        for (byte b : bytes) {
            if (b < 0) {
                throw new MalformedException(otherwise);
            }
        }
        return new String(bytes, StandardCharsets.US_ASCII);
    }

    /** The fields of Go's {@code url.URL}. */
    private static Value toValue(String text) throws MalformedException {
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException e) {
            throw new MalformedException("x509: cannot parse URI \"" + text + "\": " + e.getReason());
        }
        String rawPath = orEmpty(uri.getRawPath());
        String path = orEmpty(uri.getPath());
        String rawFragment = orEmpty(uri.getRawFragment());
        String fragment = orEmpty(uri.getFragment());
        String authority = orEmpty(uri.getRawAuthority());
        int user = authority.lastIndexOf('@');
        return ObjectValue.builder(11)
                .put("Scheme", StringValue.of(orEmpty(uri.getScheme())))
                .put("Opaque", StringValue.of(uri.isOpaque() ? orEmpty(uri.getRawSchemeSpecificPart()) : ""))
                .put("User", user < 0 ? NullValue.NULL : ObjectValue.EMPTY)
                .put("Host", StringValue.of(authority.substring(user + 1)))
                .put("Path", StringValue.of(path))
                .put("RawPath", StringValue.of(isUsualEscape(path, rawPath) ? "" : rawPath))
                .put("OmitHost", BooleanValue.FALSE)
                .put("ForceQuery", BooleanValue.of(text.endsWith("?")))
                .put("RawQuery", StringValue.of(orEmpty(uri.getRawQuery())))
                .put("Fragment", StringValue.of(fragment))
                .put("RawFragment", StringValue.of(isUsualEscape(fragment, rawFragment) ? "" : rawFragment))
                .build();
    }

    /** Whether the usual escape of a text is the text that was given, so that Go leaves the raw field empty. */
    private static boolean isUsualEscape(String plain, String raw) {
        String slash = plain.startsWith("/") ? "" : "/";
        try {
            return raw.equals(plain) || (slash + raw).equals(new URI(null, "h", slash + plain, null).getRawPath());
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
