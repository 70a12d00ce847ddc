package dev.assay.rego.builtin.graphql;

import dev.assay.rego.builtin.graphql.Facts.Expectation;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.StringValue;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Walks a query along a schema, notes what each node refers to, and tells the rules. */
final class Walker {
    private static final ObjectValue TYPE_NAME = ObjectValue.builder(2)
            .put("Name", StringValue.of("__typename"))
            .put("Type", SchemaBuilder.type("String", false))
            .build();

    private static final Map<String, String> LOCATIONS =
            Map.of("query", "QUERY", "", "QUERY", "mutation", "MUTATION", "subscription", "SUBSCRIPTION");

    private final Facts facts;
    private final List<Rule> rules;
    private final Set<String> spread = new HashSet<>();

    Walker(Facts facts, List<Rule> rules) {
        this.facts = facts;
        this.rules = rules;
    }

    void walk() {
        for (ObjectValue operation : facts.operations()) {
            spread.clear();
            operation(operation);
        }
        for (ObjectValue fragment : facts.fragments()) {
            spread.clear();
            Definition type = facts.schema().type(Tree.text(fragment, "TypeCondition"));
            directives(Tree.list(fragment, "Directives"), "FRAGMENT_DEFINITION");
            selections(type, fragment);
            rules.forEach(rule -> rule.fragment(fragment));
        }
    }

    /** The type at which an operation begins. */
    static @Nullable Definition root(Schema schema, ObjectValue operation) {
        String kind = Tree.text(operation, "Operation");
        return schema.root(kind.isEmpty() ? "query" : kind);
    }

    private void operation(ObjectValue operation) {
        facts.enter(operation);
        List<ObjectValue> variables = Tree.list(operation, "VariableDefinitions");
        for (ObjectValue variable : variables) {
            rules.forEach(rule -> rule.variable(variable));
            ObjectValue value = Tree.child(variable, "DefaultValue");
            if (value != null) {
                expect(value, TypeReference.in(variable), false);
            }
        }
        for (ObjectValue variable : variables) {
            ObjectValue value = Tree.child(variable, "DefaultValue");
            if (value != null) {
                value(value);
            }
            directives(Tree.list(variable, "Directives"), "VARIABLE_DEFINITION");
        }
        directives(Tree.list(operation, "Directives"), LOCATIONS.getOrDefault(Tree.text(operation, "Operation"), ""));
        selections(root(facts.schema(), operation), operation);
        rules.forEach(rule -> rule.operation(operation));
        facts.enter(null);
    }

    private void expect(ObjectValue value, TypeReference type, boolean hasDefault) {
        facts.expect(value, new Expectation(type, facts.schema().type(type.name()), hasDefault));
    }

    private void directives(List<ObjectValue> directives, String location) {
        for (ObjectValue directive : directives) {
            ObjectValue definition = facts.schema().directive(Tree.name(directive));
            facts.define(directive, definition);
            facts.locate(directive, location);
            arguments(directive, definition);
            rules.forEach(rule -> rule.directive(directive));
        }
        rules.forEach(rule -> rule.directives(directives));
    }

    private void arguments(ObjectValue node, @Nullable ObjectValue definition) {
        for (ObjectValue argument : Tree.list(node, "Arguments")) {
            ObjectValue value = Tree.child(argument, "Value");
            ObjectValue declared =
                    definition == null ? null : Tree.named(Tree.list(definition, "Arguments"), Tree.name(argument));
            if (value != null) {
                if (declared != null) {
                    expect(value, TypeReference.in(declared), hasDefault(declared));
                }
                value(value);
            }
        }
    }

    private static boolean hasDefault(ObjectValue declared) {
        ObjectValue value = Tree.child(declared, "DefaultValue");
        return value != null && Tree.kind(value) != ValueKind.NULL;
    }

    private void value(ObjectValue value) {
        facts.spend(1);
        ValueKind kind = Tree.kind(value);
        ObjectValue operation = facts.operation();
        if (kind == ValueKind.VARIABLE && operation != null) {
            ObjectValue variable = variable(operation, Tree.text(value, "Raw"));
            facts.define(value, variable);
            if (variable != null) {
                facts.use(variable);
            }
        }
        Expectation expectation = facts.expectation(value);
        if (kind == ValueKind.OBJECT || kind == ValueKind.LIST) {
            for (ObjectValue child : Tree.list(value, "Children")) {
                ObjectValue inner = Tree.child(child, "Value");
                if (inner != null) {
                    if (expectation != null) {
                        pass(expectation, kind, Tree.name(child), inner);
                    }
                    value(inner);
                }
            }
        }
        rules.forEach(rule -> rule.value(value));
    }

    /** Passes on to a child what is expected of it. */
    private void pass(Expectation expectation, ValueKind kind, String name, ObjectValue inner) {
        Definition definition = expectation.definition();
        TypeReference element = expectation.type().element();
        if (kind == ValueKind.LIST) {
            if (element != null) {
                facts.expect(inner, new Expectation(element, definition, false));
            }
            return;
        }
        ObjectValue field = definition == null ? null : definition.field(name);
        if (field != null) {
            expect(inner, TypeReference.in(field), hasDefault(field));
        }
    }

    private static @Nullable ObjectValue variable(ObjectValue operation, String name) {
        for (ObjectValue variable : Tree.list(operation, "VariableDefinitions")) {
            if (Tree.text(variable, "Variable").equals(name)) {
                return variable;
            }
        }
        return null;
    }

    private void selections(@Nullable Definition parent, ObjectValue node) {
        for (ObjectValue selection : Tree.list(node, "SelectionSet")) {
            facts.spend(1);
            if (Tree.isField(selection)) {
                field(parent, selection);
            } else if (Tree.isInlineFragment(selection)) {
                inlineFragment(parent, selection);
            } else {
                spread(parent, selection);
            }
        }
    }

    private void field(@Nullable Definition parent, ObjectValue field) {
        ObjectValue definition = null;
        if (Tree.name(field).equals("__typename")) {
            definition = TYPE_NAME;
        } else if (parent != null) {
            definition = parent.field(Tree.name(field));
        }
        facts.define(field, definition);
        facts.place(field, parent);
        Definition next = definition == null
                ? null
                : facts.schema().type(TypeReference.in(definition).name());
        arguments(field, definition);
        directives(Tree.list(field, "Directives"), "FIELD");
        selections(next, field);
        rules.forEach(rule -> rule.field(field));
    }

    private void inlineFragment(@Nullable Definition parent, ObjectValue fragment) {
        facts.place(fragment, parent);
        String condition = Tree.text(fragment, "TypeCondition");
        Definition next = condition.isEmpty() ? parent : facts.schema().type(condition);
        directives(Tree.list(fragment, "Directives"), "INLINE_FRAGMENT");
        selections(next, fragment);
        rules.forEach(rule -> rule.inlineFragment(fragment));
    }

    private void spread(@Nullable Definition parent, ObjectValue node) {
        ObjectValue fragment = Tree.named(facts.fragments(), Tree.name(node));
        facts.define(node, fragment);
        facts.place(node, parent);
        directives(Tree.list(node, "Directives"), "FRAGMENT_SPREAD");
        if (fragment != null && spread.add(Tree.name(fragment))) {
            Definition next = facts.schema().type(Tree.text(fragment, "TypeCondition"));
            directives(Tree.list(fragment, "Directives"), "FRAGMENT_DEFINITION");
            selections(next, fragment);
        }
        rules.forEach(rule -> rule.spread(node));
    }
}
