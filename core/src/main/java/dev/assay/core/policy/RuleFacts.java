package dev.assay.core.policy;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the rule that gave a result.
 *
 * @param id {@code custom.id} of its annotations; else package and name, such as {@code main.deny_run_as_root}
 * @param title of its annotations, or empty
 * @param description of its annotations, or empty
 * @param severity {@code custom.severity} of its annotations, or null
 * @param related addresses of its annotations' related resources
 * @param place where the policy says it
 */
public record RuleFacts(
        String id,
        String title,
        String description,
        @Nullable Severity severity,
        List<String> related,
        Place place) {

    public RuleFacts {
        Objects.requireNonNull(id, "id is null");
        Objects.requireNonNull(title, "title is null");
        Objects.requireNonNull(description, "description is null");
        related = List.copyOf(related);
        Objects.requireNonNull(place, "place is null");
    }
}
