package dev.assay.rego.builtin.crypto;

import dev.assay.rego.builtin.IpText;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads the name constraints of an authority (RFC 5280, 4.2.1.10) into their eight fields. */
final class NameConstraints {
    private static final int EMAIL = 1;
    private static final int DNS = 2;
    private static final int URI = 6;
    private static final int ADDRESS = 7;
    private static final String MALFORMED = "x509: invalid NameConstraints extension";

    private final ObjectValue.Builder fields;
    private boolean handled = true;

    NameConstraints(ObjectValue.Builder fields) {
        this.fields = fields;
    }

    /** Whether all of them were of kinds that have a field. */
    boolean read(Der der) throws MalformedException {
        Der constraints = der.read(Der.SEQUENCE);
        boolean any = false;
        if (constraints.peek(Der.constructed(0))) {
            any = subtrees("Permitted", constraints.any());
        }
        if (constraints.peek(Der.constructed(1))) {
            any |= subtrees("Excluded", constraints.any());
        }
        if (!constraints.isEmpty()) {
            throw new MalformedException(MALFORMED);
        }
        if (!any) {
            throw new MalformedException("x509: empty name constraints extension");
        }
        return handled;
    }

    private boolean subtrees(String prefix, Der der) throws MalformedException {
        boolean any = !der.isEmpty();
        List<String> dns = new ArrayList<>();
        List<String> emails = new ArrayList<>();
        List<String> uris = new ArrayList<>();
        List<Value> ranges = new ArrayList<>();
        while (!der.isEmpty()) {
            Der base = der.read(Der.SEQUENCE);
            int tag = base.tag();
            byte[] bytes = base.any().rest();
            switch (tag ^ Der.context(0)) {
                case DNS -> dns.add(AlternativeNames.ascii(bytes, MALFORMED));
                case EMAIL -> emails.add(AlternativeNames.ascii(bytes, MALFORMED));
                case URI -> uris.add(AlternativeNames.ascii(bytes, MALFORMED));
                case ADDRESS -> ranges.add(range(bytes));
                default -> handled = false;
            }
        }
        fields.put(prefix + "DNSDomains", Json.strings(dns));
        fields.put(prefix + "EmailAddresses", Json.strings(emails));
        fields.put(prefix + "URIDomains", Json.strings(uris));
        fields.put(prefix + "IPRanges", Json.list(ranges, range -> range));
        return any;
    }

    private static Value range(byte[] bytes) throws MalformedException {
        if (bytes.length != 8 && bytes.length != 32) {
            throw new MalformedException("x509: IP constraint contained value of length " + bytes.length);
        }
        int half = bytes.length / 2;
        return ObjectValue.builder(2)
                .put("IP", StringValue.of(IpText.of(Arrays.copyOf(bytes, half))))
                .put("Mask", Json.base64(Arrays.copyOfRange(bytes, half, bytes.length)))
                .build();
    }
}
