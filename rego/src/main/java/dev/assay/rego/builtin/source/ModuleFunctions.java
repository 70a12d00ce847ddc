package dev.assay.rego.builtin.source;

import dev.assay.rego.ast.Module;
import dev.assay.rego.ast.Problem;
import dev.assay.rego.ast.Source;
import dev.assay.rego.ast.json.AstJson;
import dev.assay.rego.builtin.Builtin;
import dev.assay.rego.builtin.BuiltinException;
import dev.assay.rego.builtin.Context;
import dev.assay.rego.builtin.Operands;
import dev.assay.rego.builtin.Weights;
import dev.assay.rego.json.JsonReader;
import dev.assay.rego.parse.ParseException;
import dev.assay.rego.parse.Parser;
import dev.assay.rego.value.ArrayValue;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import java.util.ArrayList;
import java.util.List;

/** {@code rego.parse_module}. */
public final class ModuleFunctions {
    /** What a node takes up in the answer, for each character of its text: about. */
    private static final int BYTES_PER_CHAR = 64;

    private static final StringValue ANNOTATIONS = StringValue.of("annotations");
    private static final StringValue RULES = StringValue.of("rules");

    private ModuleFunctions() {}

    public static List<Builtin> builtins() {
        return List.of(
                Builtin.pure("rego.parse_module", "(string, string) -> object[string: any]", ModuleFunctions::parse));
    }

    private static Value parse(Context context, Value[] arguments) {
        String name = Operands.string(arguments[0], 1);
        String text = Operands.string(arguments[1], 1);
        context.spend(1L + text.length());
        context.allocate((long) BYTES_PER_CHAR * text.length());
        try {
            String json = AstJson.of(Parser.module(new Source(name, text), Module.Version.V1), false, true);
            Weights.announceChars(context, json.length());
            return bare((ObjectValue) JsonReader.read(json));
        } catch (ParseException e) {
            throw BuiltinException.error(shown(e.problems()));
        }
    }

    /** Without annotations, which OPA reads here as the comments that they are. */
    private static ObjectValue bare(ObjectValue module) {
        ObjectValue.Builder left = ObjectValue.builder(module.size());
        for (int i = 0; i < module.size(); i++) {
            Value key = module.keyAt(i);
            if (key.equals(RULES) && module.valueAt(i) instanceof ArrayValue rules) {
                List<Value> bareRules = new ArrayList<>(rules.size());
                rules.forEach(rule -> bareRules.add(rule instanceof ObjectValue object ? bare(object) : rule));
                left.put(key, ArrayValue.of(bareRules));
            } else if (!key.equals(ANNOTATIONS)) {
                left.put(key, module.valueAt(i));
            }
        }
        return left.build();
    }

    private static String shown(List<Problem> problems) {
        if (problems.size() == 1) {
            return "1 error occurred: " + problems.getFirst();
        }
        StringBuilder text = new StringBuilder().append(problems.size()).append(" errors occurred:");
        problems.forEach(problem -> text.append('\n').append(problem));
        return text.toString();
    }
}
