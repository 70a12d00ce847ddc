/** What reaches outside of an evaluation: requests by HTTP, names of hosts. Off unless a capability is switched on. */
@NullMarked
package dev.assay.rego.builtin.network;

import org.jspecify.annotations.NullMarked;
