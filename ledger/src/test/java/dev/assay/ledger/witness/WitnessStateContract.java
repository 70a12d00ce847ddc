package dev.assay.ledger.witness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.ledger.checkpoint.SignedCheckpoint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every memory of a witness keeps to. */
abstract class WitnessStateContract {
    static final TestLog LOG = TestLog.of("example.org/log", 20);

    abstract WitnessState open();

    /** Made once each, because ML-DSA-44 signatures are another one every time. */
    private static final Map<String, SignedCheckpoint> COSIGNED = new ConcurrentHashMap<>();

    static SignedCheckpoint cosigned(TestLog log, int size) {
        return COSIGNED.computeIfAbsent(log.origin + " " + size, key -> cosign(log.signed(size)));
    }

    private static SignedCheckpoint cosign(SignedCheckpoint signed) {
        return new SignedCheckpoint(
                signed.checkpoint(),
                signed.note()
                        .with(TestWitness.secrets(TestWitness.NAME, 10).stream()
                                .map(secret -> secret.signer(() -> Instant.ofEpochSecond(1_800_000_000)))
                                .toList()));
    }

    @Test
    void a_new_memory_knows_nothing() {
        try (WitnessState state = open()) {
            assertThat(state.latest(LOG.origin)).isEmpty();
            assertThat(state.all()).isEmpty();
        }
    }

    @Test
    void what_is_put_in_the_place_of_the_expected_is_the_latest() {
        try (WitnessState state = open()) {
            assertThat(state.replace(Optional.empty(), cosigned(LOG, 3))).isTrue();
            assertThat(state.replace(Optional.of(cosigned(LOG, 3)), cosigned(LOG, 5)))
                    .isTrue();
            assertThat(state.latest(LOG.origin)).contains(cosigned(LOG, 5));
            assertThat(state.all()).containsOnlyKeys(LOG.origin);
        }
    }

    @Test
    void nothing_changes_when_another_checkpoint_is_there() {
        try (WitnessState state = open()) {
            assertThat(state.replace(Optional.of(cosigned(LOG, 3)), cosigned(LOG, 5)))
                    .isFalse();
            assertThat(state.latest(LOG.origin)).isEmpty();
            assertThat(state.replace(Optional.empty(), cosigned(LOG, 4))).isTrue();
            assertThat(state.replace(Optional.empty(), cosigned(LOG, 5))).isFalse();
            assertThat(state.replace(Optional.of(cosigned(LOG, 3)), cosigned(LOG, 5)))
                    .isFalse();
            assertThat(state.latest(LOG.origin)).contains(cosigned(LOG, 4));
        }
    }

    @Test
    void logs_do_not_meet() {
        TestLog other = TestLog.of("example.org/other", 5);
        try (WitnessState state = open()) {
            assertThat(state.replace(Optional.empty(), cosigned(LOG, 3))).isTrue();
            assertThat(state.replace(Optional.empty(), cosigned(other, 5))).isTrue();
            assertThat(state.latest(LOG.origin)).contains(cosigned(LOG, 3));
            assertThat(state.all()).hasSize(2);
        }
    }

    @Test
    void of_many_that_expect_the_same_exactly_one_wins() throws Exception {
        int threads = 16;
        try (WitnessState state = open();
                ExecutorService executor = Executors.newFixedThreadPool(threads)) {
            CyclicBarrier start = new CyclicBarrier(threads);
            List<Future<Boolean>> results = new ArrayList<>();
            for (int i = 1; i <= threads; i++) {
                SignedCheckpoint mine = cosigned(LOG, i);
                results.add(executor.submit(() -> {
                    start.await();
                    return state.replace(Optional.empty(), mine);
                }));
            }
            int won = 0;
            for (Future<Boolean> result : results) {
                won += result.get() ? 1 : 0;
            }
            assertThat(won).isOne();
        }
    }
}
