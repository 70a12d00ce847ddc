package dev.assay.rego.eval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.rego.Policy;
import dev.assay.rego.Query;
import dev.assay.rego.run.Evaluation;
import dev.assay.rego.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** One policy, many threads, watched and not, while queries are still being prepared. */
class SharingTest {
    private static final int THREADS = 8;
    private static final int ROUNDS = 200;

    @Test
    void threads_that_share_a_policy_do_not_see_each_other() throws Exception {
        Policy policy = Asked.policy("""
                members[team] contains user if {
                	some user, team in input.teams
                }
                counted[team] := count(members[team]) if some _, team in input.teams
                size(team) := count(members[team])
                mine := size(input.mine)
                """);
        try (ExecutorService executor = Executors.newFixedThreadPool(THREADS)) {
            List<Future<Boolean>> done = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                int number = thread;
                done.add(executor.submit(() -> rounds(policy, number)));
            }
            for (Future<Boolean> each : done) {
                assertThat(each.get()).isTrue();
            }
        }
    }

    private static boolean rounds(Policy policy, int number) {
        StringBuilder teams = new StringBuilder();
        for (int i = 0; i <= number; i++) {
            teams.append(i == 0 ? "" : ", ").append("\"u").append(i).append("\": \"t\"");
        }
        Value input = Asked.term("{\"mine\": \"t\", \"teams\": {" + teams + "}}");
        for (int i = 0; i < ROUNDS; i++) {
            Query query = policy.query(i % 2 == 0 ? "data.p.mine" : "data.p.counted.t");
            Value value = query.evaluate(Evaluation.builder()
                            .input(input)
                            .origins(i % 10 == 0)
                            .build())
                    .value();
            if (value == null || !value.toString().equals(String.valueOf(number + 1))) {
                throw new AssertionError("thread " + number + " got " + value);
            }
        }
        return true;
    }
}
