/**
 * Writers of results: Conftest's eight formats, byte for byte as Conftest writes them, and the ones that say more.
 */
@NullMarked
package dev.assay.core.policy.output;

import org.jspecify.annotations.NullMarked;
