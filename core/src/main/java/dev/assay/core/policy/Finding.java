package dev.assay.core.policy;

import dev.assay.core.policy.RuleName.Kind;
import dev.assay.core.policy.RuleResult.ResultLocation;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with an input, as every gate reports it.
 *
 * @param rule the rule's id
 * @param kind whether it denies or warns
 * @param exempt whether an exception of the policy silences it
 * @param reason of the exception, or empty
 * @param place in the input, as near as is known
 * @param expected what the policy says should be there, or null
 * @param actual what is there according to the policy, or null
 * @param fix what to do according to the policy, or empty
 * @param facts what is known of the rule, or null
 */
public record Finding(
        String rule,
        Severity severity,
        Kind kind,
        boolean exempt,
        String reason,
        Place place,
        String message,
        @Nullable Value expected,
        @Nullable Value actual,
        String fix,
        @Nullable RuleFacts facts) {

    private static final int FINGERPRINT_BYTES = 16;

    /** The findings of a check: failures, warnings, exceptions. */
    public static List<Finding> of(CheckResult check) {
        List<Finding> findings = new ArrayList<>();
        check.failures().forEach(result -> findings.add(of(check, result, Kind.FAILURE, false)));
        check.warnings().forEach(result -> findings.add(of(check, result, Kind.WARNING, false)));
        check.exceptions().forEach(result -> findings.add(of(check, result, Kind.FAILURE, true)));
        return findings;
    }

    private static Finding of(CheckResult check, RuleResult result, Kind kind, boolean exempt) {
        RuleFacts facts = result.rule();
        return new Finding(
                facts == null ? check.namespace() : facts.id(),
                severity(result, kind),
                kind,
                exempt,
                result.reason(),
                place(check, result),
                result.message(),
                result.metadata().get("expected"),
                result.metadata().get("actual"),
                result.metadata().get("fix") instanceof StringValue fix ? fix.value() : "",
                facts);
    }

    private static Severity severity(RuleResult result, Kind kind) {
        Severity given =
                result.metadata().get("severity") instanceof StringValue word ? Severity.of(word.value()) : null;
        RuleFacts facts = result.rule();
        if (given == null && facts != null) {
            given = facts.severity();
        }
        return given != null ? given : kind == Kind.FAILURE ? Severity.HIGH : Severity.MEDIUM;
    }

    /** What the policy chose wins over what the engine found. */
    private static Place place(CheckResult check, RuleResult result) {
        ResultLocation location = result.location();
        if (location != null) {
            String file = location.file().isEmpty() ? check.file() : location.file();
            return new Place(file, location.lineNumber(), 0);
        }
        Place place = result.place();
        return place == null ? new Place(check.file(), 0, 0) : place;
    }

    /** The same for the same finding wherever its line moves to: a digest of rule, file and message. */
    public String fingerprint() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : List.of(rule, place.file(), message)) {
                digest.update(part.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
            return HexFormat.of().formatHex(digest.digest(), 0, FINGERPRINT_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
