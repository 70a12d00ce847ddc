package dev.assay.core.policy;

import dev.assay.rego.value.ArrayValue;
import dev.assay.rego.value.Value;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is judged under one name: the documents of a file, each judged alone.
 *
 * @param file the name that results carry
 * @param parts its documents; none of a file whose list is empty
 * @param whole whether it is one document that was not divided
 */
public record Subject(String file, List<Part> parts, boolean whole) {

    public Subject {
        Objects.requireNonNull(file, "file is null");
        parts = List.copyOf(parts);
    }

    /** One document. */
    public record Part(Value value, Locator locator) {}

    /** Finds where a value of a document stands. */
    @FunctionalInterface
    public interface Locator {

        /** The place of the value at a path, or of what is nearest above it; of the document, without a path. */
        Place place(@Nullable ArrayValue path);
    }
}
