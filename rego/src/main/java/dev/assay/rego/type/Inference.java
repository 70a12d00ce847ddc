package dev.assay.rego.type;

import static dev.assay.rego.type.UnknownType.UNKNOWN;

import dev.assay.rego.ast.Term;
import dev.assay.rego.value.Value;
import java.util.List;

/** Holds terms against types, and types against each other, and gives variables the types that follow. */
final class Inference {
    private final Environment environment;

    Inference(Environment environment) {
        this.environment = environment;
    }

    /** Whether two terms can be equal; infers their variables. */
    boolean equal(Term a, Term b) {
        return equal(a, environment.type(a), b, environment.type(b));
    }

    private boolean equal(Term a, Type typeA, Term b, Type typeB) {
        boolean openA = Types.isOpen(typeA);
        boolean openB = Types.isOpen(typeB);
        if (openA && !openB) {
            return !(a instanceof Term.Ref) && fits(a, typeB);
        }
        if (openB && !openA) {
            return !(b instanceof Term.Ref) && fits(b, typeA);
        }
        if (!openA) {
            return Unification.unifies(typeA, typeB);
        }
        if (a instanceof Term.ArrayTerm array) {
            return arrays(array, b);
        }
        if (a instanceof Term.ObjectTerm object) {
            return objects(object, b);
        }
        if (isVariable(a) && isVariable(b)) {
            return bothAny(a, b);
        }
        if (isVariable(a) && b instanceof Term.ArrayTerm array) {
            return arrays(array, a);
        }
        if (isVariable(a) && b instanceof Term.ObjectTerm object) {
            return objects(object, a);
        }
        if (isVariable(a) && typeA.isUnknown() && !typeB.isUnknown()) {
            return fits(a, typeB);
        }
        return isVariable(b) && typeB.isUnknown() && !typeA.isUnknown() && fits(b, typeA);
    }

    private boolean arrays(Term.ArrayTerm array, Term other) {
        if (other instanceof Term.ArrayTerm array2) {
            List<Term> elements = array.elements();
            if (elements.size() != array2.elements().size()) {
                return false;
            }
            for (int i = 0; i < elements.size(); i++) {
                if (!equal(elements.get(i), array2.elements().get(i))) {
                    return false;
                }
            }
            return true;
        }
        return isVariable(other) && bothAny(array, other);
    }

    private boolean objects(Term.ObjectTerm object, Term other) {
        if (other instanceof Term.ObjectTerm object2) {
            if (object.entries().size() != object2.entries().size()) {
                return false;
            }
            return object.entries().stream()
                    .allMatch(entry -> object2.entries().stream()
                            .filter(entry2 -> isSame(entry.key(), entry2.key()))
                            .findFirst()
                            .map(entry2 -> equal(entry.value(), entry2.value()))
                            .orElse(false));
        }
        return isVariable(other) && bothAny(object, other);
    }

    private static boolean isSame(Term key, Term key2) {
        Value constant = Terms.constant(key);
        Value constant2 = Terms.constant(key2);
        return (constant != null && constant2 != null)
                ? constant.equals(constant2)
                : Terms.text(key).equals(Terms.text(key2));
    }

    private boolean bothAny(Term a, Term b) {
        return fits(a, AnyType.ANY) && fits(b, environment.type(a));
    }

    /**
     * Whether a term stands for a place whose type is kept: a variable, or what is worked out before its expression.
     */
    private static boolean isVariable(Term term) {
        return (term instanceof Term.Var && !Terms.isRoot(term)) || term instanceof Term.Call;
    }

    /** Whether a term can be of a type; infers its variables. */
    boolean fits(Term term, Type type) {
        return fits(term, type, false);
    }

