package dev.assay.rego.builtin.graphql;

import dev.assay.rego.value.ObjectValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rules on operations, their variables and their directives. */
final class OperationRules {
    private OperationRules() {}

    /** A directive exists and may stand where it stands. */
    static final class KnownDirectives implements Rule {
        private final Facts facts;
        private final Set<String> seen = new HashSet<>();

        KnownDirectives(Facts facts) {
            this.facts = facts;
        }

        @Override
        public void directive(ObjectValue directive) {
            String name = Tree.name(directive);
            ObjectValue definition = facts.definition(directive);
            String location = facts.location(directive);
            if (definition == null) {
                facts.problem(directive, "Unknown directive \"@" + name + "\".");
            } else if (!Tree.texts(definition, "Locations").contains(location)
                    && seen.add(name + facts.position(directive))) {
                facts.problem(directive, "Directive \"@" + name + "\" may not be used on " + location + ".");
            }
        }
    }

    /** A directive that is not repeatable stands only once at a place. */
    record UniqueDirectives(Facts facts) implements Rule {
        @Override
        public void directives(List<ObjectValue> directives) {
            Set<String> seen = new HashSet<>();
            for (ObjectValue directive : directives) {
                ObjectValue definition = facts.definition(directive);
                boolean repeatable = definition != null && Tree.flag(definition, "IsRepeatable");
                if (!seen.add(Tree.name(directive)) && !repeatable) {
                    facts.problem(
                            directive,
                            "The directive \"@" + Tree.name(directive) + "\" can only be used once at this location.");
                }
            }
        }
    }

    /** The schema knows operations of this kind. */
    record KnownRoot(Facts facts) implements Rule {
        @Override
        public void operation(ObjectValue operation) {
            if (Walker.root(facts.schema(), operation) == null) {
                facts.problem(
                        operation,
                        "Schema does not support operation type \"" + Tree.text(operation, "Operation") + "\"");
            }
        }
    }

    /** An operation without a name is the only one. */
    record LoneAnonymous(Facts facts) implements Rule {
        @Override
        public void operation(ObjectValue operation) {
            if (Tree.name(operation).isEmpty() && facts.operations().size() > 1) {
                facts.problem(operation, "This anonymous operation must be the only defined operation.");
            }
        }
    }

    /** No two operations have the same name. */
    static final class UniqueNames implements Rule {
        private final Facts facts;
        private final Set<String> seen = new HashSet<>();

        UniqueNames(Facts facts) {
            this.facts = facts;
        }

        @Override
        public void operation(ObjectValue operation) {
            if (!seen.add(Tree.name(operation))) {
                facts.problem(operation, "There can be only one operation named \"" + Tree.name(operation) + "\".");
            }
        }
    }

    /** A subscription selects one field, and none of introspection. */
    record SingleFieldSubscriptions(Facts facts) implements Rule {
        @Override
        public void operation(ObjectValue operation) {
            if (facts.schema().root("subscription") == null
                    || !Tree.text(operation, "Operation").equals("subscription")) {
                return;
            }
            Map<String, ObjectValue> fields = new LinkedHashMap<>();
            collect(operation, fields, new HashSet<>());
            String name = Tree.name(operation).isEmpty()
                    ? "Anonymous Subscription"
                    : "Subscription " + Quote.of(Tree.name(operation));
            List<ObjectValue> found = new ArrayList<>(fields.values());
            if (found.size() > 1) {
                facts.problem(found.get(1), name + " must select only one top level field.");
            }
            for (ObjectValue field : found) {
                if (Tree.name(field).startsWith("__")) {
                    facts.problem(field, name + " must not select an introspection top level field.");
                }
            }
        }

        private void collect(ObjectValue node, Map<String, ObjectValue> fields, Set<String> fragments) {
            for (ObjectValue selection : Tree.list(node, "SelectionSet")) {
                facts.spend(1);
                if (Tree.isField(selection)) {
                    fields.putIfAbsent(Tree.name(selection), selection);
                } else if (Tree.isInlineFragment(selection)) {
                    collect(selection, fields, fragments);
                } else {
                    ObjectValue fragment = facts.definition(selection);
                    if (fragment == null) {
                        return;
                    }
                    if (fragments.add(Tree.name(fragment))) {
                        collect(fragment, fields, fragments);
                    }
                }
            }
        }
    }

