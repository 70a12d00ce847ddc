package dev.assay.rego.builtin.template;

import dev.assay.rego.builtin.Builtin;
import dev.assay.rego.builtin.Context;
import dev.assay.rego.builtin.Operands;
import dev.assay.rego.builtin.Weights;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import java.util.List;

/** Texts made from templates. */
public final class TemplateFunctions {
    private TemplateFunctions() {}

    public static List<Builtin> builtins() {
        return List.of(Builtin.pure(
                "strings.render_template", "(string, object[string: any]) -> string", TemplateFunctions::render));
    }

    private static Value render(Context context, Value[] arguments) {
        String template = Operands.string(arguments[0], 1);
        ObjectValue variables = Operands.object(arguments[1], 2);
        context.spend(1L + template.length());
        Weights.announceText(context, variables);
        return StringValue.of(Execution.run(context, TemplateParser.parse(template), Datum.of(variables)));
    }
}
