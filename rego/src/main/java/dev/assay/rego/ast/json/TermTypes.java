package dev.assay.rego.ast.json;

import dev.assay.rego.value.Value;
import java.util.Locale;

/** The names of kinds of value in the tree. */
final class TermTypes {
    private TermTypes() {}

    static String of(Value value) {
        return value.kind().name().toLowerCase(Locale.ROOT);
    }
}
