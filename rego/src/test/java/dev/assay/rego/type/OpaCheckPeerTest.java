package dev.assay.rego.type;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.rego.Policy;
import dev.assay.rego.PolicyException;
import dev.assay.rego.ast.Problem;
import dev.assay.rego.ast.Source;
import dev.assay.testkit.Checkout;
import dev.assay.testkit.Feature;
import dev.assay.testkit.FinishedProgram;
import dev.assay.testkit.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole compiler beside {@code opa check}: the same policies are refused, with the same words. */
@Tag("peers")
@Feature(value = "GAT-01", partial = "a decision is not yet signed evidence")
class OpaCheckPeerTest {

    @TempDir
    private Path folder;

    @Test
    void both_say_the_same_of_wrong_types() throws IOException {
        compare(PolicyTable.rows("policies.txt"), false);
    }

    @Test
    void both_say_the_same_in_strict_mode() throws IOException {
        compare(PolicyTable.rows("/dev/assay/rego/strict/policies.txt"), true);
    }

    private void compare(List<PolicyTable.Row> rows, boolean strict) throws IOException {
        List<String> differences = new ArrayList<>();
        for (PolicyTable.Row row : rows) {
            List<String> theirs = opa(row.policy(), strict);
            List<String> ours = own(row.policy(), strict);
            if (!theirs.equals(ours)) {
                differences.add(row.name() + "\n" + row.policy() + "\nOPA:  " + theirs + "\nours: " + ours);
            }
        }
        assertThat(rows).hasSizeGreaterThan(30);
        assertThat(differences).isEmpty();
    }

    private List<String> opa(String policy, boolean strict) throws IOException {
        Files.writeString(folder.resolve("policy.rego"), policy);
        Program opa = Program.at(Checkout.peer("opa"), "check").in(folder);
        FinishedProgram finished = (strict ? opa.with("--strict", "policy.rego") : opa.with("policy.rego")).run();
        String text = finished.errors().strip();
        assertThat(finished.exitCode()).isEqualTo(text.isEmpty() ? 0 : 1);
        int listed = text.startsWith("1 error occurred: ") ? "1 error occurred: ".length() : text.indexOf('\n') + 1;
        return sorted(PolicyTable.problems(text.substring(listed)).stream());
    }

    private static List<String> own(String policy, boolean strict) {
        try {
            Policy.builder()
                    .source(new Source("policy.rego", policy))
                    .strict(strict)
                    .build();
            return List.of();
        } catch (PolicyException e) {
            return sorted(e.problems().stream().map(Problem::toString));
        }
    }

    /** OPA repeats some problems. */
    private static List<String> sorted(Stream<String> problems) {
        return problems.distinct().sorted().toList();
    }
}
