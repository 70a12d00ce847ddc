/**
 * JSON Schema (drafts 4, 6 and 7, and their mixture when a schema does not say): schemas compiled and documents
 * matched,
 * with the words that OPA has for what is wrong. References stay within the schema; nothing is fetched.
 */
@NullMarked
package dev.assay.rego.builtin.jsonschema;

import org.jspecify.annotations.NullMarked;
