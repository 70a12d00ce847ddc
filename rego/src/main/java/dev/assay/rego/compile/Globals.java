package dev.assay.rego.compile;

import dev.assay.rego.ast.Module;
import dev.assay.rego.ast.Rule;
import dev.assay.rego.ast.Term;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the names of a module mean beyond its rules' variables: the rules of its package, and imports. */
final class Globals {
    private static final Set<String> NO_DOCUMENTS = Set.of("future", "rego");

    private final Map<String, Place> places = new HashMap<>();

    /** A place in a document. */
    record Place(Node.Root root, List<Value> path) {}

    /** Adds the rules that all modules of a package define. */
    void rules(List<Value> packagePath, Iterable<Rule> rules) {
        for (Rule rule : rules) {
            String name = ((Term.Var) rule.head().ref().head()).name();
            places.computeIfAbsent(name, _ -> {
                List<Value> path = new ArrayList<>(packagePath);
                path.add(StringValue.of(name));
                return new Place(Node.Root.DATA, path);
            });
        }
    }

    /** Adds names of a package by name alone. */
    void names(List<Value> packagePath, Iterable<Value> names) {
        for (Value name : names) {
            if (name instanceof StringValue string) {
                List<Value> path = new ArrayList<>(packagePath);
                path.add(name);
                places.put(string.value(), new Place(Node.Root.DATA, path));
            }
        }
    }

    void imports(List<Module.Import> imports) {
        for (Module.Import each : imports) {
            String head = each.path().head() instanceof Term.Var(String name, var _) ? name : "";
            if (NO_DOCUMENTS.contains(head)) {
                continue;
            }
            List<Value> path = new ArrayList<>();
            for (Term part : each.path().path()) {
                path.add(((Term.Constant) part).value());
            }
            String alias = each.alias();
            if (alias == null) {
                alias = path.isEmpty() || !(path.getLast() instanceof StringValue last) ? head : last.value();
            }
            places.put(alias, new Place(head.equals("input") ? Node.Root.INPUT : Node.Root.DATA, path));
        }
    }

    @Nullable
    Place find(String name) {
        return places.get(name);
    }
}
