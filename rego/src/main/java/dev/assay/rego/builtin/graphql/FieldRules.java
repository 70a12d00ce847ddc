package dev.assay.rego.builtin.graphql;

import dev.assay.rego.value.ObjectValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rules on fields and their arguments. */
final class FieldRules {
    private FieldRules() {}

    /** A field must be one of its type's. */
    record Known(Facts facts) implements Rule {
        @Override
        public void field(ObjectValue field) {
            Definition parent = facts.parent(field);
            if (parent == null || facts.definition(field) != null) {
                return;
            }
            String name = Tree.name(field);
            String message = "Cannot query field \"" + name + "\" on type \"" + parent.name() + "\".";
            List<String> types = parent.isAbstract() ? types(parent, name) : List.of();
            if (!types.isEmpty()) {
                message += " Did you mean to use an inline fragment on " + Suggestion.quotedOr(types) + "?";
            } else if (parent.is("OBJECT") || parent.is("INTERFACE")) {
                message += Suggestion.of("Did you mean", name, Suggestion.names(parent.fields()));
            }
            facts.problem(field, message);
        }

        /** The types behind an abstract one that do have the field; the interfaces used most often first. */
        private List<String> types(Definition parent, String field) {
            List<String> objects = new ArrayList<>();
            Map<String, Integer> interfaces = new HashMap<>();
            for (Definition possible : facts.schema().possible(parent.name())) {
                if (possible.field(field) == null) {
                    continue;
                }
                objects.add(possible.name());
                for (String name : possible.interfaces()) {
                    Definition definition = facts.schema().type(name);
                    if (definition != null && definition.field(field) != null) {
                        interfaces.merge(name, 1, Integer::sum);
                    }
                }
            }
            List<String> all = new ArrayList<>(interfaces.keySet());
            all.addAll(objects);
            all.sort(Comparator.<String, Integer>comparing(name -> -interfaces.getOrDefault(name, 0))
                    .thenComparing(Comparator.naturalOrder()));
            return all;
        }
    }

    /** An argument must be one of its field's or directive's. */
    record KnownArguments(Facts facts) implements Rule {
        @Override
        public void field(ObjectValue field) {
            ObjectValue definition = facts.definition(field);
            Definition parent = facts.parent(field);
            if (definition != null && parent != null) {
                check(field, definition, "field \"" + parent.name() + "." + Tree.name(field) + "\".");
            }
        }

        @Override
        public void directive(ObjectValue directive) {
            ObjectValue definition = facts.definition(directive);
            if (definition != null) {
                check(directive, definition, "directive \"@" + Tree.name(directive) + "\".");
            }
        }

        private void check(ObjectValue node, ObjectValue definition, String owner) {
            List<ObjectValue> declared = Tree.list(definition, "Arguments");
            for (ObjectValue argument : Tree.list(node, "Arguments")) {
                String name = Tree.name(argument);
                if (Tree.named(declared, name) == null) {
                    facts.problem(
                            node,
                            "Unknown argument \"" + name + "\" on " + owner
                                    + Suggestion.of("Did you mean", name, Suggestion.names(declared)));
                }
            }
        }
    }

    /** An argument that has no default and excludes null must be there. */
    record RequiredArguments(Facts facts) implements Rule {
        @Override
        public void field(ObjectValue field) {
            ObjectValue definition = facts.definition(field);
            if (definition != null) {
                check(field, definition, "Field \"" + Tree.name(field) + "\"");
            }
        }

        @Override
        public void directive(ObjectValue directive) {
            ObjectValue definition = facts.definition(directive);
            if (definition != null) {
                check(directive, definition, "Directive \"@" + Tree.name(definition) + "\"");
            }
        }

        private void check(ObjectValue node, ObjectValue definition, String owner) {
            List<ObjectValue> given = Tree.list(node, "Arguments");
            for (ObjectValue argument : Tree.list(definition, "Arguments")) {
                TypeReference type = TypeReference.in(argument);
                boolean required = type.nonNull() && Tree.child(argument, "DefaultValue") == null;
                if (required && Tree.named(given, Tree.name(argument)) == null) {
                    facts.problem(
                            node,
                            owner + " argument \"" + Tree.name(argument) + "\" of type \"" + type.shown()
                                    + "\" is required, but it was not provided.");
                }
            }
        }
    }

    /** An argument must be given only once. */
    record UniqueArguments(Facts facts) implements Rule {
        @Override
        public void field(ObjectValue field) {
            check(field);
        }

        @Override
        public void directive(ObjectValue directive) {
            check(directive);
        }

        private void check(ObjectValue node) {
            Map<String, Integer> counts = new HashMap<>();
            for (ObjectValue argument : Tree.list(node, "Arguments")) {
                if (counts.merge(Tree.name(argument), 1, Integer::sum) == 2) {
                    facts.problem(argument, "There can be only one argument named \"" + Tree.name(argument) + "\".");
                }
            }
        }
    }

    /** Scalars have no selections, other types must have some. */
    record Leaves(Facts facts) implements Rule {
        @Override
        public void field(ObjectValue field) {
            ObjectValue definition = facts.definition(field);
            if (definition == null) {
                return;
            }
            TypeReference reference = TypeReference.in(definition);
            Definition type = facts.schema().type(reference.name());
            boolean selects = !Tree.list(field, "SelectionSet").isEmpty();
            String name = Tree.name(field);
            if (type != null && type.isLeaf() && selects) {
                facts.problem(
                        field,
                        "Field \"" + name + "\" must not have a selection since type \"" + type.name()
                                + "\" has no subfields.");
            } else if (type != null && !type.isLeaf() && !selects) {
                facts.problem(
                        field,
                        "Field \"" + name + "\" of type \"" + reference.shown()
                                + "\" must have a selection of subfields. Did you mean \"" + name + " { ... }\"?");
            }
        }
    }

    /** Introspection must not go through lists of lists of lists. */
    record IntrospectionDepth(Facts facts) implements Rule {
        private static final int LISTS_MAX = 3;
        private static final Set<String> LISTS = Set.of("fields", "interfaces", "possibleTypes", "inputFields");

        @Override
        public void field(ObjectValue field) {
            String name = Tree.name(field);
            if ((name.equals("__schema") || name.equals("__type")) && isTooDeep(field, new HashSet<>(), 0)) {
                facts.problem(field, "Maximum introspection depth exceeded");
            }
        }

        private boolean isTooDeep(ObjectValue node, Set<String> fragments, int depth) {
            int deeper = Tree.isField(node) && LISTS.contains(Tree.name(node)) ? depth + 1 : depth;
            if (deeper >= LISTS_MAX) {
                return true;
            }
            for (ObjectValue selection : Tree.list(node, "SelectionSet")) {
                facts.spend(1);
                boolean found;
                if (Tree.isField(selection) || Tree.isInlineFragment(selection)) {
                    found = isTooDeep(selection, fragments, deeper);
                } else {
                    ObjectValue fragment = facts.definition(selection);
                    String name = Tree.name(selection);
                    found = false;
                    if (fragment != null && fragments.add(name)) {
                        found = isTooDeep(fragment, fragments, deeper);
                        fragments.remove(name);
                    }
                }
                if (found) {
                    return true;
                }
            }
            return false;
        }
    }
}
