package dev.assay.core.policy.output;

import dev.assay.core.policy.CheckResult;
import dev.assay.core.policy.Place;
import dev.assay.core.policy.RuleFacts;
import dev.assay.core.policy.RuleResult;
import dev.assay.core.policy.RuleResult.ResultLocation;
import dev.assay.core.policy.Severity;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.StringValue;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One result of every sort. */
final class SampleResults {

    static final RuleFacts ROOT = new RuleFacts(
            "main.deny_root",
            "No root",
            "Containers run as users.",
            Severity.CRITICAL,
            List.of("https://example.org/root"),
            new Place("policy/root.rego", 7, 0));

    static final CheckResult FAILING = new CheckResult(
            "deploy.yaml",
            "main",
            2,
            List.of(),
            List.of(result("see \"this\"\nand <that>", null, null, "")),
            List.of(
                    result("runs as root", ROOT, new Place("deploy.yaml", 12, 9), ""),
                    new RuleResult("elsewhere", new ResultLocation("values.yaml", "3"), query(), null, null, "")),
            List.of(result("is excepted", ROOT, new Place("deploy.yaml", 20, 1), "agreed until May")),
            List.of());

    static final CheckResult PASSING =
            new CheckResult("ok.yaml", "main", 1, List.of(), List.of(), List.of(), List.of(), List.of());

    private SampleResults() {}

    private static RuleResult result(String message, @Nullable RuleFacts rule, @Nullable Place place, String reason) {
        return new RuleResult(message, null, query(), rule, place, reason);
    }

    private static ObjectValue query() {
        return ObjectValue.builder(1)
                .put("query", StringValue.of("data.main.deny"))
                .build();
    }

    static String written(ResultWriter writer, CheckResult... results) throws IOException {
        StringBuilder text = new StringBuilder();
        writer.write(List.of(results), text);
        return text.toString();
    }
}
