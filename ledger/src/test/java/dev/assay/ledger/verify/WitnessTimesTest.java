package dev.assay.ledger.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.ledger.checkpoint.Checkpoint;
import dev.assay.ledger.checkpoint.Ed25519Cosigner;
import dev.assay.ledger.checkpoint.SignedCheckpoint;
import dev.assay.ledger.key.KeyWindow;
import dev.assay.ledger.merkle.Hash;
import dev.assay.ledger.note.NoteSigner;
import dev.assay.ledger.trust.TrustedNoteKey;
import dev.assay.ledger.trust.TrustedWitnesses;
import dev.assay.testkit.TestClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WitnessTimesTest {

    private static final Instant NINE = Instant.parse("2026-11-20T09:00:00Z");
    private static final Instant TEN = Instant.parse("2026-11-20T10:00:00Z");

    private final TestClock clock = TestClock.at(NINE);
    private final Ed25519Cosigner alice = cosigner("alice.example", 1);
    private final Ed25519Cosigner bob = cosigner("bob.example", 2);
    private final Ed25519Cosigner mallory = cosigner("mallory.example", 3);

    @Test
    void an_entry_was_seen_by_the_oldest_checkpoint_that_covers_it() {
        SignedCheckpoint old = signed(10, NINE, alice);
        SignedCheckpoint now = signed(20, TEN, alice);

        WitnessTimes times = WitnessTimes.of(trusting(0, alice), List.of(now, old));

        assertThat(times.before(0)).contains(NINE);
        assertThat(times.before(9)).contains(NINE);
        assertThat(times.before(10)).contains(TEN);
        assertThat(times.before(20)).isEmpty();
    }

    @Test
    void a_time_counts_when_the_quorum_had_seen_it() {
        SignedCheckpoint both = signed(10, NINE, alice);
        clock.set(TEN);
        SignedCheckpoint later = SignedCheckpoint.sign(both.checkpoint(), List.of(bob));
        SignedCheckpoint together = SignedCheckpoint.parse(join(both, later));

        assertThat(WitnessTimes.of(trusting(1, alice, bob), List.of(together)).before(0))
                .contains(NINE);
        assertThat(WitnessTimes.of(trusting(2, alice, bob), List.of(together)).before(0))
                .contains(TEN);
        assertThat(WitnessTimes.of(trusting(2, alice, bob), List.of(both)).before(0))
                .isEmpty();
    }

    @Test
    void a_witness_that_is_not_trusted_or_no_longer_shows_nothing() {
        SignedCheckpoint byMallory = signed(10, NINE, mallory);
        TrustedWitnesses until = new TrustedWitnesses(
                0, List.of(new TrustedNoteKey(alice.key(), new KeyWindow(null, NINE.minus(Duration.ofHours(1))))));

        assertThat(WitnessTimes.of(trusting(0, alice), List.of(byMallory)).before(0))
                .isEmpty();
        assertThat(WitnessTimes.of(until, List.of(signed(10, NINE, alice))).before(0))
                .isEmpty();
        assertThat(WitnessTimes.NONE.before(0)).isEmpty();
    }

    private SignedCheckpoint signed(long size, Instant time, NoteSigner witness) {
        clock.set(time);
        return SignedCheckpoint.sign(
                new Checkpoint("example.org/log", size, Hash.of(new byte[Hash.BYTES])), List.of(witness));
    }

    private static byte[] join(SignedCheckpoint one, SignedCheckpoint two) {
        String text = new String(one.toBytes(), StandardCharsets.UTF_8);
        String more = new String(two.toBytes(), StandardCharsets.UTF_8);
        return (text + more.substring(more.indexOf("\n\n") + 2)).getBytes(StandardCharsets.UTF_8);
    }

    private Ed25519Cosigner cosigner(String name, int seed) {
        byte[] bytes = new byte[32];
        bytes[0] = (byte) seed;
        return new Ed25519Cosigner(name, bytes, clock);
    }

    private static TrustedWitnesses trusting(int quorum, Ed25519Cosigner... witnesses) {
        return new TrustedWitnesses(
                quorum,
                Stream.of(witnesses)
                        .map(each -> new TrustedNoteKey(each.key(), KeyWindow.ALWAYS))
                        .toList());
    }
}
