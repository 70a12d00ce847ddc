/**
 * A small HTTP service on the JDK's own server: requests and replies as values, with limits on size, time and number,
 * and a stop that lets running requests finish. Knows nothing of logs.
 */
@NullMarked
package dev.assay.cli.http;

import org.jspecify.annotations.NullMarked;
