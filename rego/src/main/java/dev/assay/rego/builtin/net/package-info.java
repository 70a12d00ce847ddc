/** Builtins on addresses: networks and URIs. Nothing here reaches the network. */
@NullMarked
package dev.assay.rego.builtin.net;

import org.jspecify.annotations.NullMarked;
