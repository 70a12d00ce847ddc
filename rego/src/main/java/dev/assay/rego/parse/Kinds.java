package dev.assay.rego.parse;

import dev.assay.rego.ast.Term;
import dev.assay.rego.value.Kind;
import java.util.Locale;

/** What messages call a kind of term. */
final class Kinds {
    private Kinds() {}

    static String of(Term term) {
        return switch (term) {
            case Term.Constant constant -> of(constant.value().kind());
            case Term.Var name -> "var";
            case Term.Ref ref -> "ref";
            case Term.ArrayTerm array -> "array";
            case Term.SetTerm set -> "set";
            case Term.ObjectTerm object -> "object";
            case Term.ArrayComprehension comprehension -> "arraycomprehension";
            case Term.SetComprehension comprehension -> "setcomprehension";
            case Term.ObjectComprehension comprehension -> "objectcomprehension";
            case Term.Call call -> "call";
            case Term.TemplateString template -> "templatestring";
        };
    }

    private static String of(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
