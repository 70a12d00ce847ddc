/**
 * Measurements of policies beside OPA and Conftest: decisions of a prepared query, many manifests at once, one manifest
 * from a cold start, and compilation. Answers and exit codes are compared too: a fast wrong answer is no result.
 */
@NullMarked
package dev.assay.bench.policy;

import org.jspecify.annotations.NullMarked;
