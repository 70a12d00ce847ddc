package dev.assay.core.policy.output;

import dev.assay.core.policy.CheckResult;
import dev.assay.core.policy.Finding;
import dev.assay.core.policy.Place;
import dev.assay.core.policy.RuleFacts;
import dev.assay.core.policy.RuleName.Kind;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * SARIF 2.1.0: rules with the help that their annotations give, findings with their region and the line of the policy;
 * an exception of the policy is a suppression.
 *
 * @param version of this program
 */
public record FindingSarif(String version) implements ResultWriter {

    /** A rule, as its first finding shows it. */
    private record Rule(int index, @Nullable RuleFacts facts, Finding first) {}

    @Override
    public void write(List<CheckResult> results, Appendable out) throws IOException {
        List<Finding> findings = new ArrayList<>();
        results.forEach(check -> findings.addAll(Finding.of(check)));
        Map<String, Rule> rules = new LinkedHashMap<>();
        for (Finding finding : findings) {
            if (!rules.containsKey(finding.rule())) {
                rules.put(finding.rule(), new Rule(rules.size(), finding.facts(), finding));
            }
        }
        JsonText json = new JsonText(out, "  ");
        json.beginObject().field("$schema", SarifText.SCHEMA).field("version", "2.1.0");
        json.name("runs").beginArray().beginObject();
        tool(json, rules);
        json.name("invocations").beginArray().beginObject();
        json.name("executionSuccessful").literal("true").endObject().endArray();
        json.field("columnKind", "utf16CodeUnits");
        json.name("results").beginArray();
        for (Finding finding : findings) {
            Rule rule = rules.get(finding.rule());
            result(json, finding, rule == null ? 0 : rule.index());
        }
        json.endArray().endObject().endArray().endObject();
        out.append('\n');
    }

    private void tool(JsonText json, Map<String, Rule> rules) throws IOException {
        json.name("tool").beginObject().name("driver").beginObject();
        json.field("name", "assay").field("version", version);
        json.name("rules").beginArray();
        for (Map.Entry<String, Rule> entry : rules.entrySet()) {
            rule(json, entry.getKey(), entry.getValue());
        }
        json.endArray().endObject().endObject();
    }

    private static void rule(JsonText json, String id, Rule rule) throws IOException {
        RuleFacts facts = rule.facts();
        String title = facts == null || facts.title().isEmpty() ? id : facts.title();
        json.beginObject().field("id", id);
        text(json.name("shortDescription"), title);
        if (facts != null && !facts.description().isEmpty()) {
            text(json.name("fullDescription"), facts.description());
        }
        if (facts != null) {
            StringBuilder help = new StringBuilder(facts.description().isEmpty() ? title : facts.description());
            help.append("\nPolicy: ").append(facts.place());
            facts.related().forEach(address -> help.append('\n').append(address));
            text(json.name("help"), help.toString());
            if (!facts.related().isEmpty() && isAddress(facts.related().getFirst())) {
                json.field("helpUri", facts.related().getFirst());
            }
        }
        json.name("defaultConfiguration")
                .beginObject()
                .field("level", level(rule.first()))
                .endObject();
        json.name("properties")
                .beginObject()
                .field("severity", rule.first().severity().word())
                .endObject();
        json.endObject();
    }

    private static void result(JsonText json, Finding finding, int index) throws IOException {
        json.beginObject()
                .field("ruleId", finding.rule())
                .field("ruleIndex", index)
                .field("level", finding.exempt() ? "note" : level(finding));
        text(json.name("message"), finding.message());
        json.name("locations").beginArray();
        location(json, finding.place());
        json.endArray();
        RuleFacts facts = finding.facts();
        if (facts != null) {
            json.name("relatedLocations").beginArray();
            location(json, facts.place());
            json.endArray();
        }
        json.name("partialFingerprints")
                .beginObject()
                .field("assayFinding/v1", finding.fingerprint())
                .endObject();
        if (finding.exempt()) {
            json.name("suppressions").beginArray().beginObject().field("kind", "external");
            String reason = finding.reason();
            json.field("justification", reason.isEmpty() ? "exception in the policy" : reason);
            json.endObject().endArray();
        }
        json.endObject();
    }

    private static void location(JsonText json, Place place) throws IOException {
        json.beginObject().name("physicalLocation").beginObject();
        json.name("artifactLocation")
                .beginObject()
                .field("uri", uri(place.file()))
                .endObject();
        json.name("region").beginObject().field("startLine", Math.max(1, place.line()));
        if (place.column() > 0) {
            json.field("startColumn", place.column());
        }
        json.endObject().endObject().endObject();
    }

    private static void text(JsonText json, String text) throws IOException {
        json.beginObject().field("text", text).endObject();
    }

    private static String level(Finding finding) {
        return finding.kind() == Kind.FAILURE ? "error" : "warning";
    }

    private static boolean isAddress(String text) {
        return text.startsWith("https://") || text.startsWith("http://");
    }

    private static String uri(String file) {
        try {
            String path = file.replace('\\', '/');
            return new URI(null, null, path.startsWith("/") ? path : "/" + path, null)
                    .getRawPath()
                    .substring(path.startsWith("/") ? 0 : 1);
        } catch (URISyntaxException e) {
            return file;
        }
    }
}
