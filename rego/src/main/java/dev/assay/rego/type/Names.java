package dev.assay.rego.type;

import dev.assay.rego.ast.Location;
import dev.assay.rego.ast.Module;
import dev.assay.rego.ast.Rule;
import dev.assay.rego.ast.Term;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the names of a module mean where no variable has them: rules of its package, whichever module has them, and
 * imports.
 */
final class Names {
    private final Map<String, Place> places = new HashMap<>();

    /** A place in a document. */
    record Place(String root, List<Value> path) {
        Place {
            path = List.copyOf(path);
        }

        /** The place as a ref that stands where the name did, and goes on as given. */
        Term.Ref ref(List<Term> rest, Location location) {
            List<Term> parts = new ArrayList<>();
            path.forEach(key -> parts.add(new Term.Constant(key, location)));
            parts.addAll(rest);
            return new Term.Ref(new Term.Var(root, location), parts, location);
        }
    }

    /** The names of the rules of one package. */
    static Names of(List<Value> packagePath, Iterable<Rule> rules) {
        Names names = new Names();
        for (Rule rule : rules) {
            if (rule.head().ref().head() instanceof Term.Var head) {
                List<Value> path = new ArrayList<>(packagePath);
                path.add(StringValue.of(head.name()));
                names.places.put(head.name(), new Place("data", path));
            }
        }
        return names;
    }

    /** These names and those that imports give. */
    Names with(List<Module.Import> imports) {
        Names names = new Names();
        names.places.putAll(places);
        for (Module.Import each : imports) {
            if (each.path().head() instanceof Term.Var head && Terms.isRoot(head)) {
                List<Value> path = keys(each.path());
                String alias = each.alias();
                if (alias == null) {
                    alias = !path.isEmpty() && path.getLast() instanceof StringValue last ? last.value() : head.name();
                }
                names.places.put(alias, new Place(head.name(), path));
            }
        }
        return names;
    }

    /** The keys of a ref of constants, without its head. */
    static List<Value> keys(Term.Ref ref) {
        List<Value> keys = new ArrayList<>();
        for (Term part : ref.path()) {
            if (part instanceof Term.Constant constant) {
                keys.add(constant.value());
            }
        }
        return keys;
    }

    @Nullable
    Place find(String name) {
        return places.get(name);
    }
}
