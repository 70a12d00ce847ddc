package dev.assay.rego.compile;

import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import java.util.List;
import java.util.regex.Pattern;

/** Paths below {@code data} as text. */
final class Paths {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private Paths() {}

    /** {@code data.a["b c"]}. */
    static String text(List<Value> path) {
        StringBuilder text = new StringBuilder("data");
        for (Value key : path) {
            if (key instanceof StringValue name && NAME.matcher(name.value()).matches()) {
                text.append('.').append(name.value());
            } else {
                text.append('[').append(key).append(']');
            }
        }
        return text.toString();
    }
}
