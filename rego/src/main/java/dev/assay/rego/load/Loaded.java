package dev.assay.rego.load;

import dev.assay.rego.ast.Source;
import dev.assay.rego.value.ObjectValue;
import java.util.List;
import java.util.Objects;

/**
 * What was read.
 *
 * @param sources policies, named by their paths as the user wrote them
 * @param data the documents of all files, merged
 */
public record Loaded(List<Source> sources, ObjectValue data) {
    public Loaded {
        sources = List.copyOf(sources);
        Objects.requireNonNull(data, "data is null");
    }
}
