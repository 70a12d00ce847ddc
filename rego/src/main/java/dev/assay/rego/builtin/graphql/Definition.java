package dev.assay.rego.builtin.graphql;

import dev.assay.rego.value.ObjectValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A type of a schema with all that its extensions add. Changed only while the schema is built. */
final class Definition {
    private final String kind;
    private final String name;
    private final boolean builtIn;
    private final @Nullable Position position;
    private final List<ObjectValue> directives = new ArrayList<>();
    private final List<String> interfaces = new ArrayList<>();
    private final List<ObjectValue> fields = new ArrayList<>();
    private final List<String> types = new ArrayList<>();
    private final List<ObjectValue> enumValues = new ArrayList<>();

    Definition(String kind, String name, boolean builtIn, @Nullable Position position) {
        this.kind = kind;
        this.name = name;
        this.builtIn = builtIn;
        this.position = position;
    }

    /** Adds the parts of a definition or extension. */
    void add(ObjectValue node) {
        directives.addAll(Tree.list(node, "Directives"));
        interfaces.addAll(Tree.texts(node, "Interfaces"));
        fields.addAll(Tree.list(node, "Fields"));
        types.addAll(Tree.texts(node, "Types"));
        enumValues.addAll(Tree.list(node, "EnumValues"));
    }

    void addField(ObjectValue field) {
        fields.add(field);
    }

    String kind() {
        return kind;
    }

    boolean is(String kindName) {
        return kind.equals(kindName);
    }

    String name() {
        return name;
    }

    boolean isBuiltIn() {
        return builtIn;
    }

    @Nullable
    Position position() {
        return position;
    }

    List<ObjectValue> directives() {
        return directives;
    }

    List<String> interfaces() {
        return interfaces;
    }

    List<ObjectValue> fields() {
        return fields;
    }

    @Nullable
    ObjectValue field(String fieldName) {
        return Tree.named(fields, fieldName);
    }

    List<String> types() {
        return types;
    }

    List<ObjectValue> enumValues() {
        return enumValues;
    }

    boolean isLeaf() {
        return is("ENUM") || is("SCALAR");
    }

    boolean isAbstract() {
        return is("INTERFACE") || is("UNION");
    }

    boolean isComposite() {
        return isAbstract() || is("OBJECT");
    }

    boolean isInput() {
        return isLeaf() || is("INPUT_OBJECT");
    }

    boolean isNamed(Set<String> names) {
        return names.contains(name);
    }
}
