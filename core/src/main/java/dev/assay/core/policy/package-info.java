/**
 * Gates by Rego policies, with the conventions of Conftest: what rules are called, what they give, how exceptions
 * silence them, how results are counted.
 */
@NullMarked
package dev.assay.core.policy;

import org.jspecify.annotations.NullMarked;
