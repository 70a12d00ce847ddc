package dev.assay.rego.builtin.number;

import dev.assay.rego.builtin.Builtin;
import dev.assay.rego.value.BooleanValue;
import java.util.List;

/** Comparison of values of any kinds, in Rego's order. */
public final class Comparison {
    private static final String BINARY = "(any, any) -> boolean";

    private Comparison() {}

    public static List<Builtin> builtins() {
        return List.of(
                Builtin.pure("assign", BINARY, (_, a) -> BooleanValue.of(a[0].equals(a[1]))),
                Builtin.pure("eq", BINARY, (_, a) -> BooleanValue.of(a[0].equals(a[1]))),
                Builtin.pure("equal", BINARY, (_, a) -> BooleanValue.of(a[0].equals(a[1]))),
                Builtin.pure("neq", BINARY, (_, a) -> BooleanValue.of(!a[0].equals(a[1]))),
                Builtin.pure("gt", BINARY, (_, a) -> BooleanValue.of(a[0].compareTo(a[1]) > 0)),
                Builtin.pure("gte", BINARY, (_, a) -> BooleanValue.of(a[0].compareTo(a[1]) >= 0)),
                Builtin.pure("lt", BINARY, (_, a) -> BooleanValue.of(a[0].compareTo(a[1]) < 0)),
                Builtin.pure("lte", BINARY, (_, a) -> BooleanValue.of(a[0].compareTo(a[1]) <= 0)));
    }
}
