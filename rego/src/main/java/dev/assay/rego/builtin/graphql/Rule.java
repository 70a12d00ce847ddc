package dev.assay.rego.builtin.graphql;

import dev.assay.rego.value.ObjectValue;
import java.util.List;

/** A rule of validation: is told of each node that the walk leaves, and adds the problems that it finds. */
interface Rule {
    default void operation(ObjectValue operation) {}

    default void variable(ObjectValue variable) {}

    default void field(ObjectValue field) {}

    default void fragment(ObjectValue fragment) {}

    default void inlineFragment(ObjectValue fragment) {}

    default void spread(ObjectValue spread) {}

    default void directive(ObjectValue directive) {}

    default void directives(List<ObjectValue> directives) {}

    default void value(ObjectValue value) {}
}
