/** XML, with attributes and text as the members of an object. */
@NullMarked
package dev.assay.inputs.xml;

import org.jspecify.annotations.NullMarked;
