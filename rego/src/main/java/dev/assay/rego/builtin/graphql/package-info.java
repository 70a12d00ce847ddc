/**
 * GraphQL (specification of October 2021): parsing, schemas, validation of queries. Documents are trees of Rego objects
 * in the shape that OPA's builtins answer, so that what a policy gets back it may also hand in.
 */
@NullMarked
package dev.assay.rego.builtin.graphql;

import org.jspecify.annotations.NullMarked;
