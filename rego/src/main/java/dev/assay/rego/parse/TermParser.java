package dev.assay.rego.parse;

import dev.assay.rego.ast.Location;
import dev.assay.rego.ast.Problem;
import dev.assay.rego.ast.Relocation;
import dev.assay.rego.ast.Term;
import dev.assay.rego.value.BooleanValue;
import dev.assay.rego.value.NullValue;
import dev.assay.rego.value.NumberValue;
import dev.assay.rego.value.StringValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads terms: infix expressions, refs, calls and all that stands at their ends. Each method answers null after an
 * error.
 */
final class TermParser {
    static final String MEMBER = "member_2";
    static final String MEMBER_WITH_KEY = "member_3";
    private static final int WEAKEST = 1;

    private final Cursor cursor;
    private final ScalarParser scalars;
    private final CollectionParser collections;
    private TermMemory memory = new TermMemory();

    TermParser(Cursor cursor, BodyParser bodies) {
        this.cursor = cursor;
        this.scalars = new ScalarParser(cursor, bodies);
        this.collections = new CollectionParser(cursor, this, bodies);
    }

    /** Runs with an empty memory, because other keywords are in force meanwhile. */
    TermMemory forget() {
        TermMemory before = memory;
        memory = new TermMemory();
        return before;
    }

    void remember(TermMemory known) {
        memory = known;
    }

    /** An expression that may be {@code k, v in xs}. */
    @Nullable
    Term infix() {
        return membership(null, true, cursor.start());
    }

    /** An expression in a list, where a comma ends it. */
    @Nullable
    Term infixInList() {
        return membership(null, false, cursor.start());
    }

    /** The rest of an expression in a list whose first term has been read. */
    @Nullable
    Term infixInList(Term first, int offset) {
        return membership(first, false, offset);
    }

    private @Nullable Term membership(@Nullable Term first, boolean keyed, int offset) {
        if (!cursor.enter()) {
            return null;
        }
        Term left = operators(first, WEAKEST, offset);
        int chained = 0;
        while (left != null && cursor.enter()) {
            chained++;
            Term call = keyed && cursor.is(Token.COMMA) ? keyedMembership(left, offset) : null;
            if (call == null) {
                cursor.takeRefForName();
                call = cursor.is(Token.IN) ? plainMembership(left, offset) : null;
            }
            if (call == null) {
                break;
            }
            left = call;
            if (!cursor.is(Token.IN)) {
                break;
            }
        }
        leave(chained + 1);
        return left;
    }

    private @Nullable Term keyedMembership(Term key, int offset) {
        Cursor.Mark mark = cursor.mark();
        cursor.next();
        Term value = operators(null, WEAKEST, offset);
        if (value != null && cursor.is(Token.IN)) {
            Term.Ref operator = memberOperator(MEMBER_WITH_KEY);
            Term domain = operators(null, WEAKEST, cursor.start());
            if (domain != null) {
                return new Term.Call(
                        operator,
                        List.of(key, value, domain),
                        cursor.location(key.location(), offset, cursor.lastEnd()));
            }
        }
        cursor.reset(mark);
        return null;
    }

    private @Nullable Term plainMembership(Term value, int offset) {
        Term.Ref operator = memberOperator(MEMBER);
        Term domain = operators(null, WEAKEST, cursor.start());
        return domain == null
                ? null
                : new Term.Call(
                        operator, List.of(value, domain), cursor.location(value.location(), offset, cursor.lastEnd()));
    }

    private Term.Ref memberOperator(String name) {
        Location place = cursor.here();
        cursor.next();
        return new Term.Ref(
                new Term.Var("internal", place), List.of(new Term.Constant(StringValue.of(name), place)), place);
    }

    /** Infix operators of some strength and above, each grouping to the left. */
    private @Nullable Term operators(@Nullable Term first, int weakest, int offset) {
        Term left = first == null ? term() : first;
        int chained = 0;
        while (left != null) {
            Token operator = cursor.kind();
            if (operator.strength() == 0 || operator.strength() < weakest || !cursor.enter()) {
                break;
            }
            chained++;
            Term.Ref name = operator(operator);
            Term right = operators(null, operator.strength() + 1, cursor.start());
            if (right == null) {
                break;
            }
            left = new Term.Call(
                    name, List.of(left, right), cursor.location(left.location(), offset, cursor.lastEnd()));
        }
        leave(chained);
        return left;
    }

