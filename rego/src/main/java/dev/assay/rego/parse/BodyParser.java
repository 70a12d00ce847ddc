package dev.assay.rego.parse;

import dev.assay.rego.ast.Expr;
import dev.assay.rego.ast.Location;
import dev.assay.rego.ast.Module.Version;
import dev.assay.rego.ast.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads bodies and the expressions in them. Each method answers null after an error. */
final class BodyParser {
    private static final String EVERY_FORM = "expected `x[, y] in xs { ... }` expression";

    private final Cursor cursor;
    private final TermParser terms;
    private boolean guessing;

    BodyParser(Cursor cursor) {
        this.cursor = cursor;
        this.terms = new TermParser(cursor, this);
    }

    TermParser terms() {
        return terms;
    }

    /** Whether an expression is {@code a = b}, {@code a := b} or a call of that operator's name. */
    static boolean isCallOf(Expr expression, Token operator) {
        return expression.form() instanceof Expr.Form.Truth truth
                && truth.term() instanceof Term.Call call
                && isName(call.operator(), operator.label());
    }

    private static boolean isName(Term.Ref operator, String name) {
        return operator.path().isEmpty()
                && operator.head() instanceof Term.Var head
                && head.name().equals(name);
    }

    /** The expressions up to a closing bracket, where the cursor then stands. */
    @Nullable
    List<Expr> body(Token end) {
        if (!cursor.enter()) {
            return null;
        }
        List<Expr> body = query(false, end);
        cursor.leave();
        return body;
    }

    /**
     * Expressions with semicolons or line ends between them.
     *
     * @param semicolons whether only semicolons count, so that a line's end is the end
     */
    @Nullable
    List<Expr> query(boolean semicolons, Token end) {
        if (cursor.is(end)) {
            cursor.error(cursor.here(), "found empty body");
            return null;
        }
        List<Expr> body = new ArrayList<>();
        while (true) {
            Expr expression = literal();
            if (expression == null) {
                return null;
            }
            body.add(expression);
            if (cursor.is(Token.SEMICOLON)) {
                cursor.next();
                continue;
            }
            if (semicolons || cursor.is(end)) {
                return body;
            }
            if (!cursor.lineBefore()) {
                if (!cursor.hasProblems()) {
                    hintIn();
                    cursor.unexpected("expected \\n or ; or " + end.label());
                }
                return null;
            }
        }
    }

    /** One expression. */
    @Nullable
    Expr literal() {
        Location place = cursor.here();
        Expr expression = literalAt(place);
        return expression == null
                ? null
                : new Expr(
                        expression.form(),
                        expression.negated(),
                        expression.with(),
                        cursor.location(place, place.start(), cursor.lastEnd()));
    }

    private @Nullable Expr literalAt(Location place) {
        if (cursor.takeRefForName()) {
            return expression(false, place);
        }
        boolean negated = cursor.is(Token.NOT);
        if (negated) {
            cursor.next();
        }
        if (cursor.is(Token.SOME) || cursor.is(Token.EVERY)) {
            if (negated) {
                cursor.unexpected("illegal negation of '" + cursor.text() + "'");
                return null;
            }
            return cursor.is(Token.SOME) ? some(place) : every(place);
        }
        return expression(negated, place);
    }

    private @Nullable Expr expression(boolean negated, Location place) {
        Cursor.Mark mark = cursor.mark();
        int offset = cursor.start();
        Term left = terms.infix();
        if (left != null && (cursor.is(Token.ASSIGN) || cursor.is(Token.UNIFY))) {
            Term.Ref operator = terms.operator(cursor.kind());
            Term right = terms.infix();
            left = right == null
                    ? null
                    : new Term.Call(
                            operator, List.of(left, right), cursor.location(left.location(), offset, cursor.lastEnd()));
        }
        if (left == null) {
            return null;
        }
        Expr expression = withModifiers(new Expr.Form.Truth(left), negated, place);
        if (expression != null && left instanceof Term.Var name && name.name().equals("every")) {
            hintEvery(mark);
        }
        return expression;
    }

    private @Nullable Expr withModifiers(Expr.Form form, boolean negated, Location place) {
        List<Expr.With> modifiers = List.of();
        if (cursor.is(Token.WITH)) {
            List<Expr.With> read = modifiers();
            if (read == null) {
                return null;
            }
            modifiers = read;
        }
        return new Expr(form, negated, modifiers, place);
    }

    private @Nullable List<Expr.With> modifiers() {
        List<Expr.With> modifiers = new ArrayList<>();
        while (cursor.is(Token.WITH)) {
            Location place = cursor.here();
            cursor.next();
            if (!cursor.is(Token.NAME)) {
                cursor.unexpected("expected ident");
                return null;
            }
            Term target = terms.term();
            if (target == null) {
                return null;
            }
            if (!(target instanceof Term.Ref) && !(target instanceof Term.Var)) {
                cursor.unexpected("expected with target path");
            }
            if (!cursor.is(Token.AS)) {
                cursor.unexpected("expected as keyword");
                return null;
            }
            cursor.next();
            Term value = terms.infix();
            if (value == null) {
                return null;
            }
            modifiers.add(new Expr.With(target, value, cursor.location(place, place.start(), cursor.lastEnd())));
        }
        return modifiers;
    }

