package dev.assay.rego.ast;

import java.util.List;

/** Whether terms are free of variables. */
public final class Grounds {
    private Grounds() {}

    public static boolean isGround(Term term) {
        return switch (term) {
            case Term.Constant constant -> true;
            case Term.Var name -> false;
            case Term.Ref ref -> areGround(ref.path()) && (ref.head() instanceof Term.Var || isGround(ref.head()));
            case Term.ArrayTerm array -> areGround(array.elements());
            case Term.SetTerm set -> areGround(set.elements());
            case Term.ObjectTerm object ->
                object.entries().stream().allMatch(entry -> isGround(entry.key()) && isGround(entry.value()));
            case Term.Call call -> areGround(call.arguments());
            case Term.ArrayComprehension comprehension -> false;
            case Term.SetComprehension comprehension -> false;
            case Term.ObjectComprehension comprehension -> false;
            case Term.TemplateString template -> false;
        };
    }

    private static boolean areGround(List<Term> terms) {
        return terms.stream().allMatch(Grounds::isGround);
    }
}
