package dev.assay.rego.builtin.kind;

import dev.assay.rego.builtin.Builtin;
import dev.assay.rego.value.BooleanValue;
import dev.assay.rego.value.Kind;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Which kind a value is of. */
public final class Kinds {
    private static final Map<Kind, Value> NAMES = names();

    private Kinds() {}

    public static List<Builtin> builtins() {
        return List.of(
                is("is_array", Kind.ARRAY),
                is("is_boolean", Kind.BOOLEAN),
                is("is_null", Kind.NULL),
                is("is_number", Kind.NUMBER),
                is("is_object", Kind.OBJECT),
                is("is_set", Kind.SET),
                is("is_string", Kind.STRING),
                Builtin.pure("type_name", "(any) -> string", (_, arguments) -> NAMES.get(arguments[0].kind())));
    }

    private static Builtin is(String name, Kind kind) {
        return Builtin.pure(name, "(any) -> boolean", (_, arguments) -> BooleanValue.of(arguments[0].kind() == kind));
    }

    private static Map<Kind, Value> names() {
        Map<Kind, Value> names = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            names.put(kind, StringValue.of(kind.word()));
        }
        return names;
    }
}
