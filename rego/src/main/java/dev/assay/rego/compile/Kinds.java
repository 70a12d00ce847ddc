package dev.assay.rego.compile;

import dev.assay.rego.ast.Term;
import dev.assay.rego.value.Value;

/** What messages call the kinds of terms. */
final class Kinds {
    private Kinds() {}

    static String name(Term term) {
        return switch (term) {
            case Term.Constant(Value value, var _) -> value.kind().word();
            case Term.Var _ -> "var";
            case Term.Ref _ -> "ref";
            case Term.ArrayTerm _ -> "array";
            case Term.SetTerm _ -> "set";
            case Term.ObjectTerm _ -> "object";
            case Term.Call _ -> "call";
            case Term.ArrayComprehension _ -> "arraycomprehension";
            case Term.SetComprehension _ -> "setcomprehension";
            case Term.ObjectComprehension _ -> "objectcomprehension";
            case Term.TemplateString _ -> "templatestring";
        };
    }
}
