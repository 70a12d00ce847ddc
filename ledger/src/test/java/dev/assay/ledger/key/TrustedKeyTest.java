package dev.assay.ledger.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.ledger.key.KeyStanding.Cause;
import dev.assay.ledger.key.KeyStanding.Distrusted;
import dev.assay.ledger.key.KeyStanding.TimeProof;
import dev.assay.ledger.key.KeyStanding.Trusted;
import java.security.SecureRandom;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TrustedKeyTest {

    private static final VerificationKey KEY =
            SigningKey.generate(SignatureScheme.ED25519, new SecureRandom()).verificationKey();
    private static final Instant JAN = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant FEB = Instant.parse("2026-02-01T00:00:00Z");
    private static final Instant MAR = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant APR = Instant.parse("2026-04-01T00:00:00Z");
    private static final Instant MAY = Instant.parse("2026-05-01T00:00:00Z");

    @Test
    void a_window_includes_its_beginning_and_not_its_end() {
        TrustedKey key = new TrustedKey(KEY, new KeyWindow(FEB, APR), null);

        assertDistrusted(key, JAN, FEB.minusMillis(1), Cause.BEFORE_WINDOW);
        assertTrusted(key, JAN, FEB, TimeProof.WITNESSED);
        assertTrusted(key, APR.minusMillis(1), null, TimeProof.CLAIMED);
        assertDistrusted(key, APR, null, Cause.AFTER_WINDOW);
    }

    @Test
    void what_was_observed_before_the_window_may_be_signed_inside_it() {
        TrustedKey key = new TrustedKey(KEY, new KeyWindow(FEB, APR), null);

        assertTrusted(key, JAN, null, TimeProof.CLAIMED);
        assertTrusted(key, JAN, MAR, TimeProof.WITNESSED);
    }

    @Test
    void a_witness_proves_the_time_only_while_the_window_lasts() {
        TrustedKey key = new TrustedKey(KEY, new KeyWindow(FEB, APR), null);

        assertTrusted(key, MAR, MAR, TimeProof.WITNESSED);
        assertTrusted(key, MAR, APR, TimeProof.CLAIMED);
    }

    @Test
    void a_claim_later_than_its_proof_is_false() {
        TrustedKey key = TrustedKey.always(KEY);

        assertTrusted(key, MAR.plus(TrustedKey.CLOCK_TOLERANCE), MAR, TimeProof.WITNESSED);
        assertDistrusted(key, MAR.plus(TrustedKey.CLOCK_TOLERANCE).plusMillis(1), MAR, Cause.CLAIM_AFTER_PROOF);
    }

    @Test
    void after_a_compromise_only_what_a_witness_saw_before_counts() {
        TrustedKey key = new TrustedKey(KEY, new KeyWindow(JAN, null), new Revocation(APR, MAR, "laptop stolen"));

        assertTrusted(key, FEB, FEB, TimeProof.WITNESSED);
        assertTrusted(key, FEB, MAR, TimeProof.WITNESSED);
        assertDistrusted(key, FEB, null, Cause.COMPROMISED);
        assertDistrusted(key, FEB, MAR.plusMillis(1), Cause.COMPROMISED);
        assertDistrusted(key, APR, APR, Cause.COMPROMISED);
        assertThat(key.standing(SigningTime.claimed(FEB)).why())
                .contains("laptop stolen")
                .contains("no witness shows that it was made before");
    }

    @Test
    void a_revocation_without_compromise_ends_the_window() {
        TrustedKey key = new TrustedKey(KEY, new KeyWindow(JAN, MAY), new Revocation(MAR, null, "owner left"));

        assertTrusted(key, FEB, null, TimeProof.CLAIMED);
        assertTrusted(key, FEB, FEB, TimeProof.WITNESSED);
        assertTrusted(key, FEB, APR, TimeProof.CLAIMED);
        assertDistrusted(key, MAR, null, Cause.REVOKED);
        assertDistrusted(key, APR, APR, Cause.REVOKED);
    }

    @Test
    void a_window_ends_after_it_begins_and_a_compromise_comes_before_its_revocation() {
        assertThatThrownBy(() -> new KeyWindow(FEB, FEB)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Revocation(FEB, MAR, "r")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Revocation(FEB, null, " ")).isInstanceOf(IllegalArgumentException.class);
    }

    private static void assertTrusted(TrustedKey key, Instant claimed, @Nullable Instant proven, TimeProof proof) {
        assertThat(key.standing(new SigningTime(claimed, proven)))
                .isInstanceOfSatisfying(
                        Trusted.class, t -> assertThat(t.proof()).isEqualTo(proof));
    }

    private static void assertDistrusted(TrustedKey key, Instant claimed, @Nullable Instant proven, Cause cause) {
        assertThat(key.standing(new SigningTime(claimed, proven)))
                .isInstanceOfSatisfying(
                        Distrusted.class, d -> assertThat(d.cause()).isEqualTo(cause));
    }
}
