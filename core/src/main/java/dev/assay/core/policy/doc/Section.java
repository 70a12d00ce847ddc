package dev.assay.core.policy.doc;

import dev.assay.rego.value.ObjectValue;
import java.util.Objects;

/**
 * What one annotation says.
 *
 * @param path of the package or rule, without {@code data.}
 * @param depth of its heading, from 1
 * @param notes the annotation
 */
public record Section(String path, int depth, ObjectValue notes) {

    public Section {
        Objects.requireNonNull(path, "path is null");
        Objects.requireNonNull(notes, "notes is null");
        if (depth < 0) {
            throw new IllegalArgumentException("depth " + depth);
        }
    }
}
