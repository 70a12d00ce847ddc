package dev.assay.rego.builtin.crypto;

import dev.assay.rego.value.NullValue;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A name of X.501: attributes in the order in which they stand.
 *
 * @param raw its DER
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes are never changed nor compared
record DistinguishedName(byte[] raw, List<Attribute> attributes) {
    private static final int UTF8_STRING = 0x0c;
    private static final int NUMERIC_STRING = 0x12;
    private static final int PRINTABLE_STRING = 0x13;
    private static final int T61_STRING = 0x14;
    private static final int IA5_STRING = 0x16;
    private static final int BMP_STRING = 0x1e;

    /**
     * The attributes below 2.5.4 that have a field of their own, by their last number; those that may have many
     * values.
     */
    private static final Map<Long, String> LISTS = Map.of(
            6L,
            "Country",
            7L,
            "Locality",
            8L,
            "Province",
            9L,
            "StreetAddress",
            10L,
            "Organization",
            11L,
            "OrganizationalUnit",
            17L,
            "PostalCode");

    private static final Map<Long, String> SINGLES = Map.of(3L, "CommonName", 5L, "SerialNumber");
    private static final List<Long> ATTRIBUTE_TYPES = List.of(2L, 5L, 4L);

    DistinguishedName {
        Objects.requireNonNull(raw, "raw is null");
        attributes = List.copyOf(attributes);
    }

    /** One attribute: its type and its text. */
    record Attribute(List<Long> type, String value) {
        Attribute {
            type = List.copyOf(type);
            Objects.requireNonNull(value, "value is null");
        }
    }

    /** Reads the name that comes next. */
    static DistinguishedName read(Der der) throws MalformedException {
        byte[] raw = der.element(Der.SEQUENCE);
        List<Attribute> attributes = new ArrayList<>();
        try {
            Der sets = new Der(raw).read(Der.SEQUENCE);
            while (!sets.isEmpty()) {
                Der set = sets.read(Der.SET);
                while (!set.isEmpty()) {
                    Der pair = set.read(Der.SEQUENCE);
                    List<Long> type = pair.identifier();
                    int tag = pair.tag();
                    attributes.add(new Attribute(type, text(tag, pair.any().rest())));
                }
            }
        } catch (MalformedException e) {
            throw new MalformedException("x509: invalid RDNSequence: " + e.text());
        }
        return new DistinguishedName(raw, attributes);
    }

    private static String text(int tag, byte[] bytes) throws MalformedException {
        Charset charset = switch (tag) {
            case UTF8_STRING -> StandardCharsets.UTF_8;
            case NUMERIC_STRING, PRINTABLE_STRING, IA5_STRING -> StandardCharsets.US_ASCII;
            case T61_STRING -> StandardCharsets.ISO_8859_1;
            case BMP_STRING -> StandardCharsets.UTF_16BE;
            default -> throw new MalformedException("invalid attribute value: unsupported string type: " + tag);
        };
        try {
            String text = charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return tag == BMP_STRING && text.endsWith("\0") ? text.substring(0, text.length() - 1) : text;
        } catch (CharacterCodingException e) {
            throw new MalformedException("invalid attribute value: invalid " + charset + " string");
        }
    }

    /** The object that Go writes for a {@code pkix.Name}. */
    ObjectValue toValue() {
        ObjectValue.Builder object = ObjectValue.builder(12);
        LISTS.values().forEach(field -> object.put(field, NullValue.NULL));
        SINGLES.values().forEach(field -> object.put(field, StringValue.EMPTY));
        LISTS.forEach((number, field) -> object.put(
                field,
                Json.strings(attributes.stream()
                        .filter(attribute -> is(attribute, number))
                        .map(Attribute::value)
                        .toList())));
        for (Attribute attribute : attributes) {
            SINGLES.forEach((number, field) -> {
                if (is(attribute, number)) {
                    object.put(field, StringValue.of(attribute.value()));
                }
            });
        }
        object.put("Names", Json.list(attributes, DistinguishedName::toValue));
        object.put("ExtraNames", NullValue.NULL);
        return object.build();
    }

    private static boolean is(Attribute attribute, long number) {
        return attribute.type().size() == 4
                && attribute.type().subList(0, 3).equals(ATTRIBUTE_TYPES)
                && attribute.type().get(3) == number;
    }

    private static Value toValue(Attribute attribute) {
        return ObjectValue.builder(2)
                .put("Type", Json.identifier(attribute.type()))
                .put("Value", StringValue.of(attribute.value()))
                .build();
    }
}
