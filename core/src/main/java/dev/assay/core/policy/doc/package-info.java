/** Documentation of policies from their annotations. */
@NullMarked
package dev.assay.core.policy.doc;

import org.jspecify.annotations.NullMarked;
