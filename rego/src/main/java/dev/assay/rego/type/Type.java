package dev.assay.rego.type;

/**
 * The set of values that a term may have. Immutable but for {@link RecursiveType}, which is closed once while a
 * schema is
 * read. {@code toString} is the text of messages, as OPA prints it.
 */
public sealed interface Type
        permits UnknownType, ScalarType, ArrayType, ObjectType, SetType, AnyType, FunctionType, RecursiveType {

    /** Whether nothing is known of this type itself; its parts may still be unknown, see {@link Types#isOpen}. */
    default boolean isUnknown() {
        return false;
    }
}
