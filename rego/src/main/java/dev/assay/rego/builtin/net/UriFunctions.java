package dev.assay.rego.builtin.net;

import dev.assay.rego.builtin.Builtin;
import dev.assay.rego.builtin.BuiltinException;
import dev.assay.rego.builtin.Context;
import dev.assay.rego.builtin.Operands;
import dev.assay.rego.value.BooleanValue;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import java.util.List;

/** URIs divided into their parts. */
public final class UriFunctions {
    private UriFunctions() {}

    public static List<Builtin> builtins() {
        return List.of(
                Builtin.pure("uri.parse", "(string) -> object[string: string]", UriFunctions::parse),
                Builtin.pure("uri.is_valid", "(string) -> boolean", UriFunctions::isValid));
    }

    private static Value parse(Context context, Value[] arguments) {
        String text = Operands.string(arguments[0], 1);
        context.spend(1L + text.length());
        Uri uri = Uri.parse(text);
        ObjectValue.Builder parts = ObjectValue.builder();
        put(parts, "scheme", uri.scheme());
        put(parts, "hostname", uri.hostname());
        put(parts, "port", uri.port());
        put(parts, "path", uri.path());
        put(parts, "raw_path", uri.rawPath());
        put(parts, "raw_query", uri.rawQuery());
        put(parts, "fragment", uri.fragment());
        return parts.build();
    }

    private static void put(ObjectValue.Builder parts, String name, String part) {
        if (!part.isEmpty()) {
            parts.put(name, StringValue.of(part));
        }
    }

    private static Value isValid(Context context, Value[] arguments) {
        if (!(arguments[0] instanceof StringValue text) || text.value().isEmpty()) {
            return BooleanValue.FALSE;
        }
        context.spend(1L + text.value().length());
        try {
            Uri.parse(text.value());
            return BooleanValue.TRUE;
        } catch (BuiltinException e) {
            return BooleanValue.FALSE;
        }
    }
}
