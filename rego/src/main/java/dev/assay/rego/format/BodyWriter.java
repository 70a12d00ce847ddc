package dev.assay.rego.format;

import dev.assay.rego.ast.Expr;
import dev.assay.rego.ast.Location;
import dev.assay.rego.ast.Term;
import java.util.List;

/** Writes bodies and the expressions in them. */
final class BodyWriter {
    private final Page page;
    private final TermWriter terms;
    private final Arity arity;
    private boolean leadEnclosed;

    BodyWriter(Page page, Spelling spelling, Arity arity) {
        this.page = page;
        this.arity = arity;
        this.terms = new TermWriter(page, spelling, this, arity);
    }

    TermWriter terms() {
        return terms;
    }

    /** A body, each expression on a line of its own. */
    void body(List<Expr> body) {
        page.insertComments(body.getFirst().location().row());
        for (int i = 0; i < body.size(); i++) {
            Expr expression = body.get(i);
            if (i > 0) {
                int before = Places.endRow(body.get(i - 1).location());
                if (expression.location().row() > before + 1) {
                    page.blankLine();
                }
            }
            page.startLine();
            expressionOrRaw(expression);
            page.endLine();
        }
    }

    /** An expression; what of it has comments in the way stays as the source has it. */
    void expressionOrRaw(Expr expression) {
        Page.Mark mark = page.mark();
        try {
            expression(expression);
        } catch (UnexpectedComment e) {
            if (!isWhole(expression)) {
                page.reset(mark);
                page.forgetLineComment(expression.location());
                page.writeRaw(expression.location());
            }
        }
    }

    /** Whether a term writes itself raw, so that nothing of the expression is lost when a comment is in the way. */
    private static boolean isWhole(Expr expression) {
        return expression.form() instanceof Expr.Form.Truth truth
                && (!(truth.term() instanceof Term.Call call)
                        || (Operators.symbol(call) != null && call.arguments().size() == 2))
                && expression.with().isEmpty();
    }

    /** The body of a comprehension or of {@code every}, up to its closing bracket. */
    void within(char open, char close, List<Expr> body, Location before, Location whole) {
        int closingRow = Places.closingRow(open, close, whole);
        boolean spread = body.getFirst().location().row() > before.row() || isSpread(body, before.row());
        if (spread) {
            page.endLine();
            page.up();
            body(body);
            page.insertComments(closingRow);
            page.down();
            page.startLine();
        } else {
            page.write(" ");
            for (int i = 0; i < body.size(); i++) {
                page.write(i == 0 ? "" : "; ");
                expression(body.get(i));
            }
            page.insertComments(closingRow);
        }
    }

    private static boolean isSpread(List<Expr> body, int firstRow) {
        if (Generated.isInBody(body)) {
            return false;
        }
        int row = firstRow;
        for (int i = 0; i < body.size(); i++) {
            int at = body.get(i).location().row();
            if (i > 0 && at > row) {
                return true;
            }
            row = at;
        }
        return false;
    }

    /**
     * The union that the body written next begins with is in parentheses, for braces before it would begin a
     * comprehension.
     */
    void parenthesizeLead(Expr first) {
        if (first.negated() || !(first.form() instanceof Expr.Form.Truth truth)) {
            return;
        }
        if (Operators.isUnion(truth.term())
                && ((Term.Call) truth.term()).arguments().size() == 2) {
            leadEnclosed = true;
        } else if (truth.term() instanceof Term.Call call
                && (Operators.symbol(call) != null || Operators.membership(call) > 0)
                && !call.arguments().isEmpty()) {
            int wanted = Math.max(Operators.membership(call), 2);
            Term begin = call.arguments().size() > wanted
                    ? call.arguments().getLast()
                    : call.arguments().getFirst();
            if (Operators.isUnion(begin)) {
                terms.parenthesizeNext();
            }
        }
    }

