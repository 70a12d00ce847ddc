package dev.assay.rego.type;

import static dev.assay.rego.type.UnknownType.UNKNOWN;

import dev.assay.rego.ast.Term;
import dev.assay.rego.type.ObjectType.Others;
import dev.assay.rego.type.ObjectType.Property;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is known where an expression stands: the types of documents and of variables, in layers. A layer of a body has
 * variables of its own; a layer of {@code with} only other documents. One check, one thread.
 */
final class Environment {
    private final TypeTree documents;
    private final Map<String, Type> variables;
    private final @Nullable Environment outer;
    private final BuiltinTypes builtins;

    /** Results of calls and the types of comprehensions, which belong to one place of the source each. */
    private final Map<Term, Supplier<Type>> places;

    private Environment(
            TypeTree documents,
            Map<String, Type> variables,
            @Nullable Environment outer,
            BuiltinTypes builtins,
            Map<Term, Supplier<Type>> places) {
        this.documents = documents;
        this.variables = variables;
        this.outer = outer;
        this.builtins = builtins;
        this.places = places;
    }

    static Environment of(BuiltinTypes builtins) {
        return new Environment(new TypeTree(), new HashMap<>(), null, builtins, new IdentityHashMap<>());
    }

    /** A layer for a query, which leaves this one as it is. */
    Environment detached() {
        return new Environment(new TypeTree(), new HashMap<>(), this, builtins, new IdentityHashMap<>());
    }

    /** A layer for a body. */
    Environment body() {
        return new Environment(new TypeTree(), new HashMap<>(), this, builtins, places);
    }

    /** A layer in which documents are other ones, while variables stay those of this layer. */
    Environment replacing(TypeTree replaced) {
        return new Environment(replaced, variables, this, builtins, places);
    }

    TypeTree documents() {
        return documents;
    }

    @Nullable
    Environment outer() {
        return outer;
    }

    void setVariable(String name, Type type) {
        variables.put(name, type);
    }

    /** What a term is worked out to; asked each time, since variables that it depends on may get their types later. */
    void setPlace(Term term, Supplier<Type> type) {
        places.put(term, type);
    }

    private Type place(Term term) {
        Supplier<Type> type = places.get(term);
        return type == null ? UNKNOWN : type.get();
    }

    Type variable(String name) {
        for (Environment layer = this; layer != null; layer = layer.outer) {
            Type type = layer.variables.get(name);
            if (type != null) {
                return type;
            }
        }
        return UNKNOWN;
    }

    /** The type of a function by its name, or of what else the name stands for; unknown when there is nothing. */
    Type operator(Term.Ref operator) {
        if (Terms.isRoot(operator.head())) {
            return ref(operator);
        }
        FunctionType builtin = builtins.get(Terms.name(operator));
        return builtin == null ? UNKNOWN : builtin;
    }

    /** The type of a value that may also be the name of a function. */
    Type operand(Term value) {
        Term.Ref operator = Terms.operator(value);
        Type type = operator == null ? UNKNOWN : operator(operator);
        return type instanceof FunctionType ? type : type(value);
    }

    /** The type of a term, as far as it is known. */
    Type type(Term term) {
        return switch (term) {
            case Term.Constant constant -> Types.of(constant.value());
            case Term.TemplateString template -> ScalarType.STRING;
            case Term.Var variable -> Terms.isRoot(variable) ? ref(variable, List.of()) : variable(variable.name());
            case Term.Ref ref -> ref(ref);
            case Term.ArrayTerm array ->
                new ArrayType(array.elements().stream().map(this::type).toList(), UNKNOWN);
            case Term.SetTerm set -> {
                Type elements = UNKNOWN;
                for (Term element : set.elements()) {
                    elements = Types.or(elements, type(element));
                }
                yield new SetType(elements);
            }
            case Term.ObjectTerm object -> object(object);
            case Term.Call call -> place(call);
            case Term.ArrayComprehension array -> place(array);
            case Term.SetComprehension set -> place(set);
            case Term.ObjectComprehension object -> place(object);
        };
    }

    private ObjectType object(Term.ObjectTerm object) {
        Map<Value, Type> properties = new HashMap<>();
        Others others = null;
        for (Term.ObjectTerm.Entry entry : object.entries()) {
            Value key = Terms.constant(entry.key());
            if (key == null) {
                others = new Others(type(entry.key()), type(entry.value()));
            } else {
                properties.put(JsonKeys.of(key), type(entry.value()));
            }
        }
        List<Property> list = new ArrayList<>(properties.size());
        properties.forEach((key, type) -> list.add(new Property(key, type)));
        return new ObjectType(list, others);
    }

    /** The types of the arguments of a call, without names. */
    List<Type> types(List<Term> arguments) {
        return arguments.stream().map(this::type).toList();
    }

    Type ref(Term.Ref ref) {
        return ref(ref.head(), ref.path());
    }

    /** The type of what a ref leads to: any document for one that no rule makes. */
    Type ref(Term head, List<Term> path) {
        if (!Terms.isRoot(head)) {
            return select(type(head), path);
        }
        for (Environment layer = this; layer != null; layer = layer.outer) {
            TypeTree root = layer.documents.child(root(head));
            if (root != null) {
                Type found = find(root, path);
                if (found != null) {
                    return found;
                }
            }
        }
        return AnyType.ANY;
    }

    /** The length of the shortest start of a path that any layer knows, or 0. */
    int known(List<Value> path) {
        for (int length = 1; length <= path.size(); length++) {
            if (typeAt(path.subList(0, length)) != null) {
                return length;
            }
        }
        return 0;
    }

    /** The type at a path, or null. */
    @Nullable
    Type typeAt(List<Value> path) {
        for (Environment layer = this; layer != null; layer = layer.outer) {
            TypeTree place = layer.documents.at(path);
            if (place != null && place.isLeaf()) {
                return place.type();
            }
        }
        return null;
    }

    /** The key of a root document in trees of types. */
    static Value root(Term head) {
        return StringValue.of(((Term.Var) head).name());
    }

    /** The type below a place, or null when the tree says nothing of it. */
    private @Nullable Type find(TypeTree place, List<Term> path) {
        TypeTree at = place;
        for (int i = 0; i < path.size(); i++) {
            TypeTree below = at.child(path.get(i));
            if (below == null) {
                if (at.isLeaf() || Terms.constant(path.get(i)) == null) {
                    return select(at.extent(), path.subList(i, path.size()));
                }
                return null;
            }
            at = below;
        }
        return at.extent();
    }

    private Type select(Type type, List<Term> path) {
        Type at = type;
        for (Term part : path) {
            if (at.isUnknown()) {
                return at;
            }
            at = part instanceof Term.Constant constant ? Types.select(at, constant.value()) : Types.values(at);
        }
        return at;
    }
}
