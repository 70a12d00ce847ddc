package dev.assay.rego.compile;

import dev.assay.rego.ast.Expr;
import dev.assay.rego.ast.Location;
import dev.assay.rego.ast.Problem;
import dev.assay.rego.ast.Term;
import dev.assay.rego.eval.Comprehension;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Resolves the names of one rule or query, and takes calls out of terms: {@code f(g(x))} becomes {@code l = g(x);
 * f(l)}. The lines taken out stand before the line that they came from.
 */
final class Lowering {
    final Variables variables = new Variables();
    final Scope scope = new Scope();
    final Functions functions;
    final List<Problem> problems;

    /** The refs into data that the rule has, to find rules that need themselves. */
    final List<Node.Ref> reads = new ArrayList<>();

    final List<Callee.Ruled> calls = new ArrayList<>();

    private final Globals globals;
    private final @Nullable Metadata metadata;
    private final Map<String, Variable> undeclared = new HashMap<>();
    private final Set<Variable> used = new HashSet<>();
    private final BodyLowering bodies;
    private final CallLowering calling;

    Lowering(Globals globals, Functions functions, @Nullable Metadata metadata, List<Problem> problems) {
        this.globals = globals;
        this.functions = functions;
        this.metadata = metadata;
        this.problems = problems;
        this.bodies = new BodyLowering(this);
        this.calling = new CallLowering(this);
    }

    BodyLowering bodies() {
        return bodies;
    }

    CallLowering calling() {
        return calling;
    }

    /** Whether a declared variable was used so far. */
    boolean isUsed(Variable variable) {
        return used.contains(variable);
    }

    void use(Variable variable) {
        used.add(variable);
    }

    @Nullable
    Metadata metadata() {
        return metadata;
    }

    void problem(String code, String message, Location location) {
        problems.add(new Problem(code, message, location));
    }

    Node.Local generated(Location location) {
        return new Node.Local(variables.generated(location));
    }

    /** A variable that nothing else mentions. */
    Node.Local wildcard(Location location) {
        return new Node.Local(variables.named("$", location));
    }

    /**
     * Resolves a term.
     *
     * @param support takes the lines that must hold before it has a value
     */
    Node term(Term term, List<Line> support) {
        return switch (term) {
            case Term.Constant(Value value, var _) -> new Node.Constant(value);
            case Term.Var variable -> variable(variable);
            case Term.Ref ref -> ref(ref, support);
            case Term.ArrayTerm array -> Folding.elements(terms(array.elements(), support));
            case Term.SetTerm set -> Folding.members(terms(set.elements(), support));
            case Term.ObjectTerm object -> object(object, support);
            case Term.Call call -> calling.nested(call, support);
            case Term.ArrayComprehension all ->
                comprehension(Comprehension.Kind.ARRAY, null, all.head(), all.body(), all.location());
            case Term.SetComprehension all ->
                comprehension(Comprehension.Kind.SET, null, all.head(), all.body(), all.location());
            case Term.ObjectComprehension all ->
                comprehension(Comprehension.Kind.OBJECT, all.key(), all.value(), all.body(), all.location());
            case Term.TemplateString template -> calling.template(template, support);
        };
    }

    List<Node> terms(List<Term> terms, List<Line> support) {
        List<Node> nodes = new ArrayList<>(terms.size());
        for (Term term : terms) {
            nodes.add(term(term, support));
        }
        return nodes;
    }

    private Node object(Term.ObjectTerm object, List<Line> support) {
        List<Node> keys = new ArrayList<>();
        List<Node> values = new ArrayList<>();
        for (Term.ObjectTerm.Entry entry : object.entries()) {
            keys.add(term(entry.key(), support));
            values.add(term(entry.value(), support));
        }
        return Folding.entries(keys, values);
    }

    private Node variable(Term.Var variable) {
        String name = variable.name();
        Variable declared = scope.declared(name);
        if (declared != null) {
            used.add(declared);
            return new Node.Local(declared);
        }
        if (!scope.isAnnounced(name)) {
            Node place = place(name, List.of(), variable.location());
            if (place != null) {
                return place;
            }
        }
        return undeclared(variable);
    }

    /** A variable that nobody declared: the same in the whole rule. */
    Node.Local undeclared(Term.Var variable) {
        scope.seen(variable.name());
        return new Node.Local(
                undeclared.computeIfAbsent(variable.name(), name -> variables.named(name, variable.location())));
    }

