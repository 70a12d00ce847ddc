/**
 * A client of OCI registries: what pulling and pushing a set of files takes of the distribution specification 1.1, with
 * the credentials of Docker's configuration. Everything received is checked against its digest and a limit.
 */
@NullMarked
package dev.assay.cli.oci;

import org.jspecify.annotations.NullMarked;
