package dev.assay.rego.format;

import dev.assay.rego.ast.Expr;
import dev.assay.rego.ast.Term;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether variables with names that compilers make occur: the places of such terms are not to be trusted. */
final class Generated {
    private static final String PREFIX = "__local";

    private Generated() {}

    static boolean isIn(@Nullable Term term) {
        return switch (term) {
            case null -> false;
            case Term.Constant constant -> false;
            case Term.Var name -> name.name().startsWith(PREFIX);
            case Term.Ref ref -> isIn(ref.head()) || areIn(ref.path());
            case Term.ArrayTerm array -> areIn(array.elements());
            case Term.SetTerm set -> areIn(set.elements());
            case Term.ObjectTerm object ->
                object.entries().stream().anyMatch(entry -> isIn(entry.key()) || isIn(entry.value()));
            case Term.ArrayComprehension all -> isIn(all.head()) || isInBody(all.body());
            case Term.SetComprehension all -> isIn(all.head()) || isInBody(all.body());
            case Term.ObjectComprehension all -> isIn(all.key()) || isIn(all.value()) || isInBody(all.body());
            case Term.Call call -> isIn(call.operator()) || areIn(call.arguments());
            case Term.TemplateString template ->
                template.parts().stream().anyMatch(part -> {
                    Expr expression = part.expression();
                    return expression != null && isInExpression(expression);
                });
        };
    }

    private static boolean areIn(List<? extends Term> terms) {
        return terms.stream().anyMatch(Generated::isIn);
    }

    static boolean isInBody(List<Expr> body) {
        return body.stream().anyMatch(Generated::isInExpression);
    }

    private static boolean isInExpression(Expr expression) {
        boolean form = switch (expression.form()) {
            case Expr.Form.Truth truth -> isIn(truth.term());
            case Expr.Form.Some some -> areIn(some.variables());
            case Expr.Form.SomeIn some -> isIn(some.membership());
            case Expr.Form.Every every ->
                isIn(every.key()) || isIn(every.value()) || isIn(every.domain()) || isInBody(every.body());
        };
        return form || expression.with().stream().anyMatch(with -> isIn(with.target()) || isIn(with.value()));
    }
}
