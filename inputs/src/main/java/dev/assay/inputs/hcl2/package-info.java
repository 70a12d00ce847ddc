/**
 * HCL 2, the language of Terraform: blocks and attributes as objects, and what only a program could evaluate as the
 * text that it is.
 */
@NullMarked
package dev.assay.inputs.hcl2;

import org.jspecify.annotations.NullMarked;
