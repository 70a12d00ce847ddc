package dev.assay.rego.run;

import dev.assay.rego.ast.Location;
import org.jspecify.annotations.Nullable;

/** One line of {@code print}, and where the call stands. */
public record PrintLine(String text, @Nullable Location location) {}
