/**
 * What the tests of all modules share: feature marks, clocks, processes, ports and the conformance data.
 */
@NullMarked
package dev.assay.testkit;

import org.jspecify.annotations.NullMarked;
