package dev.assay.rego.parse;

import dev.assay.rego.ast.Expr;
import dev.assay.rego.ast.Grounds;
import dev.assay.rego.ast.Location;
import dev.assay.rego.ast.Relocation;
import dev.assay.rego.ast.Rule;
import dev.assay.rego.ast.Term;
import dev.assay.rego.value.BooleanValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads rules that have a body, an {@code else}, {@code default} or {@code contains}. */
final class RuleParser {
    private final Cursor cursor;
    private final BodyParser bodies;
    private final HeadParser heads;

    RuleParser(Cursor cursor, BodyParser bodies) {
        this.cursor = cursor;
        this.bodies = bodies;
        this.heads = new HeadParser(cursor, bodies.terms());
    }

    /** A body that stands for none. */
    static List<Expr> trueBody(Location place) {
        Term.Constant truth = new Term.Constant(BooleanValue.TRUE, place);
        return List.of(new Expr(new Expr.Form.Truth(truth), false, List.of(), place));
    }

    /**
     * The rules that begin here: more than one when a head has several bodies.
     *
     * @return null if there is no rule; after an error, or because it is a statement of another form
     */
    @Nullable
    List<Rule> rules() {
        Location place = cursor.here();
        cursor.takeRefForName();
        boolean isDefault = cursor.is(Token.DEFAULT);
        if (isDefault) {
            cursor.next();
            cursor.takeRefForName();
        }
        if (!cursor.is(Token.NAME)) {
            if (isDefault) {
                keywordAsName(true);
            }
            return null;
        }
        HeadParser.Draft head = heads.head(isDefault);
        if (head == null) {
            return null;
        }
        return isDefault ? defaultRule(head, place) : withBody(head, place);
    }

    /** Reports a keyword that stands where a rule's name should; answers whether it did. */
    boolean keywordAsName(boolean certain) {
        Token kind = cursor.kind();
        boolean fits = certain || (kind.isKeyword() && HeadParser.isNamedBy(kind, cursor.following()));
        if (!fits || !HeadParser.mayBeMistaken(kind)) {
            return false;
        }
        cursor.error(cursor.here(), kind.label() + " keyword cannot be used for rule name");
        return true;
    }

    private @Nullable List<Rule> defaultRule(HeadParser.Draft draft, Location place) {
        if (!DefaultRules.check(draft, place, cursor)) {
            return null;
        }
        return List.of(new Rule(true, draft.head(false), trueBody(place), null, false, List.of(), place));
    }

    private @Nullable List<Rule> withBody(HeadParser.Draft draft, Location place) {
        boolean hasIf = cursor.is(Token.IF);
        if (!hasIf && !cursor.is(Token.BRACE_OPEN)) {
            if (!draft.contains()) {
                return null;
            }
            Rule.Head head = draft.head(false);
            return List.of(new Rule(false, head, trueBody(place), null, false, List.of(), head.location()));
        }
        Rule.Head head = draft.head(hasIf);
        List<Expr> body = hasIf ? bodyAfterIf() : bracedBody();
        if (body == null) {
            return null;
        }
        Rule otherwise = null;
        if (cursor.is(Token.ELSE) && !cursor.takeRefForName()) {
            otherwise = mayHaveElse(head) ? elseRule(head, head.ifWritten()) : null;
            if (otherwise == null) {
                return null;
            }
        }
        List<Rule> rules = new ArrayList<>();
        rules.add(new Rule(
                false,
                head,
                body,
                otherwise,
                true,
                List.of(),
                cursor.location(place, place.start(), cursor.lastEnd())));
        return moreBodies(rules) ? rules : null;
    }

