package dev.assay.rego.eval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.rego.coverage.Coverage;
import dev.assay.rego.coverage.Profile;
import dev.assay.rego.run.Evaluation;
import dev.assay.rego.run.Origin;
import dev.assay.rego.run.Results;
import dev.assay.rego.trace.Event;
import dev.assay.rego.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What can be seen of an evaluation. */
class WatchTest {
    private static final String RULES = """
            deny contains msg if {
            	some c in input.containers
            	privileged(c)
            	msg := sprintf("%s is privileged", [c.name])
            }
            deny contains "no owner" if not input.metadata.owner
            privileged(c) if c.security.privileged == true
            never if {
            	input.none
            	input.more
            }
            """;
    private static final String INPUT = """
            {"metadata": {"name": "x"}, "containers": [
              {"name": "a", "security": {"privileged": false}}, {"name": "b", "security": {"privileged": true}}]}""";

    private static Results ask(Evaluation.Builder settings) {
        return Asked.policy(RULES)
                .query("data.p.deny")
                .evaluate(settings.input(Asked.term(INPUT)).build());
    }

    private static Origin origin(Results results, String message) {
        List<Origin> origins = results.origins().get(Asked.term('"' + message + '"'));
        assertThat(origins).hasSize(1);
        return Objects.requireNonNull(origins).getFirst();
    }

    @Test
    void a_message_knows_its_rule_and_what_was_read_for_it() {
        Results results = ask(Evaluation.builder().origins(true));

        Origin privileged = origin(results, "b is privileged");
        assertThat(privileged.location()).hasToString("p0.rego:2");
        assertThat(privileged.inputs())
                .map(Value::toString)
                .contains("[\"containers\", 1]", "[\"containers\", 1, \"security\", \"privileged\"]")
                .noneMatch(path -> path.startsWith("[\"containers\", 0"));
        Origin owner = origin(results, "no owner");
        assertThat(owner.location()).hasToString("p0.rego:7");
        assertThat(owner.inputs().getLast().toString()).isEqualTo("[\"metadata\"]");
    }

    @Test
    void watching_does_not_change_the_answer() {
        assertThat(ask(Evaluation.builder().origins(true)).value())
                .isEqualTo(ask(Evaluation.builder()).value());
        assertThat(ask(Evaluation.builder()).origins()).isEmpty();
    }

    @Test
    void coverage_knows_the_rows_that_were_evaluated() {
        Coverage coverage = new Coverage();
        ask(Evaluation.builder().coverage(coverage));

        assertThat(List.of(2, 3, 4, 5, 7, 8)).allMatch(row -> coverage.covered("p0.rego", row));
        assertThat(List.of(1, 9, 10, 11)).noneMatch(row -> coverage.covered("p0.rego", row));
    }

    @Test
    void a_profile_counts_evaluations() {
        Profile profile = new Profile();
        ask(Evaluation.builder().profile(profile));

        assertThat(profile.entries())
                .anyMatch(entry -> entry.location().row() == 4 && entry.evaluated() == 2)
                .allMatch(entry -> entry.nanos() >= 0);
    }

    @Test
    void a_trace_tells_what_was_entered_what_failed_and_with_which_variables() {
        List<Event> events = new ArrayList<>();
        ask(Evaluation.builder().tracer(events::add));

        assertThat(events)
                .anyMatch(event -> event.operation() == Event.Operation.ENTER
                        && event.subject().startsWith("privileged(c)"))
                .anyMatch(event -> event.operation() == Event.Operation.FAIL
                        && event.subject().equals("privileged(c)")
                        && String.valueOf(event.locals().get("c")).contains("\"a\""))
                .anyMatch(event -> event.operation() == Event.Operation.EXIT
                        && event.subject().startsWith("deny contains msg"));
    }

    @Test
    void print_shows_what_is_undefined_and_every_combination() {
        List<String> lines = new ArrayList<>();
        Asked.policy("a if { some x in [1, 2]; print(\"x\", x, input.nothing); x == 2 }")
                .query("data.p.a")
                .evaluate(Evaluation.builder()
                        .print(line -> lines.add(line.text() + " @" + line.location()))
                        .build());

        assertThat(lines).containsExactly("x 1 <undefined> @p0.rego:2", "x 2 <undefined> @p0.rego:2");
    }
}
