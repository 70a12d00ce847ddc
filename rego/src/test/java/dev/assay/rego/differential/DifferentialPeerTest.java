package dev.assay.rego.differential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testkit.Feature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Generated policies, asked of this engine and of the real OPA: both must say the same. */
@Tag("peers")
@Feature(value = "GAT-01", partial = "a decision is not yet signed evidence")
class DifferentialPeerTest {
    private static final long SEED = Long.getLong("assay.differential.seed", 20_261_120L);
    private static final int COUNT = Integer.getInteger("assay.differential.count", 3_000);
    private static final int SHOWN_MAX = 40;

    @Test
    void both_engines_say_the_same() throws IOException {
        Map<Outcome.Stage, Integer> stages = new EnumMap<>(Outcome.Stage.class);
        Map<Explanation, Integer> explained = new EnumMap<>(Explanation.class);
        List<String> disagreements = new ArrayList<>();
        int found = 0;
        try (OpaAnswers opa = OpaAnswers.start()) {
            for (int number = 0; number < COUNT; number++) {
                Question question = Question.of(SEED, number);
                Outcome theirs = opa.ask(question);
                stages.merge(theirs.stage(), 1, Integer::sum);
                Outcome ours = RegoAnswers.ask(question);
                if (theirs.agreesWith(ours)) {
                    continue;
                }
                Optional<Explanation> explanation = Explanation.of(question, theirs, ours);
                if (explanation.isPresent()) {
                    explained.merge(explanation.get(), 1, Integer::sum);
                } else {
                    found++;
                    if (disagreements.size() < SHOWN_MAX) {
                        disagreements.add(reduced(question, opa));
                    }
                }
            }
        }
        System.out.println("differential: seed " + SEED + ", " + COUNT + " questions, " + stages + ", " + found
                + " disagreements unexplained, explained " + explained);
        Files.createDirectories(Path.of("target"));
        Files.writeString(Path.of("target/differential.txt"), String.join("\n\n==========\n\n", disagreements));
        assertThat(disagreements)
                .as("%s disagreements, the first ones made small", found)
                .isEmpty();
        // Rare by its nature; more of it would be something else.
        assertThat(explained.getOrDefault(Explanation.ORDER_WITHIN_EXPRESSION, 0))
                .isLessThanOrEqualTo(COUNT / 200);
        assertThat(explained.getOrDefault(Explanation.SEVERAL_PROBLEMS, 0)).isLessThanOrEqualTo(COUNT / 200);
        assertThat(explained.getOrDefault(Explanation.EQUAL_KEYS, 0)).isLessThanOrEqualTo(COUNT / 200);
        assertThat(stages.getOrDefault(Outcome.Stage.DONE, 0)).isGreaterThan(COUNT / 3);
        assertThat(stages.getOrDefault(Outcome.Stage.FAILED, 0)).isGreaterThan(COUNT / 100);
    }

    /** A small question with the same kind of disagreement, and what the two say to it. */
    private static String reduced(Question question, OpaAnswers opa) {
        Outcome theirFirst = opa.ask(question);
        Outcome ourFirst = RegoAnswers.ask(question);
        Question small = Reduction.of(question, candidate -> {
            Outcome theirs = opa.ask(candidate);
            Outcome ours = RegoAnswers.ask(candidate);
            return theirs.isLike(theirFirst) && ours.isLike(ourFirst) && !theirs.agreesWith(ours);
        });
        return small + "\nOPA:  " + opa.ask(small) + "\nours: " + RegoAnswers.ask(small);
    }
}
