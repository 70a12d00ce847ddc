package dev.assay.rego.ast;

import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.Value;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A {@code # METADATA} block.
 *
 * @param document the block as {@code rego.metadata.rule()} shows it: scope, title, description, organizations,
 *     related_resources, authors, entrypoint, custom
 */
public record Annotations(Scope scope, ObjectValue document, List<Schema> schemas, Location location) {
    public Annotations {
        Objects.requireNonNull(scope, "scope is null");
        Objects.requireNonNull(document, "document is null");
        schemas = List.copyOf(schemas);
    }

    /** What a block speaks of. */
    public enum Scope {
        RULE,
        DOCUMENT,
        PACKAGE,
        SUBPACKAGES
    }

    /**
     * One entry of {@code schemas}: the path is typed by a schema that is named or written out, never both.
     *
     * @param path the ref that it types, such as {@code input}
     * @param name a ref such as {@code schema.deployment}, or null
     * @param definition an inline JSON Schema, or null
     */
    public record Schema(
            Term.Ref path,
            Term.@Nullable Ref name,
            @Nullable Value definition) {
        public Schema {
            if ((name == null) == (definition == null)) {
                throw new IllegalArgumentException("a schema is either named or written out");
            }
        }
    }
}
