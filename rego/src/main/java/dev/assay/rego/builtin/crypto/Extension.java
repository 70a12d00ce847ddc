package dev.assay.rego.builtin.crypto;

import dev.assay.rego.value.BooleanValue;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** An extension of a certificate or request, not yet understood. */
@SuppressWarnings("ArrayRecordComponent") // the bytes are never changed nor compared
record Extension(List<Long> id, boolean critical, byte[] value) {
    Extension {
        id = List.copyOf(id);
        Objects.requireNonNull(value, "value is null");
    }

    /** Reads a sequence of extensions. */
    static List<Extension> readAll(Der der) throws MalformedException {
        List<Extension> extensions = new ArrayList<>();
        Der sequence = der.read(Der.SEQUENCE);
        while (!sequence.isEmpty()) {
            Der extension = sequence.read(Der.SEQUENCE);
            List<Long> id = extension.identifier();
            boolean critical = extension.peek(Der.BOOLEAN) && extension.bool();
            extensions.add(
                    new Extension(id, critical, extension.read(Der.OCTET_STRING).rest()));
        }
        return extensions;
    }

    Value toValue() {
        return ObjectValue.builder(3)
                .put("Id", Json.identifier(id))
                .put("Critical", BooleanValue.of(critical))
                .put("Value", Json.base64(value))
                .build();
    }
}