    /** What a name means as a document, with a path in it; null when it means none. */
    private @Nullable Node place(String name, List<Node> path, Location location) {
        Globals.Place place = globals.find(name);
        if (place == null) {
            return switch (name) {
                case "input" -> new Node.Ref(Node.Root.INPUT, path, location);
                case "data" -> read(new Node.Ref(Node.Root.DATA, path, location));
                default -> null;
            };
        }
        List<Node> whole = new ArrayList<>(place.path().size() + path.size());
        place.path().forEach(key -> whole.add(new Node.Constant(key)));
        whole.addAll(path);
        return read(new Node.Ref(place.root(), whole, location));
    }

    private Node read(Node.Ref ref) {
        if (ref.head() == Node.Root.DATA) {
            reads.add(ref);
        }
        return ref;
    }

    private Node ref(Term.Ref ref, List<Line> support) {
        return ref(ref.head(), terms(ref.path(), support), ref.location(), support);
    }

    /** A lookup whose path is resolved already. */
    Node ref(Term head, List<Node> path, Location location, List<Line> support) {
        if (head instanceof Term.Var variable) {
            Variable declared = scope.declared(variable.name());
            if (declared == null && !scope.isAnnounced(variable.name())) {
                Node place = place(variable.name(), path, location);
                if (place != null) {
                    return place;
                }
            }
            if (declared != null) {
                used.add(declared);
            }
            Node.Local local = declared == null ? undeclared(variable) : new Node.Local(declared);
            return path.isEmpty() ? local : new Node.Ref(local, path, location);
        }
        Node subject = term(head, support);
        if (subject instanceof Node.Ref(Node root, List<Node> begin, var _)) {
            List<Node> whole = new ArrayList<>(begin);
            whole.addAll(path);
            return read(new Node.Ref(root, whole, location));
        }
        if (path.isEmpty()) {
            return subject;
        }
        if (!(subject instanceof Node.Local)) {
            Node.Local local = generated(location);
            support.add(Folding.equal(local, subject, location));
            subject = local;
        }
        return new Node.Ref(subject, path, location);
    }

    private Node comprehension(
            Comprehension.Kind kind, @Nullable Term key, Term term, List<Expr> body, Location location) {
        scope.enter(Names.declared(body));
        List<Line> lines = bodies.body(body, used(key, term));
        Node keyNode = key == null ? null : head(key, lines);
        Node termNode = head(term, lines);
        scope.leave();
        return new Node.Collect(kind, keyNode, termNode, lines, location);
    }

    private static Set<String> used(@Nullable Term key, Term term) {
        Set<String> used = new HashSet<>();
        Names.walk(term, used::add);
        if (key != null) {
            Names.walk(key, used::add);
        }
        return used;
    }

    /** A term of a head: what needs work is done in the body. */
    Node head(Term term, List<Line> body) {
        List<Line> support = new ArrayList<>();
        Node node = term(term, support);
        body.addAll(support);
        if (!Folding.needsWork(node)) {
            return node;
        }
        Node.Local local = generated(term.location());
        body.add(Folding.equal(local, node, term.location()));
        return local;
    }

    /** The path that a name of a function means below {@code data}; null when it can only be a builtin. */
    @Nullable
    List<Value> functionPath(Term.Ref operator) {
        if (!(operator.head() instanceof Term.Var(String name, var _))) {
            return null;
        }
        List<Value> path = new ArrayList<>();
        Globals.Place place = scope.isAnnounced(name) ? null : globals.find(name);
        if (place != null && place.root() == Node.Root.DATA) {
            path.addAll(place.path());
        } else if (!name.equals("data") || place != null) {
            return null;
        }
        for (Term part : operator.path()) {
            if (!(part instanceof Term.Constant(Value key, var _))) {
                return null;
            }
            path.add(key);
        }
        return path;
    }

    /** A dotted name, as builtins have. */
    static String dotted(Term.Ref operator) {
        StringBuilder name = new StringBuilder(operator.head() instanceof Term.Var(String head, var _) ? head : "");
        for (Term part : operator.path()) {
            if (part instanceof Term.Constant(StringValue key, var _)) {
                name.append('.').append(key.value());
            }
        }
        return name.toString();
    }
}
