package dev.assay.rego.builtin.encoding;

import dev.assay.rego.builtin.Operands;
import dev.assay.rego.json.JsonWriter;
import dev.assay.rego.value.BooleanValue;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;

/**
 * How {@code json.marshal_with_options} writes.
 *
 * @param pretty in lines; otherwise prefix and indent mean nothing
 * @param prefix of each line
 * @param indent of each level
 */
record MarshalOptions(boolean pretty, String prefix, String indent) {

    static MarshalOptions of(ObjectValue options) {
        String prefix = "";
        String indent = "\t";
        boolean implied = false;
        Value asked = null;
        for (int i = 0; i < options.size(); i++) {
            if (!(options.keyAt(i) instanceof StringValue key)) {
                throw Operands.error(
                        2,
                        "failed to stringify key " + options.keyAt(i) + " at index " + i + ": operand " + i
                                + " must be string but got "
                                + options.keyAt(i).kind().word());
            }
            Value option = options.valueAt(i);
            switch (key.value()) {
                case "prefix" -> {
                    prefix = string(key, option, i);
                    implied = true;
                }
                case "indent" -> {
                    indent = string(key, option, i);
                    implied = true;
                }
                case "pretty" -> {
                    if (!(option instanceof BooleanValue)) {
                        throw Operands.error(2, "key " + key + " failed cast to bool");
                    }
                    asked = option;
                }
                default -> throw Operands.error(2, "object contained unknown key " + key);
            }
        }
        return new MarshalOptions(asked == null ? implied : asked.truthy(), prefix, indent);
    }

    private static String string(StringValue key, Value option, int index) {
        if (option instanceof StringValue string) {
            return string.value();
        }
        throw Operands.error(
                2,
                "key " + key + " failed cast to string: operand " + index + " must be string but got "
                        + option.kind().word());
    }

    String write(Value value) {
        return pretty ? prefix + JsonWriter.indented(value, prefix, indent, true) : JsonWriter.compact(value);
    }
}
