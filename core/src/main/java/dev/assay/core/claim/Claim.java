package dev.assay.core.claim;

import dev.assay.ledger.json.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The answer to a check at a time.
 *
 * @param check the rule, {@code <row>/<name>} such as {@code DRX-02/restore-proven}
 * @param verdict the answer
 * @param observedAt when it was observed, in whole milliseconds
 * @param validUntil until when it counts, after {@code observedAt}, in whole milliseconds
 * @param actor who asked or measured, {@code assay:person/...} or {@code assay:workload/...}
 * @param tool the program
 * @param policy by which it was judged; may be empty
 * @param inputs what was judged; may be empty
 */
public record Claim(
        String check,
        Verdict verdict,
        Instant observedAt,
        Instant validUntil,
        String actor,
        Tool tool,
        List<Reference> policy,
        List<Reference> inputs) {

    /** Policies or inputs of one claim, at most. */
    public static final int REFERENCES_LIMIT = 10_000;

    private static final Pattern CHECK = Pattern.compile("[A-Z]{2,6}-[0-9]{2,4}/[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern ACTOR = Pattern.compile("assay:(person|workload)/\\S{1,1000}");

    /** Checks every rule above and cuts times to milliseconds; {@link IllegalArgumentException} with the reason. */
    public Claim {
        observedAt = Timestamp.toMillis(observedAt);
        validUntil = Timestamp.toMillis(validUntil);
        policy = List.copyOf(policy);
        inputs = List.copyOf(inputs);
        if (!CHECK.matcher(check).matches()) {
            throw new IllegalArgumentException(
                    "a check is written ROW/name, such as DRX-02/restore-proven: \"" + check + "\"");
        }
        if (!validUntil.isAfter(observedAt)) {
            throw new IllegalArgumentException("validUntil " + Timestamp.format(validUntil)
                    + " is not after observedAt " + Timestamp.format(observedAt));
        }
        if (!ACTOR.matcher(actor).matches()) {
            throw new IllegalArgumentException(
                    "an actor is written assay:person/... or assay:workload/...: \"" + actor + "\"");
        }
        if (policy.size() > REFERENCES_LIMIT || inputs.size() > REFERENCES_LIMIT) {
            throw new IllegalArgumentException("a claim has at most " + REFERENCES_LIMIT + " policies and inputs");
        }
    }

    /** Whether it still counts at that time; what no longer counts is stale, and not a pass. */
    public boolean isFreshAt(Instant time) {
        return time.isBefore(validUntil);
    }
}
