package dev.assay.core.policy.output;

import dev.assay.core.policy.CheckResult;
import dev.assay.core.policy.RuleResult;
import dev.assay.core.policy.Totals;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.StringValue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Conftest's SARIF: one rule a namespace and sort of result.
 *
 * @param version what the tool says its version is
 */
public record ConftestSarif(String version) implements ResultWriter {

    private static final String SATISFIED = "Policy was satisfied successfully";
    private static final String SKIPPED = "Policy check was skipped";

    /** A result with the rule that it is listed under. */
    private record Line(String rule, String level, RuleResult result, String file) {}

    @Override
    public void write(List<CheckResult> results, Appendable out) throws IOException {
        List<Line> lines = new ArrayList<>();
        for (CheckResult check : results) {
            lines(check, lines);
        }
        Map<String, Integer> indexes = new LinkedHashMap<>();
        Map<String, ObjectValue> properties = new LinkedHashMap<>();
        for (Line line : lines) {
            if (indexes.putIfAbsent(line.rule, indexes.size()) == null) {
                properties.put(line.rule, line.result.metadata());
            }
        }
        JsonText json = new JsonText(out, "");
        json.beginObject().field("version", "2.1.0").field("$schema", SarifText.SCHEMA);
        json.name("runs").beginArray().beginObject();
        tool(json, properties);
        invocation(json, Totals.of(results));
        json.name("results").beginArray();
        for (Line line : lines) {
            result(json, line, indexes.getOrDefault(line.rule, 0));
        }
        json.endArray().endObject().endArray().endObject();
    }

    private static void lines(CheckResult check, List<Line> lines) {
        String namespace = check.namespace();
        check.failures().forEach(each -> lines.add(new Line(namespace + "/deny", "error", each, check.file())));
        check.warnings().forEach(each -> lines.add(new Line(namespace + "/warn", "warning", each, check.file())));
        check.exceptions().forEach(each -> lines.add(new Line(namespace + "/allow", "note", each, check.file())));
        if (check.failures().isEmpty() && check.warnings().isEmpty()) {
            boolean satisfied = check.successes() > 0 || !check.exceptions().isEmpty();
            String message = satisfied ? SATISFIED : SKIPPED;
            ObjectValue metadata = ObjectValue.builder()
                    .put("description", StringValue.of(message))
                    .build();
            lines.add(new Line(
                    namespace + (satisfied ? "/success" : "/skip"),
                    "none",
                    new RuleResult(message, null, metadata, null, null, ""),
                    check.file()));
        }
    }

    private void tool(JsonText json, Map<String, ObjectValue> properties) throws IOException {
        json.name("tool").beginObject().name("driver").beginObject();
        json.field("informationUri", "https://github.com/open-policy-agent/conftest");
        json.field("name", "conftest");
        if (!properties.isEmpty()) {
            json.name("rules").beginArray();
            for (Map.Entry<String, ObjectValue> rule : properties.entrySet()) {
                json.beginObject().field("id", rule.getKey());
                json.name("shortDescription").beginObject().field("text", description(rule.getKey()));
                json.endObject();
                if (rule.getValue().size() > 0) {
                    json.name("properties").value(rule.getValue());
                }
                json.endObject();
            }
            json.endArray();
        }
        json.field("version", version).endObject().endObject();
    }

    private static String description(String rule) {
        return switch (rule.substring(rule.lastIndexOf('/') + 1)) {
            case "success" -> SATISFIED;
            case "skip" -> SKIPPED;
            case "allow" -> "Policy exception";
            case "warn" -> "Policy warning";
            default -> "Policy violation";
        };
    }

    private static void invocation(JsonText json, Totals totals) throws IOException {
        boolean failed = totals.failures() > 0;
        String words = failed ? "Policy violations found" : "No policy violations found";
        json.name("invocations").beginArray().beginObject();
        json.name("executionSuccessful").literal("true").field("exitCode", failed ? 1 : 0);
        json.field("exitCodeDescription", !failed && totals.warnings() > 0 ? "Policy warnings found" : words);
        json.endObject().endArray();
    }

    private static void result(JsonText json, Line line, int index) throws IOException {
        RuleResult.ResultLocation location = line.result.location();
        json.beginObject().field("ruleId", line.rule).field("ruleIndex", index).field("level", line.level);
        json.name("message").beginObject().field("text", line.result.message()).endObject();
        json.name("locations")
                .beginArray()
                .beginObject()
                .name("physicalLocation")
                .beginObject();
        json.name("artifactLocation").beginObject();
        json.field("uri", location == null ? line.file : location.file()).endObject();
        if (location != null) {
            json.name("region").beginObject();
            json.field("startLine", location.lineNumber()).field("endLine", location.lineNumber());
            json.endObject();
        }
        json.endObject().endObject().endArray().endObject();
    }
}