    private void leave(int levels) {
        for (int i = 0; i < levels; i++) {
            cursor.leave();
        }
    }

    /** The builtin that an operator stands for, at the place of the operator, which is passed. */
    Term.Ref operator(Token operator) {
        Location place = cursor.here();
        cursor.next();
        return new Term.Ref(new Term.Var(operator.label(), place), List.of(), place);
    }

    /** One term without infix operators outside of brackets. */
    @Nullable
    Term term() {
        Token kind = cursor.kind();
        boolean bracket =
                kind == Token.BRACE_OPEN || kind == Token.BRACKET_OPEN || kind == Token.PAREN_OPEN || isTemplate(kind);
        if (!bracket) {
            return newTerm(kind);
        }
        int index = cursor.index();
        TermMemory.Entry known = memory.find(index);
        if (known != null) {
            cursor.resume(known.end());
            cursor.problems().addAll(known.problems());
            return known.term();
        }
        int before = cursor.problems().size();
        Term term = inBrackets(kind);
        List<Problem> problems = cursor.problems();
        List<Problem> added =
                problems.size() > before ? List.copyOf(problems.subList(before, problems.size())) : List.of();
        memory.keep(index, new TermMemory.Entry(term, cursor.mark(), added));
        return term;
    }

    private static boolean isTemplate(Token kind) {
        return kind == Token.TEMPLATE_PART || kind == Token.RAW_TEMPLATE_PART;
    }

    private @Nullable Term inBrackets(Token kind) {
        if (!cursor.enter()) {
            return null;
        }
        Term term = newTerm(kind);
        cursor.leave();
        return term;
    }

    private @Nullable Term newTerm(Token kind) {
        if (!cursor.enter()) {
            return null;
        }
        Term term = kind == Token.MINUS ? negative() : finish(start(kind));
        cursor.leave();
        return term;
    }

    private @Nullable Term start(Token kind) {
        return switch (kind) {
            case NULL -> new Term.Constant(NullValue.NULL, cursor.here());
            case TRUE -> new Term.Constant(BooleanValue.TRUE, cursor.here());
            case FALSE -> new Term.Constant(BooleanValue.FALSE, cursor.here());
            case DOT, NUMBER -> scalars.number();
            case STRING -> scalars.string();
            case TEMPLATE_PART, TEMPLATE_END -> scalars.template(false);
            case RAW_TEMPLATE_PART, RAW_TEMPLATE_END -> scalars.template(true);
            case NAME, CONTAINS -> variable();
            case BRACKET_OPEN -> collections.array();
            case BRACE_OPEN -> collections.setOrObject();
            case PAREN_OPEN -> parenthesized();
            default -> {
                cursor.unexpected();
                yield null;
            }
        };
    }

    /** {@code -1}, or {@code -x}, which is {@code 0 - x}. */
    private @Nullable Term negative() {
        Location minus = cursor.here();
        Cursor.Mark mark = cursor.mark();
        cursor.next();
        if (!cursor.is(Token.NAME) && !cursor.is(Token.CONTAINS)) {
            cursor.reset(mark);
            return finish(scalars.number());
        }
        Term operand = finish(variable());
        if (operand == null) {
            return null;
        }
        Term.Ref operator = new Term.Ref(new Term.Var(Token.MINUS.label(), minus), List.of(), minus);
        Term zero = new Term.Constant(NumberValue.ZERO, minus);
        return new Term.Call(operator, List.of(zero, operand), cursor.location(minus, minus.start(), cursor.lastEnd()));
    }

    private @Nullable Term parenthesized() {
        int offset = cursor.start();
        cursor.next();
        Term inner = infix();
        if (inner == null) {
            return null;
        }
        if (!cursor.is(Token.PAREN_CLOSE)) {
            cursor.error(cursor.here(), "non-terminated expression");
            return null;
        }
        return Relocation.at(inner, cursor.location(inner.location(), offset, cursor.end()));
    }

    Term.Var variable() {
        String name = cursor.text();
        return new Term.Var(name.equals("_") ? cursor.wildcard() : name, cursor.here());
    }

