package dev.assay.rego.builtin.runtime;

import dev.assay.rego.builtin.Builtin;
import dev.assay.rego.builtin.Context;
import dev.assay.rego.value.ArrayValue;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import java.util.List;
import java.util.Set;

/** {@code opa.runtime}: what the evaluation was given to show, without the secrets in its configuration. */
public final class Surroundings {
    private static final Set<String> CREDENTIALS = Set.of("credentials");
    private static final Set<String> PRIVATE_KEYS = Set.of("key", "private_key");

    private Surroundings() {}

    public static List<Builtin> builtins() {
        return List.of(Builtin.impure("opa.runtime", "() -> object[string: any]", Surroundings::runtime));
    }

    private static Value runtime(Context context, Value[] arguments) {
        ObjectValue runtime = context.runtime();
        if (!(runtime.get("config") instanceof ObjectValue config)) {
            return runtime;
        }
        ObjectValue.Builder shown = config.toBuilder();
        hide(shown, config, "services", CREDENTIALS);
        hide(shown, config, "keys", PRIVATE_KEYS);
        return runtime.toBuilder().put("config", shown.build()).build();
    }

    private static void hide(ObjectValue.Builder shown, ObjectValue config, String name, Set<String> secrets) {
        Value entries = config.get(name);
        if (entries instanceof ObjectValue object) {
            ObjectValue.Builder clean = ObjectValue.builder(object.size());
            for (int i = 0; i < object.size(); i++) {
                clean.put(object.keyAt(i), without(object.valueAt(i), secrets));
            }
            shown.put(name, clean.build());
        } else if (entries instanceof ArrayValue array) {
            Value[] clean = new Value[array.size()];
            for (int i = 0; i < clean.length; i++) {
                clean[i] = without(array.get(i), secrets);
            }
            shown.put(name, ArrayValue.owning(clean));
        }
    }

    private static Value without(Value entry, Set<String> secrets) {
        if (!(entry instanceof ObjectValue object)) {
            return entry;
        }
        ObjectValue.Builder clean = ObjectValue.builder(object.size());
        for (int i = 0; i < object.size(); i++) {
            boolean secret = object.keyAt(i) instanceof StringValue key && secrets.contains(key.value());
            if (!secret) {
                clean.put(object.keyAt(i), object.valueAt(i));
            }
        }
        return clean.build();
    }
}
