package dev.assay.rego.type;

import dev.assay.rego.ast.Problem;
import dev.assay.rego.ast.Term;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Follows one ref through the types of what it leads to, infers the variables in it, and says where it cannot go on.
 */
final class RefCheck {
    private final Environment environment;
    private final Term.Ref ref;

    private RefCheck(Environment environment, Term.Ref ref) {
        this.environment = environment;
        this.ref = ref;
    }

    /** What is wrong with a ref, or null. */
    static @Nullable Problem check(Environment environment, Term.Ref ref) {
        RefCheck check = new RefCheck(environment, ref);
        if (environment.ref(ref) instanceof FunctionType function) {
            return check.unsupported(ref.path().size(), function);
        }
        if (!Terms.isRoot(ref.head())) {
            return check.headed();
        }
        return check.rooted();
    }

    private Term part(int index) {
        return index == 0 ? ref.head() : ref.path().get(index - 1);
    }

    private int length() {
        return ref.path().size() + 1;
    }

    /** A ref into a variable, a call or a collection written out. */
    private @Nullable Problem headed() {
        Type head = environment.type(ref.head());
        if (head.isUnknown()) {
            if (ref.head() instanceof Term.Var variable) {
                environment.setVariable(variable.name(), AnyType.ANY);
            }
            head = AnyType.ANY;
        }
        return below(head, 1);
    }

    /** A ref into documents: each layer is asked from its root, the outermost one last. */
    private @Nullable Problem rooted() {
        TypeTree place = null;
        int index = 0;
        for (Environment layer = environment; layer != null; layer = layer.outer()) {
            place = layer.documents();
            index = 0;
            while (index < length()) {
                Problem problem = index == 0 ? null : looked(place, index);
                if (problem != null) {
                    return problem;
                }
                TypeTree next = index == 0 ? place.child(Environment.root(ref.head())) : place.child(part(index));
                if (next == null) {
                    break;
                }
                index++;
                if (next.isLeaf()) {
                    return below(next.type(), index);
                }
                place = next;
            }
            if (index == length()) {
                return null;
            }
        }
        if (index == 0 || place == null) {
            return below(AnyType.ANY, 1);
        }
        inferBelow(place, index + 1);
        anyFrom(index);
        return null;
    }

    /** Nothing is known of what is there: what no document told the type of may be any key. */
    private void anyFrom(int from) {
        for (int index = from; index < length(); index++) {
            if (part(index) instanceof Term.Var variable
                    && environment.variable(variable.name()).isUnknown()) {
                environment.setVariable(variable.name(), AnyType.ANY);
            }
        }
    }

    /** Checks a part that looks a key up in the documents of packages and rules, and infers it. */
    private @Nullable Problem looked(TypeTree place, int index) {
        Term part = part(index);
        boolean isVariable = part instanceof Term.Var && !Terms.isRoot(part);
        if (index <= 2 && !isVariable && !isText(part)) {
            return invalid(index, known(part), ScalarType.STRING, place.keys());
        }
        if (isVariable) {
            Term.Var variable = (Term.Var) part;
            Type keys = Types.keys(place.extent());
            Type known = environment.variable(variable.name());
            if (known.isUnknown()) {
                environment.setVariable(variable.name(), keys);
            } else if (!Unification.unifies(keys, known)) {
                return invalid(index, known, keys, place.keys());
            }
        }
        return null;
    }

    /** Part of a package or the first name below one: a string, or what is a variable when it is looked up. */
    private static boolean isText(Term part) {
        return switch (part) {
            case Term.Constant constant -> constant.value() instanceof StringValue;
            case Term.Ref inner -> true;
            case Term.Call call -> true;
            case Term.Var root -> true;
            default -> false;
        };
    }

    private @Nullable Type known(Term part) {
        Type type = environment.type(part);
        return type.isUnknown() ? null : type;
    }

    /** A variable chose among the documents: the rest of the ref is looked at in each, only to infer. */
    private void inferBelow(TypeTree place, int index) {
        for (TypeTree child : place.children()) {
            if (index < length()) {
                if (child.isLeaf()) {
                    below(child.type(), index);
                } else if (looked(child, index) == null) {
                    TypeTree next = child.child(part(index));
                    if (next != null && next.isLeaf()) {
                        below(next.type(), index + 1);
                    } else if (next != null) {
                        inferBelow(next, index + 1);
                    }
                }
            }
        }
    }

    /** The part at an index, and those after it, in a value of a type. */
    private @Nullable Problem below(Type type, int from) {
        Type at = type;
        for (int index = from; index < length(); index++) {
            if (Types.isEmptyCollection(at)) {
                return invalid(index, null, null, List.of());
            }
            Type keys = Types.keys(at);
            if (keys.isUnknown()) {
                return unsupported(index - 1, at);
            }
            Term part = part(index);
            if (part instanceof Term.Constant constant) {
                Type child = Types.select(at, constant.value());
                if (child.isUnknown()) {
                    return invalid(index, null, keys, oneOf(at));
                }
                at = child;
            } else {
                Problem problem = key(part, at, keys, index);
                if (problem != null) {
                    return problem;
                }
                at = Types.values(at);
            }
        }
        return null;
    }

    private @Nullable Problem key(Term part, Type at, Type keys, int index) {
        if (part instanceof Term.ArrayTerm || part instanceof Term.ObjectTerm || part instanceof Term.SetTerm) {
            return new Inference(environment).fits(part, keys) ? null : invalid(index, known(part), keys, List.of());
        }
        Type known = environment.type(part);
        if (!known.isUnknown()) {
            return Unification.unifies(known, keys) ? null : invalid(index, known, keys, oneOf(at));
        }
        if (part instanceof Term.Var variable) {
            environment.setVariable(variable.name(), keys);
        }
        return null;
    }

    private static List<Value> oneOf(Type type) {
        return switch (Types.unwound(type)) {
            case ObjectType object ->
                object.properties().stream().map(ObjectType.Property::key).toList();
            case AnyType any ->
                any.members().stream()
                        .flatMap(member -> oneOf(member).stream())
                        .distinct()
                        .sorted()
                        .toList();
            default -> List.of();
        };
    }

    private Problem unsupported(int index, Type have) {
        String text = Terms.text(ref, index + 1);
        List<String> details = List.of(Terms.text(ref, length()), "^".repeat(text.length()), "have: " + have);
        String message = have instanceof FunctionType
                ? "function " + Terms.text(ref, withoutVariable()) + " used as reference, not called"
                : "undefined ref: " + Terms.text(ref, length());
        return Mismatch.problem(message, details, ref.location());
    }

    /** The length of the ref without a last part that is only a variable made up. */
    private int withoutVariable() {
        return length() > 1 && part(length() - 1) instanceof Term.Var last && last.isWildcard()
                ? length() - 1
                : length();
    }

    private Problem invalid(int index, @Nullable Type have, @Nullable Type want, List<Value> oneOf) {
        String pad = " ".repeat(Terms.text(ref, index).length() + 1);
        List<String> details = new ArrayList<>(List.of(Terms.text(ref, length()), pad + "^"));
        details.add(pad + (have == null ? "have: " + Terms.text(part(index)) : "have (type): " + have));
        if (!oneOf.isEmpty() || want == null || want.isUnknown()) {
            String keys = String.join(" ", oneOf.stream().map(Value::toString).toList());
            details.add(pad + "want (one of): [" + keys + "]");
        } else {
            details.add(pad + "want (type): " + want);
        }
        return Mismatch.problem("undefined ref: " + Terms.text(ref, length()), details, ref.location());
    }
}