    /** Goes past the last token of a term, and reads the ref or the call that it begins. */
    private @Nullable Term finish(@Nullable Term head) {
        if (head == null) {
            return null;
        }
        int offset = cursor.start();
        cursor.nextOrBlank();
        return finishAt(head, offset);
    }

    /** The same for the head of a rule: blanks may stand before brackets, operators may not. */
    @Nullable
    Term finishHead(Term head) {
        int offset = cursor.start();
        cursor.nextOrBlank();
        if (cursor.kind().strength() > 0) {
            cursor.unexpected();
        }
        if (cursor.is(Token.BLANK)) {
            cursor.next();
        }
        return finishAt(head, offset);
    }

    private @Nullable Term finishAt(Term head, int offset) {
        switch (cursor.kind()) {
            case PAREN_OPEN, DOT, BRACKET_OPEN -> {
                return ref(head, offset);
            }
            case BLANK -> cursor.next();
            default -> {}
        }
        return head instanceof Term.Var name && isRoot(name) ? new Term.Ref(head, List.of(), head.location()) : head;
    }

    static boolean isRoot(Term.Var name) {
        return name.name().equals("input") || name.name().equals("data");
    }

    private @Nullable Term ref(Term head, int offset) {
        if (!cursor.enter()) {
            return null;
        }
        if (head instanceof Term.Ref || head instanceof Term.Constant || head instanceof Term.TemplateString) {
            cursor.error(head.location(), "illegal ref (head cannot be " + Kinds.of(head) + ")");
        }
        Term ref = path(head, offset);
        cursor.leave();
        return ref;
    }

    private @Nullable Term path(Term head, int offset) {
        List<Term> path = new ArrayList<>();
        while (true) {
            switch (cursor.kind()) {
                case DOT -> {
                    cursor.nextOrBlank();
                    if (!cursor.is(Token.NAME) && !cursor.isRefKeyword()) {
                        cursor.unexpected("expected identifier");
                        return null;
                    }
                    path.add(new Term.Constant(StringValue.of(cursor.text()), cursor.here()));
                    cursor.nextOrBlank();
                }
                case BRACKET_OPEN -> {
                    cursor.next();
                    Term key = infix();
                    if (key == null) {
                        return null;
                    }
                    if (!cursor.is(Token.BRACKET_CLOSE)) {
                        cursor.unexpected("expected [");
                        return null;
                    }
                    path.add(key);
                    cursor.nextOrBlank();
                }
                case PAREN_OPEN -> {
                    return callAndMore(head, path, offset);
                }
                default -> {
                    int end = cursor.lastEnd();
                    if (cursor.is(Token.BLANK)) {
                        cursor.next();
                    }
                    return new Term.Ref(head, path, cursor.location(head.location(), offset, end));
                }
            }
        }
    }

    private @Nullable Term callAndMore(Term head, List<Term> path, int offset) {
        Term.Ref operator = new Term.Ref(head, path, cursor.location(head.location(), offset, cursor.start()));
        Term call = call(operator, offset);
        if (call == null) {
            return null;
        }
        return switch (cursor.kind()) {
            case BLANK -> {
                int end = cursor.lastEnd();
                cursor.next();
                yield Relocation.at(call, cursor.location(head.location(), offset, end));
            }
            case DOT, BRACKET_OPEN -> ref(call, offset);
            default -> call;
        };
    }

    private @Nullable Term call(Term.Ref operator, int offset) {
        if (!cursor.enter()) {
            return null;
        }
        cursor.next();
        Term call = null;
        if (cursor.is(Token.PAREN_CLOSE)) {
            Location place = cursor.location(operator.location(), offset, cursor.end());
            cursor.nextOrBlank();
            call = isSetConstructor(operator)
                    ? new Term.SetTerm(List.of(), place)
                    : new Term.Call(operator, List.of(), place);
        } else {
            List<Term> arguments = collections.list(Token.PAREN_CLOSE, new ArrayList<>());
            if (arguments != null) {
                Location place = cursor.location(operator.location(), offset, cursor.end());
                cursor.nextOrBlank();
                call = new Term.Call(operator, arguments, place);
            }
        }
        cursor.leave();
        return call;
    }

    private static boolean isSetConstructor(Term.Ref operator) {
        return operator.path().isEmpty()
                && operator.head() instanceof Term.Var name
                && name.name().equals("set");
    }
}
