package dev.assay.rego.parse;

import dev.assay.rego.ast.Expr;
import dev.assay.rego.ast.Location;
import dev.assay.rego.ast.Term;
import dev.assay.rego.ast.TermOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads what stands in brackets: arrays, sets, objects and comprehensions. Where {@code |} could mean a comprehension
 * or
 * a union, it means a comprehension if one can be read. Stops at the closing bracket.
 */
final class CollectionParser {
    private static final String NO_OBJECT = "non-terminated object";

    private final Cursor cursor;
    private final TermParser terms;
    private final BodyParser bodies;

    CollectionParser(Cursor cursor, TermParser terms, BodyParser bodies) {
        this.cursor = cursor;
        this.terms = terms;
        this.bodies = bodies;
    }

    @Nullable
    Term array() {
        Location open = cursor.here();
        cursor.next();
        if (cursor.is(Token.BRACKET_CLOSE)) {
            return new Term.ArrayTerm(List.of(), span(open));
        }
        boolean mayComprehend = passComma();
        int offset = cursor.start();
        Cursor.Mark mark = cursor.mark();
        Term head = terms.term();
        if (head == null) {
            return null;
        }
        if (cursor.is(Token.OR) && mayComprehend) {
            cursor.next();
            List<Expr> body = bodies.body(Token.BRACKET_CLOSE);
            if (body != null) {
                return new Term.ArrayComprehension(head, body, span(open));
            }
            if (!cursor.is(Token.COMMA)) {
                return null;
            }
            cursor.reset(mark);
            head = terms.term();
        }
        Term first = head == null ? null : terms.infixInList(head, offset);
        List<Term> elements = first == null ? null : rest(first, Token.BRACKET_CLOSE);
        return elements == null ? null : new Term.ArrayTerm(elements, span(open));
    }

    @Nullable
    Term setOrObject() {
        Location open = cursor.here();
        cursor.next();
        if (cursor.is(Token.BRACE_CLOSE)) {
            return new Term.ObjectTerm(List.of(), span(open));
        }
        boolean mayComprehend = passComma();
        int offset = cursor.start();
        Cursor.Mark mark = cursor.mark();
        Term head = terms.term();
        if (head == null) {
            return null;
        }
        if (cursor.is(Token.OR) && mayComprehend) {
            return setComprehension(head, mark, open);
        }
        if (!cursor.is(Token.BRACE_CLOSE) && !cursor.is(Token.COMMA) && !cursor.is(Token.COLON)) {
            head = terms.infixInList(head, offset);
        }
        if (head == null) {
            return null;
        }
        return switch (cursor.kind()) {
            case BRACE_CLOSE, COMMA -> {
                List<Term> elements = rest(head, Token.BRACE_CLOSE);
                yield elements == null ? null : new Term.SetTerm(elements, span(open));
            }
            case COLON -> object(head, mayComprehend, open);
            default -> {
                cursor.unexpected("non-terminated set");
                yield null;
            }
        };
    }

    private @Nullable Term setComprehension(Term head, Cursor.Mark mark, Location open) {
        cursor.next();
        List<Expr> body = bodies.body(Token.BRACE_CLOSE);
        if (body != null) {
            return new Term.SetComprehension(head, body, span(open));
        }
        if (!cursor.is(Token.COMMA)) {
            return null;
        }
        cursor.reset(mark);
        List<Term> elements = list(Token.BRACE_CLOSE, new ArrayList<>());
        return elements == null ? null : new Term.SetTerm(elements, span(open));
    }