    /**
     * Whether a term can be of a type.
     *
     * @param union whether the type is one of several that the term may have, which variables collect
     */
    private boolean fits(Term term, Type type, boolean union) {
        return switch (term) {
            case Term.ArrayTerm array ->
                type instanceof AnyType any
                        ? fitsAny(term, array.elements(), any)
                        : Types.unwound(type) instanceof ArrayType wanted && fitsArray(array, wanted, union);
            case Term.SetTerm set ->
                type instanceof AnyType any
                        ? fitsAny(term, set.elements(), any)
                        : type instanceof SetType wanted && fitsSet(set, wanted, union);
            case Term.ObjectTerm object -> fitsObject(object, type, union);
            case Term.Var variable when !Terms.isRoot(variable) -> fitsVariable(variable, type, union);
            case Term.Var root -> Unification.unifies(environment.type(root), type);
            case Term.Constant constant -> Unification.unifies(environment.type(constant), type);
            case Term.TemplateString template -> Unification.unifies(ScalarType.STRING, type);
            case Term.Ref ref -> fitsHoisted(ref, type, union);
            case Term.Call call -> fitsHoisted(call, type, union);
            case Term.ArrayComprehension array -> fitsHoisted(array, type, union);
            case Term.SetComprehension set -> fitsHoisted(set, type, union);
            case Term.ObjectComprehension object -> fitsHoisted(object, type, union);
        };
    }

    /** Of a term that is worked out before its expression: where its type is unknown, that has been said already. */
    private boolean fitsHoisted(Term term, Type type, boolean union) {
        Type known = environment.type(term);
        return union || known.isUnknown() || Unification.unifies(known, type);
    }

    private boolean fitsVariable(Term.Var variable, Type type, boolean union) {
        Type known = environment.variable(variable.name());
        if (union) {
            environment.setVariable(variable.name(), Types.or(known, type));
            return true;
        }
        if (!known.isUnknown()) {
            return Unification.unifies(known, type);
        }
        environment.setVariable(variable.name(), type);
        return true;
    }

    private boolean fitsAny(Term term, List<Term> elements, AnyType any) {
        if (any.isEverything()) {
            elements.forEach(element -> fits(element, AnyType.ANY, true));
            return true;
        }
        boolean fits = false;
        for (Type member : any.members()) {
            fits |= fits(term, member, true);
        }
        return fits;
    }

    private boolean fitsArray(Term.ArrayTerm array, ArrayType wanted, boolean union) {
        List<Term> elements = array.elements();
        if (elements.size() != wanted.elements().size() && wanted.others().isUnknown()) {
            return false;
        }
        for (int i = 0; i < elements.size(); i++) {
            if (!fits(elements.get(i), wanted.at(i), union)) {
                return false;
            }
        }
        return true;
    }

    private boolean fitsSet(Term.SetTerm set, SetType wanted, boolean union) {
        return set.elements().stream().allMatch(element -> fits(element, wanted.elements(), union));
    }

    private boolean fitsObject(Term.ObjectTerm object, Type type, boolean union) {
        if (type instanceof AnyType any) {
            if (!any.isEverything()) {
                boolean fits = false;
                for (Type member : any.members()) {
                    fits |= fitsObject(object, member, true);
                }
                return fits;
            }
            for (Term.ObjectTerm.Entry entry : object.entries()) {
                fits(entry.key(), AnyType.ANY, true);
                fits(entry.value(), AnyType.ANY, true);
            }
            return true;
        }
        return Types.unwound(type) instanceof ObjectType wanted && fitsProperties(object, wanted, union);
    }

    private boolean fitsProperties(Term.ObjectTerm object, ObjectType wanted, boolean union) {
        if (object.entries().size() != wanted.properties().size()
                && wanted.otherValues().isUnknown()) {
            return false;
        }
        for (Term.ObjectTerm.Entry entry : object.entries()) {
            Value key = Terms.constant(entry.key());
            if (key == null) {
                // Which property it is cannot be told before it is run.
                fits(entry.value(), AnyType.ANY, union);
            } else {
                Type property = wanted.get(key);
                if (property == UNKNOWN || !fits(entry.value(), property, union)) {
                    return false;
                }
            }
        }
        return true;
    }
}
