package dev.assay.rego.parse;

import dev.assay.rego.ast.Location;
import dev.assay.rego.ast.Rule;
import dev.assay.rego.ast.Term;
import dev.assay.rego.value.BooleanValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the heads of rules. */
final class HeadParser {
    private final Cursor cursor;
    private final TermParser terms;

    HeadParser(Cursor cursor, TermParser terms) {
        this.cursor = cursor;
        this.terms = terms;
    }

    /**
     * A head as written, before it is known whether {@code if} follows.
     *
     * @param key what {@code contains} names
     * @param value what {@code :=} or {@code =} gives
     */
    record Draft(
            Term.Ref ref,
            @Nullable List<Term> arguments,
            @Nullable Term key,
            @Nullable Term value,
            boolean assign,
            Location location) {

        boolean contains() {
            return key != null;
        }

        /**
         * The head. Without {@code if} and a value, {@code p[x]} is a set that contains x; so it was before
         * {@code contains}.
         */
        Rule.Head head(boolean ifWritten) {
            Term.Ref name = ref;
            Term element = key;
            if (!ifWritten
                    && key == null
                    && value == null
                    && arguments == null
                    && ref.path().size() == 1) {
                name = new Term.Ref(ref.head(), List.of(), ref.location());
                element = ref.path().getFirst();
            }
            Term given = element != null || value != null ? value : new Term.Constant(BooleanValue.TRUE, location);
            return new Rule.Head(
                    name, arguments, element, given, assign, value != null, ifWritten, contains(), location);
        }
    }

    /** What {@code else} gives; true made up when a body follows at once. */
    record ElseValue(Term term, boolean assign, boolean written, Location place) {}

    /** Whether a keyword before such a token can only be meant as the name of a rule. */
    static boolean isNamedBy(Token keyword, Token following) {
        boolean value = following == Token.ASSIGN || following == Token.UNIFY;
        boolean body = following == Token.IF || following == Token.CONTAINS;
        return switch (keyword) {
            case EVERY, IF, IN, SOME, AS -> value || body || following == Token.PAREN_OPEN;
            case PACKAGE, IMPORT -> value || following == Token.PAREN_OPEN;
            case NOT -> value || body;
            case CONTAINS -> body;
            default -> false;
        };
    }

    /** Whether a keyword is one that people take for the name of a rule. */
    static boolean mayBeMistaken(Token keyword) {
        return switch (keyword) {
            case EVERY, IF, IN, SOME, AS, PACKAGE, IMPORT, NOT, CONTAINS -> true;
            default -> false;
        };
    }

    @Nullable
    Draft head(boolean isDefault) {
        Location place = cursor.here();
        Term name = terms.finishHead(terms.variable());
        Term.Ref ref = null;
        List<Term> arguments = null;
        switch (name) {
            case null -> cursor.unexpected("expected rule head name");
            case Term.Var variable -> ref = new Term.Ref(variable, List.of(), variable.location());
            case Term.Ref path -> ref = path;
            case Term.Call call -> {
                ref = call.operator();
                arguments = call.arguments();
                if (!(ref.head() instanceof Term.Var)) {
                    cursor.unexpected("rule head ref " + ref.location().text() + " invalid");
                    ref = null;
                }
            }
            default -> {}
        }
        if (ref == null || !(ref.head() instanceof Term.Var)) {
            return null;
        }
        return rest(place, ref, arguments, isDefault);
    }

    private Draft rest(Location place, Term.Ref ref, @Nullable List<Term> arguments, boolean isDefault) {
        Term key = null;
        Term value = null;
        boolean assign = false;
        String name = ref.location().text();
        switch (cursor.kind()) {
            case CONTAINS -> key = contained(name, arguments);
            case UNIFY -> {
                cursor.next();
                value = terms.infix();
                if (value == null) {
                    cursor.unexpected("expected rule value term (e.g., " + name + "[...] = <VALUE> { ... })");
                }
            }
            case ASSIGN -> {
                cursor.next();
                assign = true;
                value = terms.infix();
                if (value == null) {
                    cursor.unexpected(valueExpected(name, arguments, isDefault));
                }
            }
            default -> {}
        }
        Location whole = cursor.location(place, place.start(), cursor.lastEnd());
        return new Draft(ref, arguments, key, value, assign, whole);
    }

    private @Nullable Term contained(String name, @Nullable List<Term> arguments) {
        String example = "(e.g., " + name + " contains <VALUE> { ... })";
        if (arguments != null) {
            cursor.unexpected("the contains keyword can only be used with multi-value rule definitions " + example);
        }
        cursor.next();
        Term key = terms.infix();
        if (key == null) {
            cursor.unexpected("expected rule key term " + example);
        }
        return key;
    }

    private static String valueExpected(String name, @Nullable List<Term> arguments, boolean isDefault) {
        if (arguments != null && !arguments.isEmpty()) {
            return "expected function value term (e.g., " + name + "(...) := <VALUE> { ... })";
        }
        return isDefault
                ? "expected default rule value term (e.g., default " + name + " := <VALUE>)"
                : "expected rule value term (e.g., " + name + " := <VALUE> { ... })";
    }

    @Nullable
    ElseValue elseValue(Location place) {
        return switch (cursor.kind()) {
            case BRACE_OPEN, IF -> new ElseValue(new Term.Constant(BooleanValue.TRUE, place), false, false, place);
            case ASSIGN, UNIFY -> writtenElseValue(place);
            default -> {
                cursor.unexpected("expected else value term or rule body");
                yield null;
            }
        };
    }

    private @Nullable ElseValue writtenElseValue(Location place) {
        boolean assign = cursor.is(Token.ASSIGN);
        cursor.next();
        Term value = terms.infix();
        return value == null
                ? null
                : new ElseValue(value, assign, true, cursor.location(place, place.start(), cursor.lastEnd()));
    }

    /** A head whose arguments that are wildcards have names of their own. */
    Rule.Head withOwnWildcards(Rule.Head head) {
        List<Term> arguments = head.arguments();
        if (arguments == null || arguments.stream().noneMatch(HeadParser::isWildcard)) {
            return head;
        }
        List<Term> own = arguments.stream()
                .map(term -> isWildcard(term) ? new Term.Var(cursor.wildcard(), term.location()) : term)
                .toList();
        return new Rule.Head(
                head.ref(),
                own,
                head.key(),
                head.value(),
                head.assign(),
                head.valueWritten(),
                head.ifWritten(),
                head.containsWritten(),
                head.location());
    }

    private static boolean isWildcard(Term term) {
        return term instanceof Term.Var name && name.isWildcard();
    }
}