    private @Nullable Expr some(Location place) {
        Cursor.Mark mark = cursor.mark();
        cursor.next();
        Term term = terms.infix();
        if (term instanceof Term.Call call) {
            if (!isMembership(call)) {
                cursor.unexpected("expected `x in xs` or `x, y in xs` expression");
                return null;
            }
            return withModifiers(new Expr.Form.SomeIn(call), false, place);
        }
        cursor.reset(mark);
        hintSomeIn(mark);
        List<Term.Var> variables = new ArrayList<>();
        do {
            cursor.next();
            if (!cursor.is(Token.NAME)) {
                cursor.unexpected("expected var");
                return null;
            }
            variables.add(terms.variable());
            cursor.next();
        } while (cursor.is(Token.COMMA));
        return new Expr(new Expr.Form.Some(variables), false, List.of(), place);
    }

    private static boolean isMembership(Term.Call call) {
        Term.Ref operator = call.operator();
        if (!isInternal(operator)) {
            return false;
        }
        String name = ((Term.Constant) operator.path().getFirst()).value().toString();
        int count = call.arguments().size();
        return (name.equals('"' + TermParser.MEMBER + '"') && count == 2)
                || (name.equals('"' + TermParser.MEMBER_WITH_KEY + '"') && count == 3);
    }

    private static boolean isInternal(Term.Ref operator) {
        return operator.head() instanceof Term.Var head
                && head.name().equals("internal")
                && operator.path().size() == 1
                && operator.path().getFirst() instanceof Term.Constant;
    }

    private @Nullable Expr every(Location place) {
        cursor.next();
        Term term = terms.infix();
        if (term == null) {
            return null;
        }
        if (!(term instanceof Term.Call call) || !isMembership(call)) {
            cursor.unexpected(EVERY_FORM);
            return null;
        }
        Expr.Form.SomeIn pattern = new Expr.Form.SomeIn(call);
        Term key = pattern.key();
        if (key != null && !(key instanceof Term.Var)) {
            cursor.unexpected("expected key to be a variable");
            return null;
        }
        if (!(pattern.value() instanceof Term.Var value)) {
            cursor.unexpected("expected value to be a variable");
            return null;
        }
        if (!cursor.is(Token.BRACE_OPEN)) {
            cursor.unexpected("missing body");
            return null;
        }
        cursor.next();
        List<Expr> body = body(Token.BRACE_CLOSE);
        if (body == null) {
            return null;
        }
        cursor.next();
        return withModifiers(new Expr.Form.Every((Term.Var) key, value, pattern.domain(), body), false, place);
    }

    // ---- Hints: what could be read if a keyword of v1 were imported

    private void hintIn() {
        if (cursor.hasHints()) {
            return;
        }
        boolean fits = cursor.is(Token.NAME) && cursor.text().equals("in");
        if (cursor.is(Token.COMMA)) {
            Cursor.Mark mark = cursor.mark();
            cursor.next();
            fits = futureTerm() instanceof Term.Call call && isMembership(call);
            cursor.reset(mark);
        }
        if (fits) {
            cursor.hint("`import future.keywords.in` for `x in xs` expressions");
        }
    }

    private void hintSomeIn(Cursor.Mark mark) {
        if (cursor.version != Version.V0 || guessing) {
            return;
        }
        cursor.next();
        boolean fits = futureTerm() instanceof Term.Call call && isMembership(call);
        cursor.reset(mark);
        if (fits) {
            cursor.hint("`import future.keywords.in` for `some x in xs` expressions");
        }
    }

    private void hintEvery(Cursor.Mark every) {
        if (cursor.version != Version.V0 || guessing) {
            return;
        }
        Cursor.Mark mark = cursor.mark();
        cursor.reset(every);
        boolean fits = inFuture(() -> every(cursor.here())) != null;
        cursor.reset(mark);
        if (fits) {
            cursor.hint("`import future.keywords.every` for `every x in xs { ... }` expressions");
        }
    }

    private @Nullable Term futureTerm() {
        return guessing ? null : inFuture(terms::infix);
    }

    /** Reads something with all keywords of v1. */
    private <T> @Nullable T inFuture(Reading<T> reading) {
        Set<Token> active = cursor.activeKeywords();
        TermMemory memory = terms.forget();
        guessing = true;
        cursor.activate(Token.EVERY);
        cursor.activate(Token.IF);
        cursor.activate(Token.CONTAINS);
        T result = reading.read();
        guessing = false;
        cursor.setActiveKeywords(active);
        terms.remember(memory);
        return result;
    }

    private interface Reading<T> {
        @Nullable
        T read();
    }
}
