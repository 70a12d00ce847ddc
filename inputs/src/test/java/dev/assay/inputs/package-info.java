/** Every format: its trees held against Conftest's, positions, limits, and damaged inputs. */
@NullMarked
package dev.assay.inputs;

import org.jspecify.annotations.NullMarked;
