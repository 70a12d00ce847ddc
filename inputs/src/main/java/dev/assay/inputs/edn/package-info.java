/** EDN, the data of Clojure. */
@NullMarked
package dev.assay.inputs.edn;

import org.jspecify.annotations.NullMarked;
