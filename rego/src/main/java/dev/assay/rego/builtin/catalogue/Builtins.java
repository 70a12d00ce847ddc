package dev.assay.rego.builtin.catalogue;

import dev.assay.rego.builtin.Builtin;
import dev.assay.rego.builtin.collection.Aggregates;
import dev.assay.rego.builtin.collection.ArrayFunctions;
import dev.assay.rego.builtin.collection.SetFunctions;
import dev.assay.rego.builtin.crypto.CryptoFunctions;
import dev.assay.rego.builtin.number.Arithmetic;
import dev.assay.rego.builtin.number.Bits;
import dev.assay.rego.builtin.number.Chance;
import dev.assay.rego.builtin.number.Comparison;
import dev.assay.rego.builtin.number.Ranges;
import dev.assay.rego.builtin.number.Rounding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All builtin functions. A family is loaded when a policy first uses one of its names, so that what is not used costs
 * nothing at the start. Shared by threads.
 */
public final class Builtins {
    /** The families, each with the names that it makes. */
    private static final List<Family> FAMILIES = List.of(
            new Family("assign eq equal neq gt gte lt lte", Comparison::builtins),
            new Family("plus minus mul div rem", Arithmetic::builtins),
            new Family("abs ceil floor round", Rounding::builtins),
            new Family("bits.and bits.or bits.xor bits.negate bits.lsh bits.rsh", Bits::builtins),
            new Family("numbers.range numbers.range_step", Ranges::builtins),
            new Family("rand.intn", Chance::builtins),
            new Family("count sum product max min sort all any", Aggregates::builtins),
            new Family("array.concat array.flatten array.reverse array.slice", ArrayFunctions::builtins),
            new Family("and or set_diff intersection union", SetFunctions::builtins),
            new Family(
                    "crypto.md5 crypto.sha1 crypto.sha256 crypto.hmac.md5 crypto.hmac.sha1 crypto.hmac.sha256"
                            + " crypto.hmac.sha512 crypto.hmac.equal crypto.x509.parse_certificates"
                            + " crypto.x509.parse_and_verify_certificates"
                            + " crypto.x509.parse_and_verify_certificates_with_options"
                            + " crypto.x509.parse_certificate_request crypto.x509.parse_keypair"
                            + " crypto.x509.parse_rsa_private_key crypto.parse_private_keys",
                    CryptoFunctions::builtins));

    private static final Map<String, Family> BY_NAME = byName();

    private Builtins() {}

    /** The builtin of a name, or null. */
    public static @Nullable Builtin find(String name) {
        Family family = BY_NAME.get(name);
        return family == null ? null : family.get(name);
    }

    /** Whether there is a builtin of a name; loads nothing. */
    public static boolean has(String name) {
        return BY_NAME.containsKey(name);
    }

    /** All names, sorted; loads nothing. */
    public static List<String> names() {
        return List.copyOf(BY_NAME.keySet());
    }

    /** All builtins, sorted by name. Loads every family. */
    public static List<Builtin> all() {
        List<Builtin> all = new ArrayList<>();
        BY_NAME.forEach((name, family) -> all.add(family.get(name)));
        return all;
    }

    private static Map<String, Family> byName() {
        Map<String, Family> families = new TreeMap<>();
        for (Family family : FAMILIES) {
            for (String name : family.names()) {
                if (families.put(name, family) != null) {
                    throw new IllegalStateException("two families list " + name);
                }
            }
        }
        return families;
    }
}
