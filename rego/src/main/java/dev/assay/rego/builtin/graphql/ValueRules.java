package dev.assay.rego.builtin.graphql;

import dev.assay.rego.value.ObjectValue;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rules on values. */
final class ValueRules {
    private ValueRules() {}

    /** A field of an object stands in it only once. */
    record UniqueFields(Facts facts) implements Rule {
        @Override
        public void value(ObjectValue value) {
            if (Tree.kind(value) != ValueKind.OBJECT) {
                return;
            }
            Set<String> seen = new HashSet<>();
            for (ObjectValue child : Tree.list(value, "Children")) {
                if (!seen.add(Tree.name(child))) {
                    facts.problem(child, "There can be only one input field named \"" + Tree.name(child) + "\".");
                }
            }
        }
    }

    /** A value is of the type that is expected where it stands. */
    record CorrectTypes(Facts facts) implements Rule {
        private static final Set<String> SCALARS = Set.of("Int", "Float", "String", "Boolean", "ID");
        private static final BigInteger LONG_MAX = BigInteger.valueOf(Long.MAX_VALUE);
        private static final BigInteger LONG_MIN = BigInteger.valueOf(Long.MIN_VALUE);
        private static final BigInteger INT_MAX = BigInteger.valueOf(Integer.MAX_VALUE);
        private static final BigInteger INT_MIN = BigInteger.valueOf(Integer.MIN_VALUE);

        @Override
        public void value(ObjectValue value) {
            Facts.Expectation expectation = facts.expectation(value);
            Definition definition = expectation == null ? null : expectation.definition();
            if (expectation == null || definition == null) {
                return;
            }
            TypeReference type = expectation.type();
            ValueKind kind = Tree.kind(value);
            if (kind == ValueKind.NULL && type.nonNull()) {
                facts.problem(value, "Expected value of type \"" + type.shown() + "\", found null.");
            }
            if (definition.is("SCALAR") && !definition.isNamed(SCALARS)) {
                return;
            }
            if (isOutOfRange(value)) {
                unexpected(value, type, definition);
            }
            switch (kind) {
                case LIST -> require(type.element() != null, value, type, definition);
                case INT -> require(definition.isNamed(Set.of("Int", "Float", "ID")), value, type, definition);
                case FLOAT -> require(definition.isNamed(Set.of("Float")), value, type, definition);
                case BOOLEAN -> require(definition.isNamed(Set.of("Boolean")), value, type, definition);
                case STRING, BLOCK -> string(value, type, definition);
                case ENUM -> enumValue(value, type, definition);
                case OBJECT -> object(value, definition);
                case NULL, VARIABLE -> {
                    // Null was seen to; a variable has a rule of its own.
                }
            }
        }

        /** Whether a number somewhere in the value does not fit 64 bits. */
        private static boolean isOutOfRange(ObjectValue value) {
            return switch (Tree.kind(value)) {
                case INT -> !isWithin(Tree.text(value, "Raw"), LONG_MIN, LONG_MAX);
                case FLOAT -> Double.isInfinite(parse(Tree.text(value, "Raw")));
                case LIST, OBJECT -> {
                    for (ObjectValue child : Tree.list(value, "Children")) {
                        ObjectValue inner = Tree.child(child, "Value");
                        if (inner != null && isOutOfRange(inner)) {
                            yield true;
                        }
                    }
                    yield false;
                }
                default -> false;
            };
        }

        private static double parse(String raw) {
            try {
                return Double.parseDouble(raw);
            } catch (NumberFormatException e) {
                return Double.POSITIVE_INFINITY;
            }
        }

        private static boolean isWithin(String raw, BigInteger min, BigInteger max) {
            if (raw.length() > 30 || raw.isEmpty()) {
                return false;
            }
            try {
                BigInteger number = new BigInteger(raw);
                return number.compareTo(min) >= 0 && number.compareTo(max) <= 0;
            } catch (NumberFormatException e) {
                return false;
            }
        }

        private void require(boolean right, ObjectValue value, TypeReference type, Definition definition) {
            if (!right) {
                unexpected(value, type, definition);
            }
        }

        private void string(ObjectValue value, TypeReference type, Definition definition) {
            if (definition.is("ENUM")) {
                facts.problem(
                        value,
                        "Enum \"" + type.shown() + "\" cannot represent non-enum value: " + shown(value) + "."
                                + meant(value, definition));
            } else {
                require(definition.isNamed(Set.of("String", "ID")), value, type, definition);
            }
        }

