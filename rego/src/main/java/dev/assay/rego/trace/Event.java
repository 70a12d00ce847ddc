package dev.assay.rego.trace;

import dev.assay.rego.ast.Location;
import dev.assay.rego.value.Value;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened.
 *
 * @param depth how many queries stand one in another, from 1
 * @param query the number of the query within the evaluation: the body of a rule, a comprehension
 * @param parent the number of the query that this one stands in; of the first, its own
 * @param subject the rule, expression or query, as text
 * @param locals the variables bound so far, by name
 * @param message of a note, else empty
 */
public record Event(
        Operation operation,
        int depth,
        int query,
        int parent,
        Subject kind,
        String subject,
        @Nullable Location location,
        Map<String, Value> locals,
        String message) {
    public Event {
        locals = Map.copyOf(locals);
    }

    /** What happens. */
    public enum Operation {
        ENTER("Enter"),
        EXIT("Exit"),
        EVAL("Eval"),
        REDO("Redo"),
        FAIL("Fail"),
        NOTE("Note"),
        INDEX("Index"),
        UNIFY("Unify"),
        SAVE("Save");

        private final String word;

        Operation(String word) {
            this.word = word;
        }

        /** As OPA prints it. */
        public String word() {
            return word;
        }
    }

    /** What the subject is. */
    public enum Subject {
        QUERY,
        RULE,
        EXPRESSION
    }
}
