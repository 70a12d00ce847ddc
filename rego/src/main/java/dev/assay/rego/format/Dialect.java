package dev.assay.rego.format;

/** Which versions of the language formatted text is to be read as. */
public enum Dialect {
    /** v1 alone; imports of its keywords stay as they are. */
    V1,
    /** v1 alone; imports that it does not need are dropped. */
    V1_WITHOUT_IMPORTS,
    /** v0 alone. */
    V0,
    /** v0 and v1, by {@code import rego.v1}. */
    V0_AND_V1;

    /** Whether rules are written as v1 demands. */
    boolean isStrict() {
        return this != V0;
    }
}