        private void enumValue(ObjectValue value, TypeReference type, Definition definition) {
            if (!definition.is("ENUM")) {
                unexpected(value, type, definition);
            } else if (Tree.named(definition.enumValues(), Tree.text(value, "Raw")) == null) {
                facts.problem(
                        value,
                        "Value \"" + shown(value) + "\" does not exist in \"" + type.shown() + "\" enum."
                                + meant(value, definition));
            }
        }

        private static String meant(ObjectValue value, Definition definition) {
            return Suggestion.of(
                    "Did you mean the enum value", Tree.text(value, "Raw"), Suggestion.names(definition.enumValues()));
        }

        private void object(ObjectValue value, Definition definition) {
            List<ObjectValue> children = Tree.list(value, "Children");
            for (ObjectValue field : definition.fields()) {
                TypeReference type = TypeReference.in(field);
                ObjectValue found = Tree.named(children, Tree.name(field));
                if (type.nonNull() && found == null && Tree.child(field, "DefaultValue") == null) {
                    facts.problem(
                            value,
                            "Field \"" + definition.name() + "." + Tree.name(field) + "\" of required type \""
                                    + type.shown() + "\" was not provided.");
                }
            }
            if (Tree.named(definition.directives(), "oneOf") != null) {
                oneOf(value, children, definition);
            }
            for (ObjectValue child : children) {
                if (definition.field(Tree.name(child)) == null) {
                    facts.problem(
                            child,
                            "Field \"" + Tree.name(child) + "\" is not defined by type \"" + definition.name() + "\"."
                                    + Suggestion.of(
                                            "Did you mean", Tree.name(child), Suggestion.names(definition.fields())));
                }
            }
        }

        private void oneOf(ObjectValue value, List<ObjectValue> children, Definition definition) {
            if (children.size() != 1) {
                facts.problem(value, "OneOf Input Object \"" + definition.name() + "\" must specify exactly one key.");
                return;
            }
            ObjectValue inner = Tree.child(children.getFirst(), "Value");
            if ((inner == null || Tree.kind(inner) == ValueKind.NULL)
                    && !definition.fields().isEmpty()) {
                facts.problem(
                        inner == null ? null : facts.position(inner),
                        "Field \"" + definition.name() + "."
                                + Tree.name(definition.fields().getFirst()) + "\" must be non-null.");
            }
        }

        private void unexpected(ObjectValue value, TypeReference type, Definition definition) {
            String shown = shown(value);
            String message = switch (type.shown()) {
                case "Int", "Int!" ->
                    isTooLarge(value)
                            ? "Int cannot represent non 32-bit signed integer value: " + shown
                            : "Int cannot represent non-integer value: " + shown;
                case "String", "String!", "[String]" -> "String cannot represent a non string value: " + shown;
                case "Boolean", "Boolean!" -> "Boolean cannot represent a non boolean value: " + shown;
                case "Float", "Float!" -> "Float cannot represent non numeric value: " + shown;
                case "ID", "ID!" -> "ID cannot represent a non-string and non-integer value: " + shown;
                default ->
                    definition.is("ENUM")
                            ? "Enum \"" + type.shown() + "\" cannot represent non-enum value: " + shown + "."
                            : "Expected value of type \"" + type.shown() + "\", found " + shown + ".";
            };
            boolean enumValue = Tree.kind(value) == ValueKind.ENUM;
            String end = enumValue
                    ? Suggestion.plain(
                            "Did you mean the enum value",
                            Tree.text(value, "Raw"),
                            Suggestion.names(definition.enumValues()))
                    : "";
            facts.problem(value, message + end);
        }

        private static boolean isTooLarge(ObjectValue value) {
            return Tree.kind(value) == ValueKind.INT && !isWithin(Tree.text(value, "Raw"), INT_MIN, INT_MAX);
        }
    }

    /** A value as documents write it. */
    static String shown(@Nullable ObjectValue value) {
        if (value == null) {
            return "<nil>";
        }
        String raw = Tree.text(value, "Raw");
        return switch (Tree.kind(value)) {
            case VARIABLE -> "$" + raw;
            case STRING, BLOCK -> Quote.of(raw);
            case LIST ->
                "["
                        + String.join(
                                ",",
                                Tree.list(value, "Children").stream()
                                        .map(child -> shown(Tree.child(child, "Value")))
                                        .toList())
                        + "]";
            case OBJECT ->
                "{"
                        + String.join(
                                ",",
                                Tree.list(value, "Children").stream()
                                        .map(child -> Tree.name(child) + ":" + shown(Tree.child(child, "Value")))
                                        .toList())
                        + "}";
            case INT, FLOAT, BOOLEAN, NULL, ENUM -> raw;
        };
    }
}
