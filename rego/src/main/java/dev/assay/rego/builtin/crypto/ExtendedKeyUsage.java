package dev.assay.rego.builtin.crypto;

import dev.assay.rego.value.NumberValue;
import dev.assay.rego.value.ObjectValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a certificate's key may be used for (RFC 5280, 4.2.1.12), as Go's numbers, and the usages that Go does not
 * know.
 */
record ExtendedKeyUsage(List<Integer> known, List<List<Long>> unknown) {
    static final int ANY = 0;
    static final int SERVER = 1;

    /** Usages by their identifiers; each stands at its number. */
    static final List<String> IDENTIFIERS = List.of(
            "2.5.29.37.0",
            "1.3.6.1.5.5.7.3.1",
            "1.3.6.1.5.5.7.3.2",
            "1.3.6.1.5.5.7.3.3",
            "1.3.6.1.5.5.7.3.4",
            "1.3.6.1.5.5.7.3.5",
            "1.3.6.1.5.5.7.3.6",
            "1.3.6.1.5.5.7.3.7",
            "1.3.6.1.5.5.7.3.8",
            "1.3.6.1.5.5.7.3.9",
            "1.3.6.1.4.1.311.10.3.3",
            "2.16.840.1.113730.4.1",
            "1.3.6.1.4.1.311.2.1.22",
            "1.3.6.1.4.1.311.61.1.1");

    /** The numbers by the names that the options of OPA's builtin have for them. */
    static final Map<String, Integer> NAMES = Map.ofEntries(
            Map.entry("KeyUsageAny", ANY),
            Map.entry("KeyUsageServerAuth", SERVER),
            Map.entry("KeyUsageClientAuth", 2),
            Map.entry("KeyUsageCodeSigning", 3),
            Map.entry("KeyUsageEmailProtection", 4),
            Map.entry("KeyUsageIPSECEndSystem", 5),
            Map.entry("KeyUsageIPSECTunnel", 6),
            Map.entry("KeyUsageIPSECUser", 7),
            Map.entry("KeyUsageTimeStamping", 8),
            Map.entry("KeyUsageOCSPSigning", 9),
            Map.entry("KeyUsageMicrosoftServerGatedCrypto", 10),
            Map.entry("KeyUsageNetscapeServerGatedCrypto", 11),
            Map.entry("KeyUsageMicrosoftCommercialCodeSigning", 12),
            Map.entry("KeyUsageMicrosoftKernelCodeSigning", 13));

    ExtendedKeyUsage {
        known = List.copyOf(known);
        unknown = List.copyOf(unknown);
    }

    static ExtendedKeyUsage read(Der der) throws MalformedException {
        List<Integer> known = new ArrayList<>();
        List<List<Long>> unknown = new ArrayList<>();
        Der usages = der.read(Der.SEQUENCE);
        while (!usages.isEmpty()) {
            List<Long> usage = usages.identifier();
            int number = IDENTIFIERS.indexOf(
                    String.join(".", usage.stream().map(String::valueOf).toList()));
            if (number < 0) {
                unknown.add(usage);
            } else {
                known.add(number);
            }
        }
        return new ExtendedKeyUsage(known, unknown);
    }

    void putInto(ObjectValue.Builder fields) {
        fields.put("ExtKeyUsage", Json.list(known, NumberValue::of));
        fields.put("UnknownExtKeyUsage", Json.list(unknown, Json::identifier));
    }
}
