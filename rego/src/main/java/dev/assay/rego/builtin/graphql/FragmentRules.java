package dev.assay.rego.builtin.graphql;

import dev.assay.rego.value.ObjectValue;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rules on fragments and where they are spread. */
final class FragmentRules {
    private FragmentRules() {}

    /** A fragment is on a type that has fields. */
    record OnComposite(Facts facts) implements Rule {
        @Override
        public void inlineFragment(ObjectValue fragment) {
            String condition = Tree.text(fragment, "TypeCondition");
            Definition type = facts.schema().type(condition);
            if (type != null && !type.isComposite()) {
                facts.problem(fragment, "Fragment cannot condition on non composite type \"" + condition + "\".");
            }
        }

        @Override
        public void fragment(ObjectValue fragment) {
            String condition = Tree.text(fragment, "TypeCondition");
            Definition type = facts.schema().type(condition);
            if (type != null && !type.isComposite()) {
                facts.problem(
                        fragment,
                        "Fragment \"" + Tree.name(fragment) + "\" cannot condition on non composite type \"" + condition
                                + "\".");
            }
        }
    }

    /** A fragment that is spread exists. */
    record Known(Facts facts) implements Rule {
        @Override
        public void spread(ObjectValue spread) {
            if (facts.definition(spread) == null) {
                facts.problem(spread, "Unknown fragment \"" + Tree.name(spread) + "\".");
            }
        }
    }

    /** No fragment spreads itself, however indirectly. */
    static final class NoCycles implements Rule {
        private final Facts facts;
        private final Set<String> visited = new HashSet<>();
        private final List<ObjectValue> path = new ArrayList<>();
        private final Map<String, Integer> indices = new HashMap<>();

        NoCycles(Facts facts) {
            this.facts = facts;
        }

        @Override
        public void fragment(ObjectValue fragment) {
            visit(fragment, 0);
        }

        private void visit(ObjectValue fragment, int depth) {
            String name = Tree.name(fragment);
            if (!visited.add(name)) {
                return;
            }
            if (depth > Tree.DEPTH_MAX) {
                facts.problem(fragment, "fragments deeper than GRAPHQL_DEPTH_MAX=" + Tree.DEPTH_MAX);
                return;
            }
            indices.put(name, path.size());
            for (ObjectValue spread : spreads(fragment)) {
                facts.spend(1);
                Integer cycle = indices.get(Tree.name(spread));
                path.add(spread);
                if (cycle == null) {
                    ObjectValue next = Tree.named(facts.fragments(), Tree.name(spread));
                    if (next != null) {
                        visit(next, depth + 1);
                    }
                } else {
                    report(spread, path.subList(cycle, path.size() - 1));
                }
                path.removeLast();
            }
            indices.remove(name);
        }

        private void report(ObjectValue spread, List<ObjectValue> cycle) {
            List<String> names =
                    cycle.stream().map(node -> "\"" + Tree.name(node) + "\"").toList();
            String via = names.isEmpty() ? "" : " via " + String.join(", ", names);
            facts.problem(spread, "Cannot spread fragment \"" + Tree.name(spread) + "\" within itself" + via + ".");
        }

        private static List<ObjectValue> spreads(ObjectValue fragment) {
            List<ObjectValue> spreads = new ArrayList<>();
            Deque<ObjectValue> left = new ArrayDeque<>();
            left.push(fragment);
            while (!left.isEmpty()) {
                for (ObjectValue selection : Tree.list(left.pop(), "SelectionSet")) {
                    if (Tree.isField(selection) || Tree.isInlineFragment(selection)) {
                        left.push(selection);
                    } else {
                        spreads.add(selection);
                    }
                }
            }
            return spreads;
        }
    }

    /** Each fragment is used by an operation. */
    static final class NoUnused implements Rule {
        private final Facts facts;
        private final Set<String> used = new HashSet<>();
        private boolean inFragments;

        NoUnused(Facts facts) {
            this.facts = facts;
        }

        @Override
        public void spread(ObjectValue spread) {
            if (!inFragments) {
                used.add(Tree.name(spread));
            }
        }

        @Override
        public void fragment(ObjectValue fragment) {
            inFragments = true;
            if (!used.contains(Tree.name(fragment))) {
                facts.problem(fragment, "Fragment \"" + Tree.name(fragment) + "\" is never used.");
            }
        }
    }

    /** A fragment is spread only where objects of its type may occur. */
    record Possible(Facts facts) implements Rule {
        @Override
        public void inlineFragment(ObjectValue fragment) {
            check(fragment, Tree.text(fragment, "TypeCondition"), "Fragment");
        }

        @Override
        public void spread(ObjectValue spread) {
            ObjectValue fragment = facts.definition(spread);
            if (fragment != null) {
                check(spread, Tree.text(fragment, "TypeCondition"), "Fragment \"" + Tree.name(spread) + "\"");
            }
        }

        private void check(ObjectValue node, String condition, String subject) {
            Definition parent = facts.parent(node);
            Definition type = facts.schema().type(condition);
            if (parent == null || !parent.isComposite() || type == null || !type.isComposite()) {
                return;
            }
            List<Definition> inParent =
                    parent.is("OBJECT") ? List.of(parent) : facts.schema().possible(parent.name());
            List<Definition> inFragment = facts.schema().possible(condition);
            facts.spend((long) inParent.size() + inFragment.size());
            if (!overlap(inParent, inFragment)) {
                facts.problem(
                        node,
                        subject + " cannot be spread here as objects of type \"" + parent.name()
                                + "\" can never be of type \"" + condition + "\".");
            }
        }

        private static boolean overlap(List<Definition> some, List<Definition> others) {
            Set<String> names = new HashSet<>();
            some.forEach(definition -> names.add(definition.name()));
            return others.stream().anyMatch(definition -> names.contains(definition.name()));
        }
    }

    /** No two fragments have the same name. */
    static final class UniqueNames implements Rule {
        private final Facts facts;
        private final Set<String> seen = new HashSet<>();

        UniqueNames(Facts facts) {
            this.facts = facts;
        }

        @Override
        public void fragment(ObjectValue fragment) {
            if (!seen.add(Tree.name(fragment))) {
                facts.problem(fragment, "There can be only one fragment named \"" + Tree.name(fragment) + "\".");
            }
        }
    }

    /** The types that fragments and variables name exist. */
    record KnownTypes(Facts facts) implements Rule {
        @Override
        public void variable(ObjectValue variable) {
            check(variable, TypeReference.in(variable).name(), null);
        }

        @Override
        public void inlineFragment(ObjectValue fragment) {
            String condition = Tree.text(fragment, "TypeCondition");
            if (!condition.isEmpty()) {
                check(fragment, condition, null);
            }
        }

        @Override
        public void fragment(ObjectValue fragment) {
            check(
                    fragment,
                    Tree.text(fragment, "TypeCondition"),
                    List.copyOf(facts.schema().types().keySet()));
        }

        private void check(ObjectValue node, String type, @Nullable List<String> names) {
            if (facts.schema().type(type) == null) {
                String end = names == null ? "" : Suggestion.of("Did you mean", type, names);
                facts.problem(node, "Unknown type \"" + type + "\"." + end);
            }
        }
    }
}
