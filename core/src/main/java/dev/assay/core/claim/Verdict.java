package dev.assay.core.claim;

import java.util.List;

/**
 * The answer to a check. Only {@link Pass} is a pass. That a claim is stale or exempt is computed by its reader and is
 * never part of it.
 */
public sealed interface Verdict {

    /** Reasons or missing things of one verdict, at most. */
    int ITEMS_LIMIT = 1_000;

    /** What is said about it; may be empty unless it is a failure. */
    List<Reason> reasons();

    /** It holds. */
    record Pass(List<Reason> reasons) implements Verdict {
        /** Copies. */
        public Pass {
            reasons = limited(reasons, "reasons");
        }

        /** A pass with nothing to say about it. */
        public Pass() {
            this(List.of());
        }
    }

    /** It does not hold. */
    record Fail(List<Reason> reasons) implements Verdict {
        /** Copies; {@link IllegalArgumentException} without a reason. */
        public Fail {
            reasons = limited(reasons, "reasons");
            if (reasons.isEmpty()) {
                throw new IllegalArgumentException("a failing verdict says why: it has at least one reason");
            }
        }
    }

    /**
     * Nobody can say.
     *
     * @param reasons why, if there is more to say
     * @param missing what would have to be there to decide
     */
    record Undecided(List<Reason> reasons, List<String> missing) implements Verdict {
        /** Copies; {@link IllegalArgumentException} when nothing is missing. */
        public Undecided {
            reasons = limited(reasons, "reasons");
            missing = limited(missing, "missing things");
            if (missing.isEmpty() || missing.stream().anyMatch(String::isBlank)) {
                throw new IllegalArgumentException("an undecided verdict names what is missing");
            }
        }

        /** Undecided for want of these. */
        public Undecided(List<String> missing) {
            this(List.of(), missing);
        }
    }

    private static <T> List<T> limited(List<T> items, String what) {
        if (items.size() > ITEMS_LIMIT) {
            throw new IllegalArgumentException("a verdict has at most " + ITEMS_LIMIT + " " + what);
        }
        return List.copyOf(items);
    }
}
