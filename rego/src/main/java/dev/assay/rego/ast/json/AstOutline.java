package dev.assay.rego.ast.json;

import dev.assay.rego.ast.Expr;
import dev.assay.rego.ast.Module;
import dev.assay.rego.ast.Rule;
import dev.assay.rego.ast.Term;
import dev.assay.rego.ast.TermOrder;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A module as the outline that {@code opa parse --format pretty} prints: a node a line, each level one space further.
 */
public final class AstOutline {
    private final StringBuilder text = new StringBuilder();
    private int depth;

    private AstOutline() {}

    /**
     * The outline of a module; every line ends with a line end.
     *
     * @param comments whether comments are there
     */
    public static String of(Module module, boolean comments) {
        AstOutline outline = new AstOutline();
        outline.module(module, comments);
        return outline.text.toString();
    }

    private void line(String label) {
        text.repeat(' ', depth).append(label).append('\n');
    }

    private void node(String label, Runnable inner) {
        line(label);
        depth++;
        inner.run();
        depth--;
    }

    private void module(Module module, boolean comments) {
        node("module", () -> {
            node("package", () -> ref(module.packageOf().path()));
            for (Module.Import imported : module.imports()) {
                String alias = imported.alias();
                node("import", () -> {
                    ref(imported.path());
                    line(alias == null ? "" : alias);
                });
            }
            module.rules().forEach(this::rule);
            module.annotations().forEach(_ -> line("annotations"));
            if (comments) {
                module.comments().forEach(_ -> line("comment"));
            }
        });
    }

    private void rule(Rule rule) {
        node("rule", () -> {
            Rule.Head head = rule.head();
            List<Term> arguments = head.arguments();
            node("head", () -> {
                ref(head.ref());
                if (arguments != null && !arguments.isEmpty()) {
                    node("args", () -> arguments.forEach(this::term));
                }
                if (head.value() != null) {
                    term(head.value());
                }
            });
            body(rule.body());
            Rule otherwise = rule.otherwise();
            if (otherwise != null) {
                rule(otherwise);
            }
        });
    }

    private void body(List<Expr> body) {
        node("body", () -> {
            for (int i = 0; i < body.size(); i++) {
                expression(body.get(i), i);
            }
        });
    }

    private void expression(Expr expression, int index) {
        node("expr " + (expression.negated() ? "negated " : "") + "index=" + index, () -> {
            switch (expression.form()) {
                case Expr.Form.Truth truth -> {
                    if (truth.term() instanceof Term.Call call) {
                        parts(call);
                    } else {
                        term(truth.term());
                    }
                }
                case Expr.Form.Some some ->
                    node("somedecl", () -> some.variables().forEach(this::term));
                case Expr.Form.SomeIn some -> node("somedecl", () -> term(some.membership()));
                case Expr.Form.Every every -> node("every", () -> every(every));
            }
            for (Expr.With with : expression.with()) {
                node("with", () -> {
                    term(with.target());
                    term(with.value());
                });
            }
        });
    }

    private void every(Expr.Form.Every every) {
        optional(every.key());
        term(every.value());
        term(every.domain());
        body(every.body());
    }

    private void optional(@Nullable Term term) {
        if (term != null) {
            term(term);
        }
    }

    private void ref(Term.Ref ref) {
        node("ref", () -> {
            term(ref.head());
            ref.path().forEach(this::term);
        });
    }

    private void parts(Term.Call call) {
        term(call.operator());
        call.arguments().forEach(this::term);
    }

    private void term(Term term) {
        switch (term) {
            case Term.Constant constant -> line(scalar(constant.value()));
            case Term.Var name -> line(name.isWildcard() ? "_" : name.name());
            case Term.Ref ref -> ref(ref);
            case Term.ArrayTerm array -> node("array", () -> array.elements().forEach(this::term));
            case Term.SetTerm set -> node("set", () -> TermOrder.elements(set).forEach(this::term));
            case Term.ObjectTerm object -> node("object", () -> entries(object));
            case Term.ArrayComprehension all -> comprehension("arraycomprehension", all.head(), all.body());
            case Term.SetComprehension all -> comprehension("setcomprehension", all.head(), all.body());
            case Term.ObjectComprehension all ->
                node("objectcomprehension", () -> {
                    term(all.key());
                    term(all.value());
                    body(all.body());
                });
            case Term.Call call -> node("call", () -> parts(call));
            case Term.TemplateString template -> line("templatestring");
        }
    }

    private void entries(Term.ObjectTerm object) {
        TermOrder.entries(object).forEach(entry -> {
            term(entry.key());
            term(entry.value());
        });
    }

    private void comprehension(String label, Term head, List<Expr> body) {
        node(label, () -> {
            term(head);
            body(body);
        });
    }

    private static String scalar(Value value) {
        return value instanceof StringValue string ? GoQuotes.quoted(string.value()) : value.toString();
    }
}
