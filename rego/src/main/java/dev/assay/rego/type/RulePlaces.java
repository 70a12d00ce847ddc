package dev.assay.rego.type;

import dev.assay.rego.ast.Term;
import dev.assay.rego.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of rules by the places of their documents: a tree of keys in which a variable of a head is a key of any
 * value.
 */
final class RulePlaces {
    private final Map<Value, RulePlaces> children = new LinkedHashMap<>();
    private final List<Integer> rules = new ArrayList<>();
    private @Nullable RulePlaces anywhere;

    void add(TypedRule rule, int number) {
        RulePlaces place = this;
        for (Term part : rule.path().path()) {
            Value key = Terms.constant(part);
            if (key != null) {
                place = place.children.computeIfAbsent(key, _ -> new RulePlaces());
            } else {
                if (place.anywhere == null) {
                    place.anywhere = new RulePlaces();
                }
                place = place.anywhere;
            }
        }
        place.rules.add(number);
    }

    /** The numbers of the rules whose documents are on the way of a ref, at its end or below it. */
    List<Integer> of(Term.Ref ref) {
        List<Integer> found = new ArrayList<>();
        if (ref.head() instanceof Term.Var head && head.name().equals("data")) {
            collect(ref.path(), 0, found);
        }
        return found;
    }

    private void collect(List<Term> path, int index, List<Integer> found) {
        found.addAll(rules);
        Value key = index < path.size() ? Terms.constant(path.get(index)) : null;
        RulePlaces named = key == null ? null : children.get(key);
        if (key == null) {
            children.values().forEach(child -> child.collect(path, index + 1, found));
        } else if (named != null) {
            named.collect(path, index + 1, found);
        }
        if (anywhere != null) {
            anywhere.collect(path, index + 1, found);
        }
    }
}
