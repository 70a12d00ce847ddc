package dev.assay.rego.builtin.text;

import dev.assay.rego.builtin.Builtin;
import dev.assay.rego.builtin.Context;
import dev.assay.rego.builtin.Operands;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Parts of strings replaced by others. */
public final class Replacing {
    private Replacing() {}

    public static List<Builtin> builtins() {
        return List.of(
                Builtin.pure("replace", "(string, string, string) -> string", Replacing::replace),
                Builtin.pure("strings.replace_n", "(object[string: string], string) -> string", Replacing::replaceAll));
    }

    private static Value replace(Context context, Value[] arguments) {
        String text = Operands.string(arguments[0], 1);
        String old = Operands.string(arguments[1], 2);
        String by = Operands.string(arguments[2], 3);
        String replaced = new Replacer(Map.of(old, by)).replace(context, text);
        return replaced.equals(text) ? arguments[0] : StringValue.of(replaced);
    }

    private static Value replaceAll(Context context, Value[] arguments) {
        ObjectValue patterns = Operands.object(arguments[0], 1);
        String text = Operands.string(arguments[1], 2);
        Map<String, String> replacements = new LinkedHashMap<>();
        for (int i = 0; i < patterns.size(); i++) {
            if (!(patterns.keyAt(i) instanceof StringValue old)) {
                throw Operands.error(1, "non-string key found in pattern object");
            }
            if (!(patterns.valueAt(i) instanceof StringValue by)) {
                throw Operands.error(1, "non-string value found in pattern object");
            }
            replacements.put(old.value(), by.value());
        }
        return StringValue.of(new Replacer(replacements).replace(context, text));
    }
}