    private @Nullable Term object(Term key, boolean mayComprehend, Location open) {
        cursor.next();
        int offset = cursor.start();
        Cursor.Mark mark = cursor.mark();
        Term value = terms.term();
        if (value == null) {
            return null;
        }
        if (mayComprehend) {
            if (cursor.is(Token.BRACE_CLOSE) || cursor.is(Token.COMMA)) {
                return plainObject(key, value, open);
            }
            if (cursor.is(Token.OR)) {
                cursor.next();
                List<Expr> body = bodies.body(Token.BRACE_CLOSE);
                if (body != null) {
                    return new Term.ObjectComprehension(key, value, body, span(open));
                }
                cursor.reset(mark);
                value = terms.term();
            }
        }
        value = value == null ? null : terms.infixInList(value, offset);
        if (value == null) {
            return null;
        }
        if (!cursor.is(Token.BRACE_CLOSE) && !cursor.is(Token.COMMA)) {
            cursor.unexpected(NO_OBJECT);
            return null;
        }
        return plainObject(key, value, open);
    }

    private @Nullable Term plainObject(Term key, Term value, Location open) {
        List<Term.ObjectTerm.Entry> entries = new ArrayList<>();
        entries.add(new Term.ObjectTerm.Entry(key, value));
        while (cursor.is(Token.COMMA)) {
            cursor.next();
            if (cursor.is(Token.BRACE_CLOSE)) {
                break;
            }
            Term.ObjectTerm.Entry entry = entry();
            if (entry == null) {
                return null;
            }
            entries.add(entry);
            if (!cursor.is(Token.COMMA) && !cursor.is(Token.BRACE_CLOSE)) {
                cursor.unexpected("expected \",\" or \"}\"");
                return null;
            }
        }
        return new Term.ObjectTerm(lastOfEach(entries), span(open));
    }

    /** Of entries with the same key the last counts, and the values of the others are never evaluated: as in OPA. */
    private static List<Term.ObjectTerm.Entry> lastOfEach(List<Term.ObjectTerm.Entry> entries) {
        SortedMap<Term, Integer> places = new TreeMap<>(TermOrder.TERMS);
        List<Term.ObjectTerm.Entry> kept = new ArrayList<>(entries.size());
        for (Term.ObjectTerm.Entry entry : entries) {
            boolean wildcard =
                    entry.key() instanceof Term.Var name && name.name().equals("_");
            Integer place = wildcard ? null : places.putIfAbsent(entry.key(), kept.size());
            if (place == null) {
                kept.add(entry);
            } else {
                kept.set(place, new Term.ObjectTerm.Entry(kept.get(place).key(), entry.value()));
            }
        }
        return kept;
    }

    private Term.ObjectTerm.@Nullable Entry entry() {
        Term key = terms.infixInList();
        if (key == null) {
            return null;
        }
        if (!cursor.is(Token.COLON)) {
            cursor.unexpected("expected \":\"");
            return null;
        }
        cursor.next();
        Term value = terms.infixInList();
        return value == null ? null : new Term.ObjectTerm.Entry(key, value);
    }

    /** Passes a comma that leads a list, which OPA allows; answers whether there was none. */
    private boolean passComma() {
        if (cursor.is(Token.COMMA)) {
            cursor.next();
            return false;
        }
        return true;
    }

    /** The elements of a list, the first of which has been read. */
    private @Nullable List<Term> rest(Term first, Token end) {
        List<Term> elements = new ArrayList<>();
        elements.add(first);
        if (cursor.is(end)) {
            return elements;
        }
        if (!cursor.is(Token.COMMA)) {
            unterminated(end);
            return null;
        }
        cursor.next();
        return list(end, elements);
    }

    /** Elements with commas between them, up to the closing bracket; added to those already there. */
    @Nullable
    List<Term> list(Token end, List<Term> elements) {
        while (!cursor.is(end)) {
            Term element = terms.infixInList();
            if (element == null) {
                return null;
            }
            elements.add(element);
            if (cursor.is(end)) {
                break;
            }
            if (!cursor.is(Token.COMMA)) {
                unterminated(end);
                return null;
            }
            cursor.next();
        }
        return elements;
    }

    private void unterminated(Token end) {
        cursor.unexpected("expected \",\" or \"" + end.label() + "\"");
    }

    /** From the opening bracket to the closing one, where the cursor stands. */
    private Location span(Location open) {
        return cursor.location(open, open.start(), cursor.end());
    }
}
