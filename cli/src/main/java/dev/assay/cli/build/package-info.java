/**
 * In-toto statements about what a Maven build has made: artefacts, sources and test results, each with the digest of
 * the file that it speaks of. Nothing is signed here, and nothing is claimed that was not read from the build.
 */
@NullMarked
package dev.assay.cli.build;

import org.jspecify.annotations.NullMarked;
