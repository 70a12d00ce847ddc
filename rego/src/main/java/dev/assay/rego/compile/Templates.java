package dev.assay.rego.compile;

import dev.assay.rego.builtin.Builtin;
import dev.assay.rego.builtin.Context;
import dev.assay.rego.run.EvaluationException;
import dev.assay.rego.value.ArrayValue;
import dev.assay.rego.value.SetValue;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;

/** Puts template strings together. */
final class Templates {
    static final Builtin BUILTIN =
            new Builtin("internal.template_string", "(array[any]) -> string", 1, true, Templates::join, null);

    private Templates() {}

    private static Value join(Context context, Value[] arguments) {
        StringBuilder text = new StringBuilder();
        for (Value part : (ArrayValue) arguments[0]) {
            if (!(part instanceof SetValue set)) {
                text.append(plain(part));
            } else if (set.size() == 0) {
                text.append("<undefined>");
            } else if (set.size() == 1) {
                text.append(plain(set.at(0)));
            } else {
                throw new EvaluationException(
                        EvaluationException.CONFLICT,
                        "template-strings must not produce multiple outputs",
                        context.location());
            }
        }
        context.allocate(text.length());
        return StringValue.of(text.toString());
    }

    /** A string without quotes, anything else as Rego writes it. */
    static String plain(Value value) {
        return value instanceof StringValue string ? string.value() : value.toString();
    }
}
