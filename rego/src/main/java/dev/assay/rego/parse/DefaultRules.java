package dev.assay.rego.parse;

import dev.assay.rego.ast.Expr;
import dev.assay.rego.ast.Location;
import dev.assay.rego.ast.Term;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a default rule may be: a value that needs nothing, for arguments that are plain variables. */
final class DefaultRules {
    private final Location place;
    private final Cursor cursor;
    private boolean valid = true;

    private DefaultRules(Location place, Cursor cursor) {
        this.place = place;
        this.cursor = cursor;
    }

    static boolean check(HeadParser.Draft head, Location place, Cursor cursor) {
        DefaultRules rules = new DefaultRules(place, cursor);
        Term value = head.value();
        if (value != null) {
            rules.value(value);
        } else if (head.arguments() == null && head.ref().path().size() == 1) {
            rules.report("must have a value");
        }
        if (rules.valid) {
            rules.arguments(head.arguments());
        }
        return rules.valid;
    }

    private void value(Term term) {
        switch (term) {
            case Term.Ref ref -> report("value cannot contain ref");
            case Term.Var name -> report("value cannot contain var");
            case Term.Call call -> report("value cannot contain call");
            case Term.ArrayTerm array -> array.elements().forEach(this::value);
            case Term.SetTerm set -> set.elements().forEach(this::value);
            case Term.ObjectTerm object ->
                object.entries().forEach(entry -> {
                    value(entry.key());
                    value(entry.value());
                });
            case Term.Constant constant -> {}
            case Term.TemplateString template -> template.parts().forEach(this::part);
            case Term.ArrayComprehension comprehension -> {}
            case Term.SetComprehension comprehension -> {}
            case Term.ObjectComprehension comprehension -> {}
        }
    }

    private void part(Term.TemplateString.Part part) {
        Expr expression = part.expression();
        if (expression != null && expression.form() instanceof Expr.Form.Truth truth) {
            value(truth.term());
        }
    }

    private void arguments(@Nullable List<Term> arguments) {
        Set<String> seen = new HashSet<>();
        for (Term argument : arguments == null ? List.<Term>of() : arguments) {
            if (!(argument instanceof Term.Var name)) {
                report("arguments cannot contain " + Kinds.of(argument));
            } else if (!seen.add(name.name())) {
                report("arguments cannot be repeated " + name.name());
            }
        }
    }

    private void report(String what) {
        cursor.error(place, "illegal default rule (" + what + ")");
        valid = false;
    }
}
