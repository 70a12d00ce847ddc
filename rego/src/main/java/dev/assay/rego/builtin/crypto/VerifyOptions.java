package dev.assay.rego.builtin.crypto;

import dev.assay.rego.builtin.BuiltinException;
import dev.assay.rego.value.ArrayValue;
import dev.assay.rego.value.NumberValue;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.SetValue;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What a chain of certificates is verified for.
 *
 * @param host the name or address that the leaf must be for; empty for any
 * @param time when it must be valid
 * @param usages Go's numbers of the usages, one of which the chain must allow
 */
record VerifyOptions(String host, Instant time, List<Integer> usages) {
    private static final long NANOS = 1_000_000_000;

    VerifyOptions {
        Objects.requireNonNull(host, "host is null");
        Objects.requireNonNull(time, "time is null");
        usages = usages.isEmpty() ? List.of(ExtendedKeyUsage.SERVER) : List.copyOf(usages);
    }

    static VerifyOptions at(Instant now) {
        return new VerifyOptions("", now, List.of());
    }

    /** Reads the argument of the builtin; {@code now} is the time unless it names another. */
    static VerifyOptions of(ObjectValue options, Instant now) {
        String host = "";
        Instant time = now;
        List<Integer> usages = List.of();
        for (int i = 0; i < options.size(); i++) {
            if (!(options.keyAt(i) instanceof StringValue key)) {
                continue;
            }
            Value value = options.valueAt(i);
            switch (key.value()) {
                case "DNSName" -> {
                    if (!(value instanceof StringValue name)) {
                        throw BuiltinException.error("'DNSName' should be a string");
                    }
                    host = bare(name.value());
                }
                case "CurrentTime" -> {
                    long nanos = whole(value, "CurrentTime", "a valid int64 number");
                    time = Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS), Math.floorMod(nanos, NANOS));
                }
                case "MaxConstraintComparisons" -> whole(value, "MaxConstraintComparisons", "a valid number");
                case "KeyUsages" -> usages = usages(value);
                default -> throw BuiltinException.error("invalid key option");
            }
        }
        return new VerifyOptions(host, time, usages);
    }

    private static long whole(Value value, String key, String expected) {
        if (!(value instanceof NumberValue number)) {
            throw BuiltinException.error("'" + key + "' should be a number");
        }
        if (!number.fitsLong()) {
            throw BuiltinException.error("'" + key + "' should be " + expected);
        }
        return number.asLong();
    }

    private static List<Integer> usages(Value value) {
        Iterable<Value> names = switch (value) {
            case ArrayValue array -> array;
            case SetValue set -> set;
            default -> throw BuiltinException.error("'KeyUsages' should be an Array or Set");
        };
        List<Integer> usages = new ArrayList<>();
        List<String> invalid = new ArrayList<>();
        for (Value name : names) {
            if (name instanceof StringValue string) {
                Integer usage = ExtendedKeyUsage.NAMES.get(bare(string.value()));
                if (usage == null) {
                    invalid.add(bare(string.value()));
                } else {
                    usages.add(usage);
                }
            }
        }
        if (!invalid.isEmpty()) {
            throw BuiltinException.error("invalid entries for 'KeyUsages' found: [" + String.join(" ", invalid) + "]");
        }
        return usages;
    }

    /** Without quotation marks around it, which OPA takes off. */
    private static String bare(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && text.charAt(from) == '"') {
            from++;
        }
        while (to > from && text.charAt(to - 1) == '"') {
            to--;
        }
        return text.substring(from, to);
    }
}
