package dev.assay.rego.ast;

import dev.assay.rego.value.StringValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * OPA's order of terms as they are written, whatever their places. Sets and objects compare by their elements in this
 * order, sets without what occurs twice.
 */
public final class TermOrder implements Comparator<Term> {
    /** The order. Has no state. */
    public static final TermOrder TERMS = new TermOrder();

    private TermOrder() {}

    /** The elements of a set in order, each once. */
    public static List<Term> elements(Term.SetTerm set) {
        List<Term> sorted = new ArrayList<>(set.elements());
        sorted.sort(TERMS);
        List<Term> unique = new ArrayList<>(sorted.size());
        for (Term element : sorted) {
            if (unique.isEmpty() || TERMS.compare(unique.getLast(), element) != 0) {
                unique.add(element);
            }
        }
        return unique;
    }

    /** The entries of an object in the order of their keys; those of equal keys as they are written. */
    public static List<Term.ObjectTerm.Entry> entries(Term.ObjectTerm object) {
        List<Term.ObjectTerm.Entry> sorted = new ArrayList<>(object.entries());
        sorted.sort(Comparator.comparing(Term.ObjectTerm.Entry::key, TERMS));
        return sorted;
    }

    @Override
    public int compare(Term one, Term other) {
        int order = Integer.compare(rank(one), rank(other));
        if (order != 0) {
            return order;
        }
        return switch (one) {
            case Term.Constant constant -> constant.value().compareTo(((Term.Constant) other).value());
            case Term.Var name -> StringValue.compare(name.name(), ((Term.Var) other).name());
            case Term.Ref ref -> compareHeaded(ref.head(), ref.path(), (Term.Ref) other);
            case Term.ArrayTerm array -> compareAll(array.elements(), ((Term.ArrayTerm) other).elements());
            case Term.ObjectTerm object -> compareEntries(entries(object), entries((Term.ObjectTerm) other));
            case Term.SetTerm set -> compareAll(elements(set), elements((Term.SetTerm) other));
            case Term.ArrayComprehension all -> {
                Term.ArrayComprehension that = (Term.ArrayComprehension) other;
                int head = compare(all.head(), that.head());
                yield head != 0 ? head : compareBodies(all.body(), that.body());
            }
            case Term.SetComprehension all -> {
                Term.SetComprehension that = (Term.SetComprehension) other;
                int head = compare(all.head(), that.head());
                yield head != 0 ? head : compareBodies(all.body(), that.body());
            }
            case Term.ObjectComprehension all -> compareObjects(all, (Term.ObjectComprehension) other);
            case Term.Call call -> {
                Term.Call that = (Term.Call) other;
                int operator = compare(call.operator(), that.operator());
                yield operator != 0 ? operator : compareAll(call.arguments(), that.arguments());
            }
            case Term.TemplateString template -> compareTemplates(template, (Term.TemplateString) other);
        };
    }

    private static int rank(Term term) {
        return switch (term) {
            case Term.Constant constant -> 0;
            case Term.TemplateString template -> 1;
            case Term.Var name -> 2;
            case Term.Ref ref -> 3;
            case Term.ArrayTerm array -> 4;
            case Term.ObjectTerm object -> 5;
            case Term.SetTerm set -> 6;
            case Term.ArrayComprehension comprehension -> 7;
            case Term.ObjectComprehension comprehension -> 8;
            case Term.SetComprehension comprehension -> 9;
            case Term.Call call -> 10;
        };
    }

    private int compareHeaded(Term head, List<Term> path, Term.Ref other) {
        int order = compare(head, other.head());
        return order != 0 ? order : compareAll(path, other.path());
    }

