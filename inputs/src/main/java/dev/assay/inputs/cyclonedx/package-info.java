/** CycloneDX bills of material, in JSON and in XML. */
@NullMarked
package dev.assay.inputs.cyclonedx;

import org.jspecify.annotations.NullMarked;
