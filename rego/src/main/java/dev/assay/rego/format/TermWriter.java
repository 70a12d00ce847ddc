package dev.assay.rego.format;

import dev.assay.rego.ast.Expr;
import dev.assay.rego.ast.Location;
import dev.assay.rego.ast.Relocation;
import dev.assay.rego.ast.Term;
import dev.assay.rego.ast.TermOrder;
import dev.assay.rego.ast.json.GoQuotes;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import java.util.List;

/** Writes terms. */
final class TermWriter {
    private static final String PAREN = "(";

    private final Page page;
    private final Spelling spelling;
    private final BodyWriter bodies;
    private final Arity arity;
    private final SequenceWriter sequences;
    private boolean nextEnclosed;

    TermWriter(Page page, Spelling spelling, BodyWriter bodies, Arity arity) {
        this.page = page;
        this.spelling = spelling;
        this.bodies = bodies;
        this.arity = arity;
        this.sequences = new SequenceWriter(page, this);
    }

    SequenceWriter sequences() {
        return sequences;
    }

    /** The term that is written next is in parentheses. */
    void parenthesizeNext() {
        nextEnclosed = true;
    }

    /** Writes a term; as the source has it, if a comment is in the way, and then throws. */
    void term(Term term) {
        Page.Mark mark = page.mark();
        try {
            term(term, false);
        } catch (UnexpectedComment e) {
            page.reset(mark);
            page.forgetLineComment(term.location());
            page.writeRaw(term.location());
            throw e;
        }
    }

    /** Writes a term, in parentheses if it is an infix call and they are asked for. */
    void term(Term term, boolean parens) {
        boolean enclosed = parens || nextEnclosed;
        nextEnclosed = false;
        page.insertComments(term.location().row());
        page.startLineIfEnded();
        switch (term) {
            case Term.Constant constant -> constant(constant);
            case Term.Var name -> page.write(name.isWildcard() ? "_" : name.name());
            case Term.Ref ref -> ref(ref);
            case Term.ArrayTerm array ->
                sequences.bracketed("[", "]", SequenceWriter.items(array.elements()), array.location());
            case Term.SetTerm set -> set(set);
            case Term.ObjectTerm object ->
                sequences.bracketed("{", "}", SequenceWriter.pairs(TermOrder.entries(object)), object.location());
            case Term.ArrayComprehension all -> {
                page.write("[");
                comprehension('[', ']', all.head(), all.body(), all.location());
                page.write("]");
            }
            case Term.SetComprehension all -> {
                page.write("{");
                comprehension('{', '}', all.head(), all.body(), all.location());
                page.write("}");
            }
            case Term.ObjectComprehension all -> objectComprehension(all);
            case Term.Call call -> call(call, enclosed);
            case Term.TemplateString template -> new TemplateWriter(page, bodies).write(template);
        }
        page.startLineIfEnded();
    }

    private void constant(Term.Constant constant) {
        Value value = constant.value();
        if (!(value instanceof StringValue string)) {
            page.write(value.toString());
            return;
        }
        String written = constant.location().text();
        char last = written.isEmpty() ? ' ' : written.charAt(written.length() - 1);
        if (written.startsWith("`")) {
            page.write(written);
        } else if (last == '"' || last == '`') {
            page.write(written.substring(written.indexOf(last)));
        } else {
            page.write(GoQuotes.quoted(string.value()));
        }
    }

    /** A ref, its head and what is looked up in it. */
    void ref(Term.Ref ref) {
        Term head = ref.head();
        term(head, head instanceof Term.Call && head.location().text().startsWith(PAREN));
        for (Term part : ref.path()) {
            if (part instanceof Term.Constant constant && constant.value() instanceof StringValue name) {
                boolean bracketed = spelling.mustBracket(name.value(), part);
                page.write(bracketed ? "[" + GoQuotes.quoted(name.value()) + "]" : "." + name.value());
            } else if (part instanceof Term.Var name) {
                page.write(name.isWildcard() ? "[_]" : "[" + name.name() + "]");
            } else {
                page.write("[");
                try {
                    term(part);
                } catch (UnexpectedComment e) {
                    // The comment that ends the raw text must not take the bracket with it.
                    page.write("\n");
                }
                page.write("]");
            }
        }
    }

    private void set(Term.SetTerm set) {
        if (set.elements().isEmpty()) {
            page.write("set()");
            page.insertComments(Places.closingRow('(', ')', set.location()));
        } else {
            sequences.bracketed("{", "}", SequenceWriter.items(TermOrder.elements(set)), set.location());
        }
    }

    // ---- Calls

    private void call(Term.Call call, boolean parens) {
        String symbol = Operators.symbol(call);
        if (Operators.membership(call) > 0) {
            membership(call, true, parens);
        } else if (symbol == null) {
            plainCall(call);
        } else if (arity.check(call, 2, 2)) {
            page.write(parens ? PAREN : "");
            term(call.arguments().get(0), true);
            page.write(" " + symbol + " ");
            term(call.arguments().get(1), true);
            page.write(parens ? ")" : "");
        }
    }

    /** A call by name. */
    void plainCall(Term.Call call) {
        ref(call.operator());
        sequences.arguments(call.arguments(), call.operator().location());
    }

    /** {@code v in xs} or {@code k, v in xs} as an expression. */
    void membership(Term.Call call) {
        membership(call, false, false);
    }

    /**
     * The same as a term.
     *
     * @param inTerm whether the comma of the form with a key would be taken for another one without parentheses
     * @param inOperator whether an operator is around it, all of which bind more strongly
     */
    private void membership(Term.Call call, boolean inTerm, boolean inOperator) {
        List<Term> operands = call.arguments();
        int wanted = Operators.membership(call);
        if (!arity.check(call, wanted, wanted)) {
            return;
        }
        boolean enclosed = inOperator || (inTerm && wanted == 3);
        page.write(enclosed ? PAREN : "");
        for (int i = 0; i < wanted; i++) {
            if (i > 0) {
                page.write(i == wanted - 1 ? " in " : ", ");
            }
            boolean groupsAnyway = wanted == 2 && i == 0 && isMembership(operands.get(i));
            term(operands.get(i), !groupsAnyway);
        }
        page.write(enclosed ? ")" : "");
    }

    private static boolean isMembership(Term term) {
        return term instanceof Term.Call call && Operators.membership(call) == 2;
    }

    // ---- Comprehensions

    private void objectComprehension(Term.ObjectComprehension all) {
        Location open = all.location();
        page.write("{");
        boolean union = Operators.isUnion(all.key());
        page.write(union ? PAREN : "");
        term(all.key());
        page.write(union ? ")" : "");
        page.write(": ");
        // The value stays in the row of the key: it counts as standing where the comprehension begins.
        Location place = all.value().location();
        Term value =
                Relocation.at(all.value(), new Location(place.source(), open.start(), place.textStart(), place.end()));
        comprehension('{', '}', value, all.body(), open);
        page.write("}");
    }

    private void comprehension(char open, char close, Term head, List<Expr> body, Location place) {
        if (head.location().row() > place.row()) {
            page.endLine();
            page.startLine();
        }
        boolean parens = head instanceof Term.Call
                && (Operators.isUnion(head) || head.location().text().startsWith(PAREN));
        term(head, parens);
        page.write(" |");
        bodies.within(open, close, body, head.location(), place);
    }
}
