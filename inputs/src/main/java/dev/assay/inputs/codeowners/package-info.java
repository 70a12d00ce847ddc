/** CODEOWNERS: who reviews which files of a repository. */
@NullMarked
package dev.assay.inputs.codeowners;

import org.jspecify.annotations.NullMarked;
