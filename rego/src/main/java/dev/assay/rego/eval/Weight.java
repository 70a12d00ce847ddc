package dev.assay.rego.eval;

import dev.assay.rego.value.ArrayValue;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.SetValue;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;

/** How many bytes a value takes as JSON, about. */
final class Weight {
    private static final int SCALAR = 8;

    private Weight() {}

    /** Takes the weight of a value from what is left; stops below zero. */
    static long take(Value value, long left) {
        long rest = left - SCALAR;
        switch (value) {
            case StringValue string -> rest -= string.value().length();
            case ArrayValue array -> {
                for (int i = 0; i < array.size() && rest >= 0; i++) {
                    rest = take(array.get(i), rest);
                }
            }
            case ObjectValue object -> {
                for (int i = 0; i < object.size() && rest >= 0; i++) {
                    rest = take(object.valueAt(i), take(object.keyAt(i), rest));
                }
            }
            case SetValue set -> {
                for (int i = 0; i < set.size() && rest >= 0; i++) {
                    rest = take(set.at(i), rest);
                }
            }
            default -> {}
        }
        return rest;
    }
}
