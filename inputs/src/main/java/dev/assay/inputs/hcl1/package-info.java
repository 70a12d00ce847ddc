/** HCL 1, the older configuration language of HashiCorp. */
@NullMarked
package dev.assay.inputs.hcl1;

import org.jspecify.annotations.NullMarked;
