package dev.assay.rego.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.rego.run.Evaluation;
import dev.assay.rego.run.EvaluationException;
import dev.assay.rego.run.Limits;
import dev.assay.rego.run.Results;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Each budget ends an evaluation, and is named. */
class LimitsTest {
    private static final String LOOP = "a := count([1 | numbers.range(1, 300)[_]; numbers.range(1, 300)[_]])";

    private static Results ask(String rules, Limits limits) {
        return Asked.policy(rules)
                .query("data.p.a")
                .evaluate(Evaluation.builder().limits(limits).build());
    }

    private static void refused(String rules, Limits limits, String name) {
        assertThatThrownBy(() -> ask(rules, limits))
                .isInstanceOf(EvaluationException.class)
                .hasMessageContaining("eval_limit_error")
                .hasMessageContaining(name);
    }

    @Test
    void steps() {
        refused(LOOP, Limits.DEFAULT.withSteps(10_000), "STEPS_MAX=10000 exceeded");
        assertThat(ask(LOOP, Limits.DEFAULT).value()).hasToString("90000");
    }

    @Test
    void bytes() {
        refused(LOOP, Limits.DEFAULT.withBytes(100_000), "BYTES_MAX=100000 exceeded");
    }

    @Test
    void output() {
        refused("a := numbers.range(1, 1000)", Limits.DEFAULT.withOutputBytes(1_000), "OUTPUT_BYTES_MAX=1000 exceeded");
    }

    @Test
    void depth() {
        StringBuilder rules = new StringBuilder("a := r0\n");
        for (int i = 0; i < 60; i++) {
            rules.append("r").append(i).append(" := r").append(i + 1).append('\n');
        }
        rules.append("r60 := 1\n");

        refused(rules.toString(), Limits.DEFAULT.withDepth(50), "DEPTH_MAX=50 exceeded");
        assertThat(ask(rules.toString(), Limits.DEFAULT).value()).hasToString("1");
    }

    @Test
    void the_greatest_depth_fits_a_stack() {
        int count = 3_000;
        StringBuilder rules = new StringBuilder("a := r0\n");
        for (int i = 0; i < count; i++) {
            rules.append("r").append(i).append(" := r").append(i + 1).append('\n');
        }
        rules.append("r").append(count).append(" := 1\n");

        refused(rules.toString(), Limits.DEFAULT, "DEPTH_MAX");
    }

    @Test
    void time() {
        AtomicLong nanos = new AtomicLong();
        Evaluation slow = Evaluation.builder()
                .limits(Limits.DEFAULT.withTime(Duration.ofSeconds(1)))
                .ticker(() -> nanos.getAndAdd(Duration.ofMillis(400).toNanos()))
                .build();

        assertThatThrownBy(() -> Asked.policy(LOOP).query("data.p.a").evaluate(slow))
                .hasMessageContaining("eval_limit_error: TIME_MAX=PT1S exceeded");
    }

    @Test
    void an_interrupted_thread_gives_up() {
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> ask(LOOP, Limits.DEFAULT)).hasMessageContaining("eval_cancel_error");
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }
}
