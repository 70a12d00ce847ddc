package dev.assay.rego.builtin.jwt;

import dev.assay.rego.builtin.BuiltinException;
import dev.assay.rego.value.ArrayValue;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/**
 * What counts of a token's header.
 *
 * @param algorithm empty if it names none
 * @param keyId empty if it names none
 * @param contentType empty if it names none
 * @param understood false if it makes something critical that is not known here
 */
record TokenHeader(String algorithm, String keyId, String contentType, boolean understood) {
    private static final Set<String> KNOWN = Set.of("alg", "kid", "typ", "cty", "crit");

    TokenHeader {
        Objects.requireNonNull(algorithm, "algorithm is null");
        Objects.requireNonNull(keyId, "keyId is null");
        Objects.requireNonNull(contentType, "contentType is null");
    }

    static TokenHeader of(ObjectValue header) {
        String algorithm = text(header, "alg");
        Set<String> critical = critical(header);
        String contentType = text(header, "cty");
        String keyId = text(header, "kid");
        text(header, "typ");
        boolean understood = true;
        for (int i = 0; i < header.size(); i++) {
            if (header.keyAt(i) instanceof StringValue key) {
                understood &= KNOWN.contains(key.value()) || !critical.contains(key.value());
            }
        }
        return new TokenHeader(algorithm, keyId, contentType, understood);
    }

    /** Whether a signature may be looked at: the header names an algorithm, and nothing critical is unknown. */
    boolean isValid() {
        return understood && !algorithm.isEmpty();
    }

    private static Set<String> critical(ObjectValue header) {
        Value value = header.get("crit");
        Set<String> names = new HashSet<>();
        if (value == null) {
            return names;
        }
        if (!(value instanceof ArrayValue array)) {
            throw BuiltinException.error("crit: must be a list");
        }
        for (Value element : array) {
            if (!(element instanceof StringValue name)) {
                break;
            }
            names.add(name.value());
        }
        if (names.isEmpty()) {
            throw BuiltinException.error("crit: must be a nonempty list");
        }
        return names;
    }

    private static String text(ObjectValue header, String field) {
        Value value = header.get(field);
        if (value == null) {
            return "";
        }
        if (value instanceof StringValue text) {
            return text.value();
        }
        throw BuiltinException.error(field + ": must be a string");
    }
}
