package dev.assay.rego.test;

import dev.assay.rego.ast.Expr;
import dev.assay.rego.ast.Expr.Form;
import dev.assay.rego.ast.Location;
import dev.assay.rego.ast.Rule;
import dev.assay.rego.ast.Term;
import dev.assay.rego.builtin.Builtin;
import dev.assay.rego.json.JsonReader;
import dev.assay.rego.json.JsonWriter;
import dev.assay.rego.value.ArrayValue;
import dev.assay.rego.value.BooleanValue;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Calls that say at which case a test is, put where the names of the case are first known. */
final class CaseMarks {
    /** The builtin that is called, which OPA has for the same end. */
    static final String NAME = "internal.test_case";

    /** Begins a line of {@code print} that is a mark and no text. */
    private static final String MARK = "\u0000case:";

    private CaseMarks() {}

    /** The builtin; what it is given comes out among the printed lines. */
    static Builtin builtin() {
        return new Builtin(
                NAME,
                "(array[any]) -> boolean",
                1,
                false,
                (context, arguments) -> {
                    context.print(MARK + JsonWriter.compact(arguments[0]));
                    return BooleanValue.TRUE;
                },
                null);
    }

    /** The names of the case that a printed line is a mark of, or null for any other line. */
    static @Nullable ArrayValue marked(String line) {
        Value value = line.startsWith(MARK) ? JsonReader.read(line.substring(MARK.length())) : null;
        return value instanceof ArrayValue names ? names : null;
    }

    /** The rule with a mark in its body, unless it has one. */
    static Rule add(Rule rule) {
        List<Term> names = new ArrayList<>();
        boolean open = false;
        for (Term part : rule.head().ref().path()) {
            open |= !(part instanceof Term.Constant);
            if (open) {
                names.add(part);
            }
        }
        if (rule.body().stream().anyMatch(CaseMarks::isMark)) {
            return rule;
        }
        Set<String> wanted = new HashSet<>();
        names.forEach(name -> VariableNames.add(name, wanted));
        List<Expr> body = new ArrayList<>(rule.body());
        Set<String> known = new HashSet<>();
        int at = 0;
        while (at < body.size() && !known.containsAll(wanted)) {
            VariableNames.add(body.get(at), known);
            at++;
        }
        body.add(at, mark(names, rule.head().location()));
        return RuleEdit.withBody(rule, body);
    }

    private static boolean isMark(Expr expr) {
        return expr.form() instanceof Form.Truth truth
                && truth.term() instanceof Term.Call call
                && call.operator().head() instanceof Term.Var head
                && head.name().equals("internal");
    }

    private static Expr mark(List<Term> names, Location location) {
        Term.Ref operator = new Term.Ref(
                new Term.Var("internal", location),
                List.of(new Term.Constant(StringValue.of("test_case"), location)),
                location);
        Term call = new Term.Call(operator, List.of(new Term.ArrayTerm(names, location)), location);
        return new Expr(new Form.Truth(call), false, List.of(), location);
    }
}
