package dev.assay.rego.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.rego.ast.Module;
import dev.assay.testkit.Checkout;
import dev.assay.testkit.Feature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** OPA's published cases: all pass but those on the list, and each of those really does not. */
@Feature(value = "GAT-01", partial = "a decision is not yet signed evidence")
class ConformanceTest {
    private static final double SHARE_MIN = 0.99;

    @Test
    void the_published_cases_pass_but_those_on_the_list() throws IOException {
        Report report = Report.of(ConformanceCases.in(Checkout.vectors("opa-v1")), new RegoEngine(Module.Version.V1));
        write(report, "conformance-v1");

        assertThat(surprises(report, Exceptions.read("conformance-exceptions.txt")))
                .as("%s", report.summary())
                .isEmpty();
        assertThat(report.share()).isGreaterThanOrEqualTo(SHARE_MIN);
    }

    @Test
    void every_exception_stands_in_the_documentation() throws IOException {
        String page = Files.readString(Checkout.root().resolve("docs/rego.md"));
        for (String id : Exceptions.read("conformance-exceptions.txt").keySet()) {
            assertThat(page).contains(id);
        }
    }

    /** Cases that fail and are not listed, and listed ones that pass or do not exist. */
    static List<String> surprises(Report report, Map<String, String> listed) {
        List<String> surprises = new ArrayList<>();
        new TreeMap<>(report.failures()).forEach((id, problem) -> {
            if (!listed.containsKey(id)) {
                surprises.add(id + ": " + problem);
            }
        });
        for (String id : listed.keySet()) {
            if (!report.failures().containsKey(id)) {
                surprises.add(id + ": is listed as not passing, and passes or does not exist");
            }
        }
        return surprises;
    }

    /** The report by folder and what is wrong, for a look after a failure. */
    static void write(Report report, String name) throws IOException {
        System.out.println(name + ": " + report.summary());
        Path folder = Files.createDirectories(Path.of("target"));
        StringBuilder text = new StringBuilder(report.summary())
                .append("\n\n")
                .append(report.byFolder())
                .append('\n');
        new TreeMap<>(report.failures())
                .forEach((id, problem) ->
                        text.append(id).append(": ").append(problem).append('\n'));
        Files.writeString(folder.resolve(name + ".txt"), text);
    }
}
