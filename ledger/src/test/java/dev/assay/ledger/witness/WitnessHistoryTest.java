package dev.assay.ledger.witness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.ledger.LedgerError;
import dev.assay.ledger.LedgerException;
import dev.assay.ledger.checkpoint.Checkpoint;
import dev.assay.ledger.checkpoint.CosignatureVerifier;
import dev.assay.ledger.checkpoint.SignedCheckpoint;
import dev.assay.testkit.TestClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever is asked, in whatever order and from however many sides: what a witness has cosigned is one growing
 * history.
 */
class WitnessHistoryTest {
    private static final TestLog HONEST = TestLog.of("example.org/log", 24);
    private static final Map<Integer, TestLog> FORKS = new ConcurrentHashMap<>();

    /** Kept, because signing is what takes the time. */
    private static TestLog fork(int index) {
        return FORKS.computeIfAbsent(index, at -> HONEST.forkedAt(at, 24));
    }

    /** A checkpoint that was cosigned, with the tree that it belongs to. */
    private record Cosigned(TestLog from, Checkpoint checkpoint, long time) {}

    @Property(tries = 25)
    void a_witness_never_cosigns_two_checkpoints_that_contradict_each_other(@ForAll @LongRange(min = 0) long seed) {
        Random random = new Random(seed);
        List<TestLog> branches = List.of(HONEST, fork(random.nextInt(24)), fork(random.nextInt(24)));
        TestClock clock = TestClock.at("2026-11-20T10:00:00Z");
        Witness witness = TestWitness.of(new InMemoryWitnessState(), clock, HONEST);
        List<Cosigned> history = new ArrayList<>();
        int believed = 0;
        for (int step = 0; step < 40; step++) {
            TestLog branch = branches.get(random.nextInt(3));
            int size = random.nextInt(25);
            // Half of the requests use the size that the witness really has, so that many get past that check.
            int old = random.nextBoolean() ? believed : random.nextInt(25);
            clock.advance(Duration.ofSeconds(random.nextInt(40) - 15));
            AddCheckpointAnswer answer = ask(witness, request(branch, old, size, random), history, branch);
            if (answer instanceof AddCheckpointAnswer.Accepted) {
                believed = size;
            } else if (answer instanceof AddCheckpointAnswer.Conflict conflict) {
                assertThat(conflict.size()).isEqualTo(believed);
            }
        }
        assertOneHistory(history);
    }

    private static AddCheckpointRequest request(TestLog branch, int old, int size, Random random) {
        if (old > size || random.nextInt(10) == 0) {
            return new AddCheckpointRequest(old, List.of(), branch.signed(size));
        }
        return branch.request(old, size);
    }

    private static AddCheckpointAnswer ask(
            Witness witness, AddCheckpointRequest request, List<Cosigned> history, TestLog branch) {
        AddCheckpointAnswer answer;
        try {
            answer = witness.addCheckpoint(request.toBytes());
        } catch (LedgerException e) {
            assertThat(e.code()).isEqualTo(LedgerError.CLOCK_WENT_BACK);
            return new AddCheckpointAnswer.BadRequest("the clock went back");
        }
        if (answer instanceof AddCheckpointAnswer.Accepted accepted) {
            long time = CosignatureVerifier.timestampOf(
                    accepted.cosignatures().getFirst().signature());
            history.add(new Cosigned(branch, request.signed().checkpoint(), time));
        }
        return answer;
    }

    private static void assertOneHistory(List<Cosigned> history) {
        for (int i = 1; i < history.size(); i++) {
            Cosigned before = history.get(i - 1);
            Cosigned after = history.get(i);
            int oldSize = (int) before.checkpoint().size();
            assertThat(after.checkpoint().size()).isGreaterThanOrEqualTo(oldSize);
            assertThat(after.time()).isGreaterThanOrEqualTo(before.time());
            // Not by a proof, but by the entries: the newer tree holds the older one.
            assertThat(after.from().root(oldSize)).isEqualTo(before.checkpoint().root());
        }
    }

    /**
     * Sixteen threads push two branches of one log at a witness with a real folder; afterwards it is opened again.
     */
    @Test
    void under_concurrent_requests_the_cosigned_checkpoints_still_are_one_history(@TempDir Path folder)
            throws Exception {
        int threads = 16;
        TestLog honest = TestLog.of("example.org/log", 200);
        TestLog fork = honest.forkedAt(20, 200);
        TestClock clock = TestClock.at("2026-11-20T10:00:00Z");
        List<Cosigned> history = new ArrayList<>();
        try (DirectoryWitnessState state = DirectoryWitnessState.open(folder, TestWitness.keys());
                ExecutorService executor = Executors.newFixedThreadPool(threads)) {
            Witness witness = TestWitness.of(state, clock, honest);
            CyclicBarrier start = new CyclicBarrier(threads);
            List<Future<List<Cosigned>>> results = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                TestLog mine = i % 2 == 0 ? honest : fork;
                int seed = i;
                results.add(executor.submit(() -> {
                    start.await();
                    return push(witness, mine, new Random(seed));
                }));
            }
            for (Future<List<Cosigned>> result : results) {
                history.addAll(result.get());
            }
            assertThat(history).hasSizeGreaterThan(threads);
            for (Cosigned one : history) {
                assertConsistentWithAll(one, history);
            }
        }
        long largest =
                history.stream().mapToLong(one -> one.checkpoint().size()).max().orElseThrow();
        try (DirectoryWitnessState state = DirectoryWitnessState.open(folder, TestWitness.keys())) {
            assertThat(state.latest(honest.origin))
                    .map(SignedCheckpoint::checkpoint)
                    .map(Checkpoint::size)
                    .contains(largest);
        }
    }

    private static List<Cosigned> push(Witness witness, TestLog mine, Random random) {
        List<Cosigned> accepted = new ArrayList<>();
        long believed = 0;
        for (int step = 0; step < 60 && believed < mine.size(); step++) {
            int next = (int) Math.min(mine.size(), believed + random.nextInt(6));
            AddCheckpointAnswer answer = ask(witness, mine.request((int) believed, next), accepted, mine);
            switch (answer) {
                case AddCheckpointAnswer.Accepted _ -> believed = next;
                case AddCheckpointAnswer.Conflict conflict -> believed = conflict.size();
                case AddCheckpointAnswer.Unprocessable _, AddCheckpointAnswer.Forked _ -> {
                    return accepted; // The other branch has won; nothing of this one can follow.
                }
                default -> throw new AssertionError("unexpected answer " + answer);
            }
        }
        return accepted;
    }

    private static void assertConsistentWithAll(Cosigned one, List<Cosigned> history) {
        for (Cosigned other : history) {
            int smaller =
                    (int) Math.min(one.checkpoint().size(), other.checkpoint().size());
            assertThat(one.from().root(smaller)).isEqualTo(other.from().root(smaller));
        }
    }
}
