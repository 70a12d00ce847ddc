/** SPDX bills of material, in tags and values and in JSON. */
@NullMarked
package dev.assay.inputs.spdx;

import org.jspecify.annotations.NullMarked;
