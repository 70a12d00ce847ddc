package dev.assay.core.policy.output;

import dev.assay.core.policy.CheckResult;
import dev.assay.core.policy.RuleResult;
import java.io.IOException;
import java.util.List;

/** Conftest's JSON. {@link ConftestJsonReader} reads it. */
public final class ConftestJson implements ResultWriter {

    @Override
    public void write(List<CheckResult> results, Appendable out) throws IOException {
        if (results.isEmpty()) {
            out.append("null\n");
            return;
        }
        JsonText json = new JsonText(out, "\t").beginArray();
        for (CheckResult result : results) {
            json.beginObject()
                    .field("filename", result.file().equals("-") ? "" : result.file())
                    .field("namespace", result.namespace())
                    .field("successes", result.successes());
            list(json, "skipped", result.skipped());
            list(json, "warnings", result.warnings());
            list(json, "failures", result.failures());
            list(json, "exceptions", result.exceptions());
            json.endObject();
        }
        json.endArray();
        out.append('\n');
    }

    private static void list(JsonText json, String name, List<RuleResult> results) throws IOException {
        if (results.isEmpty()) {
            return;
        }
        json.name(name).beginArray();
        for (RuleResult result : results) {
            json.beginObject().field("msg", result.message());
            RuleResult.ResultLocation location = result.location();
            if (location != null) {
                location(json.name("loc"), location);
            }
            if (result.metadata().size() > 0) {
                json.name("metadata").value(result.metadata());
            }
            json.endObject();
        }
        json.endArray();
    }

    private static void location(JsonText json, RuleResult.ResultLocation location) throws IOException {
        json.beginObject();
        if (!location.file().isEmpty()) {
            json.field("file", location.file());
        }
        if (!location.line().isEmpty()) {
            json.name("line").literal(location.line());
        }
        json.endObject();
    }
}
