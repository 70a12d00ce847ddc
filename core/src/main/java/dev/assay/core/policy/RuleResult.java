package dev.assay.core.policy;

import dev.assay.rego.value.ObjectValue;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a rule, or an exception to it, says of an input.
 *
 * @param message what is wrong; of an exception, the query that found it
 * @param location {@code _loc} of the result, or null
 * @param metadata everything else that the rule gave, and {@code query}
 * @param rule the rule that gave it, or null when it is not known
 * @param place where in the input the value stands that the rule looked at, or null
 * @param reason of an exception, why; else empty
 */
public record RuleResult(
        String message,
        @Nullable ResultLocation location,
        ObjectValue metadata,
        @Nullable RuleFacts rule,
        @Nullable Place place,
        String reason) {

    public RuleResult {
        Objects.requireNonNull(message, "message is null");
        Objects.requireNonNull(metadata, "metadata is null");
        Objects.requireNonNull(reason, "reason is null");
    }

    /** A result of which only the message is known. */
    public static RuleResult of(String message) {
        return new RuleResult(message, null, ObjectValue.EMPTY, null, null, "");
    }

    /** Whether it says that nothing is wrong. */
    public boolean passed() {
        return message.isEmpty();
    }

    /**
     * {@code _loc} of a result, which the policy chose.
     *
     * @param file a path, or empty
     * @param line the number as the policy wrote it, or empty
     */
    public record ResultLocation(String file, String line) {

        public ResultLocation {
            Objects.requireNonNull(file, "file is null");
            Objects.requireNonNull(line, "line is null");
        }

        /** The line as a number; 0 when it is none. */
        public int lineNumber() {
            try {
                return Math.max(0, Integer.parseInt(line));
            } catch (NumberFormatException e) {
                return 0;
            }
        }

        @Override
        public String toString() {
            return file + " L" + line;
        }
    }
}
