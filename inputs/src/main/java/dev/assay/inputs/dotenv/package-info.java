/** Files of environment variables, .env. */
@NullMarked
package dev.assay.inputs.dotenv;

import org.jspecify.annotations.NullMarked;
