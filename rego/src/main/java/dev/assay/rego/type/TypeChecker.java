package dev.assay.rego.type;

import dev.assay.rego.ast.Annotations;
import dev.assay.rego.ast.Expr;
import dev.assay.rego.ast.Location;
import dev.assay.rego.ast.Problem;
import dev.assay.rego.ast.Term;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * Finds what can never be right in a policy, as OPA's compiler does: functions that do not exist or take other
 * arguments,
 * comparisons of what is never equal, refs to what a rule never has. Input and data are of any type unless a schema
 * says
 * more. Rules are read in the order of their dependencies, so that what one gives is known where another uses it.
 *
 * <p>{@link #check} is called once, by one thread; afterwards any number of threads may check queries.
 */
public final class TypeChecker {
    private static final Comparator<Problem> ORDER = Comparator.<Problem, String>comparing(TypeChecker::file)
            .thenComparingInt(problem ->
                    problem.location() == null ? 0 : problem.location().start())
            .thenComparing(Problem::toString);

    private final Environment documents;
    private final Schemas schemas;
    private final RuleGraph graph;
    private final List<TypedRule> rules;
    private final Map<String, Integer> arities;
    private final Replacing replacing = new Replacing(true);

    /**
     * A checker of modules.
     *
     * @param modules all of them
     * @param builtins the builtins that may be called
     * @param schemas what is known of input, and what annotations name
     */
    public TypeChecker(Modules modules, BuiltinTypes builtins, Schemas schemas) {
        this.rules = modules.rules();
        this.schemas = schemas;
        this.documents = Environment.of(builtins);
        this.graph = new RuleGraph(this.rules);
        this.arities = graph.arities();
        if (schemas.input() != null) {
            documents.documents().put(List.of(StringValue.of("input")), schemas.input());
        }
    }

    /** What is wrong with the calls of all rules: functions that do not exist, or take other arguments. */
    public List<Problem> checkCalls() {
        CallCheck calls = new CallCheck(documents, arities);
        rules.forEach(calls::rule);
        return ordered(calls.problems());
    }

    /** What is wrong with the types of all rules, whose calls must be right. */
    public List<Problem> check() {
        List<Problem> problems = new ArrayList<>();
        graph.sorted().forEach(rule -> rule(rule, problems));
        return ordered(problems);
    }

    /** What is wrong with the calls of a query. */
    public List<Problem> checkCalls(List<Expr> body) {
        CallCheck calls = new CallCheck(documents.detached(), arities);
        calls.body(body);
        return ordered(calls.problems());
    }

    /**
     * Checks a query against the rules, which must have been checked.
     *
     * @param body with its names resolved, see {@link Modules#query}, and its calls right
     */
    public List<Problem> checkQuery(List<Expr> body) {
        List<Problem> problems = new ArrayList<>();
        BodyCheck.check(new Replacing(false), documents.detached(), body, problems);
        return ordered(problems);
    }

    private static List<Problem> ordered(List<Problem> problems) {
        return new LinkedHashSet<>(problems).stream().sorted(ORDER).toList();
    }

    private static String file(Problem problem) {
        Location location = problem.location();
        return location == null ? "" : location.file();
    }

    private void rule(TypedRule rule, List<Problem> problems) {
        Environment annotated = documents.body();
        for (Annotations.Schema schema : rule.schemas()) {
            Problem problem = schemas.apply(schema, annotated, rule.location());
            if (problem != null) {
                problems.add(problem);
            }
        }
        int annotations = problems.size();
        Environment body = BodyCheck.check(replacing, annotated, rule.body(), problems);
        for (Term term : heads(rule)) {
            BodyCheck.check(replacing, body, term, problems);
        }
        if (problems.size() > annotations) {
            // What stands on a rule with a problem has none of its own for that.
            documents.documents().put(rule.ground(), AnyType.ANY);
            return;
        }
        Type type = rule.isFunction() ? function(rule, body) : document(rule, body);
        if (!type.isUnknown()) {
            documents.documents().insert(rule.ground(), type);
        }
    }

    private static List<Term> heads(TypedRule rule) {
        List<Term> terms = new ArrayList<>(rule.dynamic());
        terms.removeIf(Term.Var.class::isInstance);
        if (rule.key() != null) {
            terms.add(rule.key());
        }
        if (rule.value() != null) {
            terms.add(rule.value());
        }
        return terms;
    }

    private static Type function(TypedRule rule, Environment body) {
        List<Type> parameters = new ArrayList<>();
        for (Term argument : rule.arguments()) {
            anyVariables(argument, body);
            parameters.add(body.type(argument));
        }
        Term value = rule.value();
        return FunctionType.of(parameters, value == null ? UnknownType.UNKNOWN : body.type(value));
    }

    /** Arguments that the body does not look at may be anything. */
    private static void anyVariables(Term argument, Environment body) {
        switch (argument) {
            case Term.Var variable -> {
                if (body.variable(variable.name()).isUnknown()) {
                    body.setVariable(variable.name(), AnyType.ANY);
                }
            }
            case Term.ArrayTerm array -> array.elements().forEach(element -> anyVariables(element, body));
            case Term.ObjectTerm object ->
                object.entries().forEach(entry -> {
                    anyVariables(entry.key(), body);
                    anyVariables(entry.value(), body);
                });
            default -> {}
        }
    }

    private static Type document(TypedRule rule, Environment body) {
        Term key = rule.key();
        Term value = rule.value();
        Type type;
        if (key != null) {
            Type elements = body.type(key);
            type = elements.isUnknown() ? elements : new SetType(elements);
        } else {
            type = value == null ? UnknownType.UNKNOWN : body.type(value);
        }
        for (Term part : rule.dynamic().reversed()) {
            Type keys = body.type(part);
            if (type.isUnknown() || keys.isUnknown()) {
                return UnknownType.UNKNOWN;
            }
            type = ObjectType.of(keys, type);
        }
        return type;
    }

    /** Layers for {@code with}: what is replaced may be of either type, and what reads it of any. */
    private final class Replacing implements BodyCheck.Rules {
        private final boolean strictly;
        private final Map<String, TypeTree> dependents = new HashMap<>();

        Replacing(boolean strictly) {
            this.strictly = strictly;
        }

        @Override
        public boolean comparesStrictly() {
            return strictly;
        }

        @Override
        public Environment replaced(Environment environment, List<Expr.With> with) {
            Environment layer = environment;
            TypeTree values = null;
            for (Expr.With one : with) {
                Term.Ref target = Terms.operator(one.target());
                if (target == null) {
                    continue;
                }
                boolean isFunction = environment.operator(target) instanceof FunctionType;
                if (Terms.isRoot(target.head())) {
                    layer = layer.replacing(readers(target, isFunction));
                    if (!isFunction) {
                        values = values == null ? new TypeTree() : values;
                        values.put(ground(target), either(environment, target, one.value()));
                    }
                }
            }
            return values == null ? layer : layer.replacing(values);
        }

        private TypeTree readers(Term.Ref target, boolean isFunction) {
            return dependents.computeIfAbsent(isFunction + Terms.text(target), _ -> {
                TypeTree tree = new TypeTree();
                for (TypedRule rule : graph.dependents(target)) {
                    if (!isFunction || !Terms.name(rule.path()).equals(Terms.name(target))) {
                        tree.put(rule.ground(), AnyType.ANY);
                    }
                }
                return tree;
            });
        }
    }

    private static Type either(Environment environment, Term.Ref target, Term value) {
        boolean isGround = target.path().stream().allMatch(part -> Terms.constant(part) != null);
        Type type = isGround ? Types.or(environment.ref(target), environment.type(value)) : AnyType.ANY;
        return type.isUnknown() || environment.type(value).isUnknown() ? AnyType.ANY : type;
    }

    private static List<Value> ground(Term.Ref target) {
        List<Value> keys = new ArrayList<>();
        keys.add(Environment.root(target.head()));
        for (Term part : target.path()) {
            Value key = Terms.constant(part);
            if (key == null) {
                break;
            }
            keys.add(key);
        }
        return keys;
    }
}
