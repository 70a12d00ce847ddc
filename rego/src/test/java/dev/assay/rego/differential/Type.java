package dev.assay.rego.differential;

/** What an expression is meant to be. */
enum Type {
    NUMBER,
    STRING,
    BOOLEAN,
    ARRAY,
    OBJECT,
    SET,
    ANY
}
