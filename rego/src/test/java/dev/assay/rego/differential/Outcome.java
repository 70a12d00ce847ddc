package dev.assay.rego.differential;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an engine makes of a question.
 *
 * @param stage how far it came
 * @param codes of the errors, in the engine's order
 * @param message of the errors, for people
 * @param values the values of the query's variable, as Rego writes them
 * @param prints lines that the policy printed
 * @param plain the outcome without rule index and early exit, where it is another one. Both leave out what cannot
 * contribute to the result, and with it the errors that it would end with; which engine leaves out what is no part of
 *     the language
 */
record Outcome(
        Stage stage,
        List<String> codes,
        String message,
        Set<String> values,
        List<String> prints,
        @Nullable Outcome plain) {
    /** How far it came. */
    enum Stage {
        /** The policy or the query is refused. */
        REFUSED,
        /** The evaluation ended with an error. */
        FAILED,
        /** There is a result, or none because it is undefined. */
        DONE,
        /** The engine itself is broken. */
        DEFECT
    }

    Outcome {
        codes = List.copyOf(codes);
        values = Set.copyOf(values);
        prints = List.copyOf(prints);
    }

    static Outcome done(Set<String> values, List<String> prints) {
        return new Outcome(Stage.DONE, List.of(), "", values, prints, null);
    }

    static Outcome error(Stage stage, List<String> codes, String message) {
        return new Outcome(stage, codes, message, Set.of(), List.of(), null);
    }

    Outcome withPlain(Outcome outcome) {
        return new Outcome(stage, codes, message, values, prints, outcome);
    }

    /**
     * Whether two engines agree: on results to the letter, on an error of evaluation by its code, and on a refused
     * policy
     * when one names an error that the other names too (how many more they go on to find is their affair).
     */
    boolean agreesWith(Outcome other) {
        return isSame(other) || (plain != null && plain.isSame(other));
    }

    private boolean isSame(Outcome other) {
        if (stage != other.stage || stage == Stage.DEFECT) {
            return false;
        }
        return switch (stage) {
            case REFUSED -> codes.stream().anyMatch(other.codes::contains);
            case FAILED -> codes.equals(other.codes);
            case DONE -> values.equals(other.values) && prints.equals(other.prints);
            case DEFECT -> false;
        };
    }

    /** Whether it came as far, with the same first error. */
    boolean isLike(Outcome other) {
        return stage == other.stage
                && codes.stream().findFirst().equals(other.codes.stream().findFirst());
    }

    @Override
    public String toString() {
        return switch (stage) {
            case DONE -> values.isEmpty() ? "undefined" : String.join(" ", values);
            default -> stage + " " + codes + " " + message;
        };
    }
}
