package dev.assay.rego.builtin.net;

import dev.assay.rego.builtin.BuiltinException;
import dev.assay.rego.builtin.Context;
import dev.assay.rego.value.ArrayValue;
import dev.assay.rego.value.NumberValue;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.SetValue;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import java.util.ArrayList;
import java.util.List;

/** Which networks of one collection have which networks or addresses of another one. */
final class CidrMatches {
    private CidrMatches() {}

    /**
     * An element of a collection.
     *
     * @param cidr the text, or what stands in its place
     * @param index by which the answer names it
     */
    private record Entry(Value cidr, Value index) {}

    static Value containsMatches(Context context, Value[] arguments) {
        SetValue.Builder matches = SetValue.builder();
        List<Entry> wholes = entries(1, arguments[0]);
        if (wholes.isEmpty()) {
            return matches.build();
        }
        List<Entry> parts = entries(2, arguments[1]);
        for (Entry whole : wholes) {
            context.spend(parts.size() + 1L);
            for (Entry part : parts) {
                if (CidrFunctions.contains(whole.cidr(), part.cidr())) {
                    matches.add(ArrayValue.of(whole.index(), part.index()));
                }
            }
        }
        return matches.build();
    }

    private static List<Entry> entries(int operand, Value collection) {
        List<Entry> entries = new ArrayList<>();
        switch (collection) {
            case StringValue string -> entries.add(new Entry(string, string));
            case ArrayValue array -> {
                for (int i = 0; i < array.size(); i++) {
                    entries.add(new Entry(cidr(operand, array.get(i)), NumberValue.of(i)));
                }
            }
            case SetValue set -> {
                for (Value element : set) {
                    entries.add(new Entry(cidr(operand, element), element));
                }
            }
            case ObjectValue object -> {
                for (int i = 0; i < object.size(); i++) {
                    entries.add(new Entry(cidr(operand, object.valueAt(i)), object.keyAt(i)));
                }
            }
            default -> {
                // OPA takes anything else for an empty collection
            }
        }
        return entries;
    }

    private static Value cidr(int operand, Value element) {
        return switch (element) {
            case StringValue string -> string;
            case ArrayValue array when array.size() > 0 -> array.get(0);
            default ->
                throw BuiltinException.error("operand " + operand + ": element must be string or non-empty array");
        };
    }
}