    void expression(Expr expression) {
        boolean parens = leadEnclosed;
        leadEnclosed = false;
        page.insertComments(expression.location().row());
        page.startLineIfEnded();
        page.write(expression.negated() ? "not " : "");
        page.write(parens ? "(" : "");
        switch (expression.form()) {
            case Expr.Form.Truth truth -> truth(truth.term());
            case Expr.Form.Some some -> some(some, expression.location());
            case Expr.Form.SomeIn some -> {
                page.write("some ");
                terms.membership(some.membership());
            }
            case Expr.Form.Every every -> every(every, expression.location());
        }
        page.write(parens ? ")" : "");
        if (!expression.with().isEmpty()) {
            modifiers(expression);
        }
    }

    private void truth(Term term) {
        if (!(term instanceof Term.Call call)) {
            terms.term(term);
            return;
        }
        String symbol = Operators.symbol(call);
        if (Operators.membership(call) > 0) {
            terms.membership(call);
        } else if (symbol == null || !arity.check(call, 2, 3)) {
            terms.plainCall(call);
        } else {
            infix(call.arguments(), symbol);
        }
    }

    private void infix(List<Term> operands, String symbol) {
        boolean assigned = operands.size() == 3;
        int strength = Operators.strength(symbol);
        boolean raw = assigned && isRaw(operands.get(2), false);
        page.write(assigned ? " = " : "");
        raw |= isRaw(operands.get(0), Operators.strength(operands.get(0)) < strength);
        page.write(" " + symbol + " ");
        raw |= isRaw(operands.get(1), Operators.strength(operands.get(1)) <= strength);
        if (raw) {
            throw new UnexpectedComment();
        }
    }

    /** Writes a term; answers whether it had to be left as the source has it. */
    private boolean isRaw(Term term, boolean parens) {
        try {
            if (parens) {
                terms.parenthesizeNext();
            }
            terms.term(term);
            return false;
        } catch (UnexpectedComment e) {
            return true;
        }
    }

    private void some(Expr.Form.Some some, Location place) {
        page.write("some ");
        int row = place.row();
        for (int i = 0; i < some.variables().size(); i++) {
            Term.Var name = some.variables().get(i);
            if (name.location().row() > row) {
                page.endLine();
                page.startLine();
                page.write("\t");
                row = name.location().row();
            } else if (i > 0) {
                page.write(" ");
            }
            terms.term(name);
            page.write(i < some.variables().size() - 1 ? "," : "");
        }
    }

    private void every(Expr.Form.Every every, Location place) {
        page.write("every ");
        Term key = every.key();
        if (key != null) {
            terms.term(key);
            page.write(", ");
        }
        terms.term(every.value());
        page.write(" in ");
        terms.term(every.domain());
        page.write(" {");
        within('{', '}', every.body(), place, place);
        boolean oneLine =
                every.body().size() == 1 && every.body().getFirst().location().row() == place.row();
        page.write(oneLine ? " }" : "}");
    }

    private void modifiers(Expr expression) {
        List<Expr.With> modifiers = expression.with();
        int row = termsEndRow(expression);
        int first = 0;
        if (modifiers.getFirst().location().row() == row) {
            modifier(modifiers.getFirst(), false);
            first = 1;
        }
        boolean indented = false;
        for (int i = first; i < modifiers.size(); i++) {
            Expr.With modifier = modifiers.get(i);
            boolean onNextLine = modifier.location().row() > row;
            if (onNextLine) {
                if (!indented) {
                    page.up();
                    indented = true;
                }
                page.endLine();
                page.startLine();
                row = modifier.location().row();
            }
            modifier(modifier, onNextLine);
        }
        if (indented) {
            page.down();
        }
    }

    private void modifier(Expr.With modifier, boolean beginsLine) {
        page.insertComments(modifier.location().row());
        page.write(beginsLine ? "with " : " with ");
        terms.term(modifier.target());
        page.write(" as ");
        try {
            terms.term(modifier.value());
        } catch (UnexpectedComment e) {
            // The value stands there as the source has it, and the next modifier can follow.
            return;
        }
    }

    /** The row that the expression ends in without its modifiers. */
    private static int termsEndRow(Expr expression) {
        Location place = expression.location();
        String text = place.text();
        int end = expression.with().getFirst().location().start() - place.start();
        String own = end > 0 && end <= text.length() ? text.substring(0, end) : text;
        return place.row() + Places.lines(own.stripTrailing());
    }
}
