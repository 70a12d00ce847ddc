package dev.assay.core.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.core.fault.AssayException;
import dev.assay.ledger.LedgerException;
import dev.assay.ledger.intoto.DigestSet;
import dev.assay.ledger.json.CanonicalJson;
import dev.assay.ledger.json.JsonLimits;
import dev.assay.ledger.json.JsonObject;
import dev.assay.ledger.json.JsonReader;
import dev.assay.testkit.Fuzz;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimTest {

    private static final Instant OBSERVED = Instant.parse("2026-11-20T10:00:00.000Z");
    private static final Instant UNTIL = Instant.parse("2027-02-18T10:00:00.000Z");

    static final String FAILED = "{\"body\":{\"rpoSeconds\":700},\"claim\":{\"actor\":\"assay:workload/drills\","
            + "\"check\":\"DRX-02/restore-proven\",\"inputs\":[{\"digest\":{\"sha256\":\"" + "cd".repeat(32)
            + "\"},\"mediaType\":\"application/json\",\"name\":\"drill\"}],\"missing\":[],"
            + "\"observedAt\":\"2026-11-20T10:00:00.000Z\",\"policy\":[{\"digest\":{\"sha256\":\"" + "ab".repeat(32)
            + "\"},\"name\":\"tiers\"}],\"reasons\":[{\"code\":\"RPO_EXCEEDED\",\"message\":\"11m40s is more than 5m\","
            + "\"where\":\"assay.yaml:12\"}],\"tool\":{\"name\":\"assay\",\"version\":\"0.1.0\"},"
            + "\"validUntil\":\"2027-02-18T10:00:00.000Z\",\"verdict\":\"fail\"}}";

    @Test
    void the_format_of_a_claim_is_pinned() {
        Claim claim =
                claim(new Verdict.Fail(List.of(new Reason("RPO_EXCEEDED", "11m40s is more than 5m", "assay.yaml:12"))));
        JsonObject body = JsonObject.build().put("rpoSeconds", 700).done();

        assertThat(text(new ClaimPredicate(claim, body).toJson())).isEqualTo(FAILED);
        assertThat(read(FAILED)).isEqualTo(new ClaimPredicate(claim, body));
    }

    @Test
    void every_verdict_is_read_back() {
        List<Verdict> verdicts = List.of(
                new Verdict.Pass(),
                new Verdict.Pass(List.of(new Reason("MARGIN_SMALL", "only 2 % left", null))),
                new Verdict.Fail(List.of(new Reason("X", "y", null))),
                new Verdict.Undecided(List.of("a restore drill in the last 90 days")));

        for (Verdict verdict : verdicts) {
            ClaimPredicate predicate = new ClaimPredicate(claim(verdict), JsonObject.EMPTY);
            assertThat(read(text(predicate.toJson()))).isEqualTo(predicate);
        }
    }

    @Test
    void a_failing_verdict_must_say_why() {
        assertThatThrownBy(() -> new Verdict.Fail(List.of())).hasMessageContaining("says why");
    }

    @Test
    void an_undecided_verdict_must_name_what_is_missing() {
        assertThatThrownBy(() -> new Verdict.Undecided(List.of())).hasMessageContaining("names what is missing");
        assertThatThrownBy(() -> new Verdict.Undecided(List.of(" "))).hasMessageContaining("names what is missing");
    }

    @Test
    void a_claim_counts_until_a_time_after_it_was_observed() {
        Claim claim = claim(new Verdict.Pass());

        assertThat(claim.isFreshAt(UNTIL.minusMillis(1))).isTrue();
        assertThat(claim.isFreshAt(UNTIL)).isFalse();
        assertThatThrownBy(() -> read(FAILED.replace("2027-02-18", "2026-11-20")))
                .hasMessageContaining("is not after observedAt");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"verdict\":\"fail\"|\"verdict\":\"stale\"",
                "\"verdict\":\"fail\"|\"verdict\":\"undecided\"",
                "\"missing\":[]|\"missing\":[\"x\"]",
                "\"missing\":[]|\"missing\":[7]",
                "\"reasons\":[{|\"reasons\":[],\"x\":[{",
                "\"code\":\"RPO_EXCEEDED\",|",
                "DRX-02/restore-proven|restore-proven",
                "assay:workload/drills|root",
                "\"version\":\"0.1.0\"|\"version\":\"\"",
                "\"tool\":{|\"tool\":[{",
                "\"validUntil\":|\"until\":",
                "\"body\":{|\"bodies\":{",
                "\"sha256\":\"ab|\"sha256\":\"zz"
            })
    void what_is_no_claim_is_malformed(String change) {
        int bar = change.indexOf('|');
        String broken = FAILED.replace(change.substring(0, bar), change.substring(bar + 1));

        assertThat(broken).isNotEqualTo(FAILED);
        assertThatThrownBy(() -> read(broken)).isInstanceOfAny(AssayException.class, LedgerException.class);
    }

    @Test
    void unknown_members_are_ignored() {
        assertThat(read(FAILED.replace("\"verdict\":", "\"later\":1,\"verdict\":")))
                .isEqualTo(read(FAILED));
    }

    @Test
    void damaged_claims_are_read_or_refused() {
        Fuzz.ofText("claim", FAILED)
                .refusing(AssayException.class)
                .refusing(LedgerException.class)
                .withWords("\"verdict\":\"pass\"", "\"claim\":", "\"missing\":[\"x\"]")
                .run(bytes -> ClaimPredicate.of(JsonReader.readObject(bytes, JsonLimits.ENVELOPE)));
    }

    private static Claim claim(Verdict verdict) {
        return new Claim(
                "DRX-02/restore-proven",
                verdict,
                OBSERVED.plusNanos(999),
                UNTIL,
                "assay:workload/drills",
                new Tool("assay", "0.1.0"),
                List.of(new Reference("tiers", null, DigestSet.of("sha256", "ab".repeat(32)))),
                List.of(new Reference("drill", "application/json", DigestSet.of("sha256", "cd".repeat(32)))));
    }

    private static ClaimPredicate read(String text) {
        return ClaimPredicate.of(JsonReader.readObject(text.getBytes(StandardCharsets.UTF_8), JsonLimits.ENVELOPE));
    }

    private static String text(JsonObject json) {
        return new String(CanonicalJson.write(json), StandardCharsets.UTF_8);
    }
}