    private int compareAll(List<Term> ones, List<Term> others) {
        for (int i = 0; i < Math.min(ones.size(), others.size()); i++) {
            int order = compare(ones.get(i), others.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(ones.size(), others.size());
    }

    private int compareEntries(List<Term.ObjectTerm.Entry> ones, List<Term.ObjectTerm.Entry> others) {
        for (int i = 0; i < Math.min(ones.size(), others.size()); i++) {
            int key = compare(ones.get(i).key(), others.get(i).key());
            int order =
                    key != 0 ? key : compare(ones.get(i).value(), others.get(i).value());
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(ones.size(), others.size());
    }

    private int compareObjects(Term.ObjectComprehension one, Term.ObjectComprehension other) {
        int key = compare(one.key(), other.key());
        int order = key != 0 ? key : compare(one.value(), other.value());
        return order != 0 ? order : compareBodies(one.body(), other.body());
    }

    private int compareTemplates(Term.TemplateString one, Term.TemplateString other) {
        int order = Boolean.compare(one.multiLine(), other.multiLine());
        if (order == 0) {
            order = Integer.compare(one.parts().size(), other.parts().size());
        }
        for (int i = 0; order == 0 && i < one.parts().size(); i++) {
            order = compareParts(one.parts().get(i), other.parts().get(i));
        }
        return order;
    }

    private int compareParts(Term.TemplateString.Part one, Term.TemplateString.Part other) {
        Expr mine = one.expression();
        Expr others = other.expression();
        if (mine == null || others == null) {
            Term text = one.text();
            Term othersText = other.text();
            return text == null || othersText == null
                    ? Boolean.compare(mine != null, others != null)
                    : compare(text, othersText);
        }
        return compareExpressions(mine, others);
    }

    /** The same order of bodies. */
    public int compareBodies(List<Expr> ones, List<Expr> others) {
        for (int i = 0; i < Math.min(ones.size(), others.size()); i++) {
            int order = compareExpressions(ones.get(i), others.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(ones.size(), others.size());
    }

    private int compareExpressions(Expr one, Expr other) {
        int order = Integer.compare(rank(one), rank(other));
        if (order == 0) {
            order = Boolean.compare(one.negated(), other.negated());
        }
        if (order == 0) {
            order = compareForms(one.form(), other.form());
        }
        for (int i = 0;
                order == 0 && i < Math.min(one.with().size(), other.with().size());
                i++) {
            order = compare(one.with().get(i).target(), other.with().get(i).target());
            order = order != 0
                    ? order
                    : compare(one.with().get(i).value(), other.with().get(i).value());
        }
        return order != 0
                ? order
                : Integer.compare(one.with().size(), other.with().size());
    }

    private static int rank(Expr expression) {
        return switch (expression.form()) {
            case Expr.Form.Some some -> 0;
            case Expr.Form.SomeIn some -> 0;
            case Expr.Form.Truth truth -> truth.term() instanceof Term.Call ? 2 : 1;
            case Expr.Form.Every every -> 3;
        };
    }

    private int compareForms(Expr.Form one, Expr.Form other) {
        return switch (one) {
            case Expr.Form.Truth truth -> compare(truth.term(), ((Expr.Form.Truth) other).term());
            case Expr.Form.Some some -> compareAll(symbols(some), symbols(other));
            case Expr.Form.SomeIn some -> compareAll(symbols(some), symbols(other));
            case Expr.Form.Every every -> compareEvery(every, (Expr.Form.Every) other);
        };
    }

    private static List<Term> symbols(Expr.Form form) {
        return switch (form) {
            case Expr.Form.Some some -> List.copyOf(some.variables());
            case Expr.Form.SomeIn some -> List.of(some.membership());
            case Expr.Form.Truth truth -> List.of();
            case Expr.Form.Every every -> List.of();
        };
    }

    private int compareEvery(Expr.Form.Every one, Expr.Form.Every other) {
        int order = compareKeys(one.key(), other.key());
        if (order == 0) {
            order = compare(one.value(), other.value());
        }
        if (order == 0) {
            order = compare(one.domain(), other.domain());
        }
        return order != 0 ? order : compareBodies(one.body(), other.body());
    }

    private int compareKeys(@Nullable Term one, @Nullable Term other) {
        return one == null || other == null ? Boolean.compare(one != null, other != null) : compare(one, other);
    }
}