    /** A variable in a value is one of the operation's. */
    record NoUndefinedVariables(Facts facts) implements Rule {
        @Override
        public void value(ObjectValue value) {
            ObjectValue operation = facts.operation();
            if (operation == null || Tree.kind(value) != ValueKind.VARIABLE || facts.definition(value) != null) {
                return;
            }
            String name = Tree.name(operation);
            facts.problem(
                    value,
                    "Variable \"$" + Tree.text(value, "Raw") + "\" is not defined"
                            + (name.isEmpty() ? "." : " by operation \"" + name + "\"."));
        }
    }

    /** Each variable of an operation is used. */
    record NoUnusedVariables(Facts facts) implements Rule {
        @Override
        public void operation(ObjectValue operation) {
            String name = Tree.name(operation);
            for (ObjectValue variable : Tree.list(operation, "VariableDefinitions")) {
                if (!facts.isUsed(variable) && !Tree.flag(variable, "Used")) {
                    facts.problem(
                            variable,
                            "Variable \"$" + Tree.text(variable, "Variable") + "\" is never used"
                                    + (name.isEmpty() ? "." : " in operation \"" + name + "\"."));
                }
            }
        }
    }

    /** No two variables of an operation have the same name. */
    record UniqueVariables(Facts facts) implements Rule {
        @Override
        public void operation(ObjectValue operation) {
            Map<String, Integer> counts = new HashMap<>();
            for (ObjectValue variable : Tree.list(operation, "VariableDefinitions")) {
                String name = Tree.text(variable, "Variable");
                if (counts.merge(name, 1, Integer::sum) == 2) {
                    facts.problem(variable, "There can be only one variable named \"$" + name + "\".");
                }
            }
        }
    }

    /** A variable is of a type that values may be given for. */
    record InputVariables(Facts facts) implements Rule {
        @Override
        public void operation(ObjectValue operation) {
            for (ObjectValue variable : Tree.list(operation, "VariableDefinitions")) {
                TypeReference type = TypeReference.in(variable);
                Definition definition = facts.schema().type(type.name());
                if (definition != null && !definition.isInput()) {
                    facts.problem(
                            variable,
                            "Variable \"$" + Tree.text(variable, "Variable") + "\" cannot be non-input type \""
                                    + type.shown() + "\".");
                }
            }
        }
    }

    /** A variable's type fits where the variable stands. */
    record VariablePositions(Facts facts) implements Rule {
        @Override
        public void value(ObjectValue value) {
            ValueKind kind = Tree.kind(value);
            Facts.Expectation expectation = facts.expectation(value);
            if (kind == ValueKind.VARIABLE) {
                ObjectValue variable = facts.definition(value);
                if (expectation != null && variable != null && facts.operation() != null) {
                    check(value, variable, expectation);
                }
            } else if (kind == ValueKind.OBJECT && expectation != null) {
                Definition definition = expectation.definition();
                if (definition != null && Tree.named(definition.directives(), "oneOf") != null) {
                    oneOf(value, definition);
                }
            }
        }

        private void check(ObjectValue value, ObjectValue variable, Facts.Expectation expectation) {
            TypeReference expected = expectation.type();
            ObjectValue byDefault = Tree.child(variable, "DefaultValue");
            boolean hasDefault = byDefault != null && Tree.kind(byDefault) != ValueKind.NULL;
            TypeReference needed = hasDefault || expectation.hasDefault() ? expected.nullable() : expected;
            TypeReference type = TypeReference.in(variable);
            if (!type.isCompatible(needed)) {
                facts.problem(
                        value,
                        "Variable \"$" + Tree.text(value, "Raw") + "\" of type \"" + type.shown()
                                + "\" used in position expecting type \"" + expected.shown() + "\".");
            }
        }

        private void oneOf(ObjectValue value, Definition definition) {
            for (ObjectValue child : Tree.list(value, "Children")) {
                ObjectValue inner = Tree.child(child, "Value");
                ObjectValue variable = inner == null ? null : facts.definition(inner);
                if (inner == null || variable == null || Tree.kind(inner) != ValueKind.VARIABLE) {
                    continue;
                }
                TypeReference type = TypeReference.in(variable);
                if (!type.nonNull()) {
                    facts.problem(
                            first(facts.position(variable), facts.position(inner)),
                            "Variable \"$" + Tree.text(inner, "Raw") + "\" is of type \"" + type.shown()
                                    + "\" but must be non-nullable to be used for OneOf Input Object \""
                                    + definition.name() + "\".");
                }
            }
        }

        private static @Nullable Position first(@Nullable Position one, @Nullable Position other) {
            return one == null ? other : one;
        }
    }
}
