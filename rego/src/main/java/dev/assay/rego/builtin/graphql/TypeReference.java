package dev.assay.rego.builtin.graphql;

import dev.assay.rego.value.ObjectValue;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A use of a type: a name, or a list of another use; either may exclude null. */
record TypeReference(String named, @Nullable TypeReference element, boolean nonNull) {
    TypeReference {
        Objects.requireNonNull(named, "named is null");
    }

    static TypeReference of(@Nullable ObjectValue node) {
        if (node == null) {
            return new TypeReference("", null, false);
        }
        ObjectValue element = Tree.child(node, "Elem");
        return new TypeReference(
                Tree.text(node, "NamedType"), element == null ? null : of(element), Tree.flag(node, "NonNull"));
    }

    /** The type of a field, argument or variable. */
    static TypeReference in(ObjectValue definition) {
        return of(Tree.child(definition, "Type"));
    }

    /** The name in the innermost list. */
    String name() {
        return named.isEmpty() && element != null ? element.name() : named;
    }

    TypeReference nullable() {
        return new TypeReference(named, element, false);
    }

    /** Whether a value of this type may stand where the other is expected. */
    boolean isCompatible(TypeReference other) {
        if (!named.equals(other.named) || (element != null && other.element == null)) {
            return false;
        }
        if (element != null && other.element != null && !element.isCompatible(other.element)) {
            return false;
        }
        return nonNull || !other.nonNull;
    }

    String shown() {
        String mark = nonNull ? "!" : "";
        return named.isEmpty() && element != null ? "[" + element.shown() + "]" + mark : named + mark;
    }
}