    /** {@code f(x) { ... } { ... }}: each body makes a rule with a copy of the head. */
    private boolean moreBodies(List<Rule> rules) {
        Rule first = rules.getFirst();
        while (cursor.is(Token.BRACE_OPEN)) {
            if (first.otherwise() != null) {
                cursor.error(cursor.here(), "expected else keyword");
                return false;
            }
            Location place = cursor.here();
            List<Expr> body = bracedBody();
            if (body == null) {
                return false;
            }
            Location whole = cursor.location(place, place.start(), cursor.lastEnd());
            Rule.Head head = Relocation.deep(heads.withOwnWildcards(first.head()), whole);
            rules.add(new Rule(false, head, body, null, true, List.of(), whole));
        }
        return true;
    }

    private @Nullable List<Expr> bracedBody() {
        cursor.next();
        List<Expr> body = bodies.body(Token.BRACE_CLOSE);
        if (body != null) {
            cursor.next();
        }
        return body;
    }

    /** After {@code if}: an expression, or a body in braces, which looks like a set at first. */
    private @Nullable List<Expr> bodyAfterIf() {
        cursor.next();
        Cursor.Mark mark = cursor.mark();
        boolean brace = cursor.is(Token.BRACE_OPEN);
        Expr expression = bodies.literal();
        if (expression != null && !(brace && isSet(expression))) {
            return List.of(expression);
        }
        if (!brace) {
            return null;
        }
        cursor.reset(mark);
        return bracedBody();
    }

    private static boolean isSet(Expr expression) {
        return expression.form() instanceof Expr.Form.Truth truth && truth.term() instanceof Term.SetTerm;
    }

    private boolean mayHaveElse(Rule.Head head) {
        boolean ground = head.ref().path().stream().allMatch(Grounds::isGround);
        if (!ground) {
            cursor.error(cursor.here(), "else keyword cannot be used on rules with variables in head");
            return false;
        }
        boolean keyed = head.kind() == Rule.Kind.MULTI_VALUE
                || (!head.ifWritten()
                        && head.arguments() == null
                        && head.ref().path().size() == 1);
        if (keyed) {
            cursor.error(cursor.here(), "else keyword cannot be used on multi-value rules");
            return false;
        }
        return true;
    }

    private @Nullable Rule elseRule(Rule.Head first, boolean ifBefore) {
        if (!cursor.enter()) {
            return null;
        }
        Rule rule = elseRuleAt(first, ifBefore);
        cursor.leave();
        return rule;
    }

    private @Nullable Rule elseRuleAt(Rule.Head first, boolean ifBefore) {
        Location place = cursor.here();
        Rule.Head own = heads.withOwnWildcards(first);
        cursor.next();
        HeadParser.ElseValue value = heads.elseValue(place);
        if (value == null) {
            return null;
        }
        boolean hasIf = cursor.is(Token.IF);
        boolean hasBrace = cursor.is(Token.BRACE_OPEN);
        Rule.Head head = new Rule.Head(
                own.ref(),
                own.arguments(),
                null,
                value.term(),
                value.assign() || (own.assign() && !value.written()),
                value.written(),
                ifBefore || hasIf,
                false,
                value.place());
        if (!hasIf && !hasBrace) {
            Location whole = cursor.location(place, place.start(), cursor.lastEnd());
            return new Rule(false, head, trueBody(whole), null, false, List.of(), whole);
        }
        if (hasIf) {
            cursor.next();
        }
        List<Expr> body = elseBody(place);
        if (body == null) {
            return null;
        }
        Rule otherwise = null;
        if (cursor.is(Token.ELSE)) {
            otherwise = elseRule(first, ifBefore);
            if (otherwise == null) {
                return null;
            }
        }
        Location whole = cursor.location(place, place.start(), cursor.lastEnd());
        return new Rule(false, head, body, otherwise, true, List.of(), whole);
    }

    private @Nullable List<Expr> elseBody(Location place) {
        if (cursor.is(Token.BRACE_OPEN)) {
            return bracedBody();
        }
        if (cursor.is(Token.END)) {
            cursor.unexpected("rule body expected");
            return null;
        }
        Expr expression = bodies.literal();
        return expression == null ? null : Relocation.deep(List.of(expression), place);
    }
}
