package dev.assay.core.policy.output;

import dev.assay.core.policy.CheckResult;
import dev.assay.core.policy.RuleResult;
import dev.assay.core.policy.RuleResult.ResultLocation;
import dev.assay.core.policy.load.Values;
import dev.assay.inputs.InputFormat;
import dev.assay.inputs.Inputs;
import dev.assay.inputs.document.InputException;
import dev.assay.inputs.document.InputLimits;
import dev.assay.rego.value.ArrayValue;
import dev.assay.rego.value.NullValue;
import dev.assay.rego.value.NumberValue;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import java.util.ArrayList;
import java.util.List;

/** Reads what {@link ConftestJson} and Conftest itself write. */
public final class ConftestJsonReader {

    private ConftestJsonReader() {}

    /**
     * The results of a file.
     *
     * @throws InputException when it is no JSON, or other JSON
     */
    public static List<CheckResult> read(String name, byte[] content) {
        Value root = Values.of(Inputs.parse(InputFormat.JSON, name, content, InputLimits.DEFAULT)
                .getFirst()
                .tree());
        if (root instanceof NullValue) {
            return List.of();
        }
        if (!(root instanceof ArrayValue list)) {
            throw wrong(name);
        }
        List<CheckResult> results = new ArrayList<>();
        for (Value element : list) {
            if (!(element instanceof ObjectValue check)) {
                throw wrong(name);
            }
            results.add(new CheckResult(
                    text(check, "filename"),
                    text(check, "namespace"),
                    check.get("successes") instanceof NumberValue count && count.fitsLong()
                            ? (int) Math.max(0, Math.min(Integer.MAX_VALUE, count.asLong()))
                            : 0,
                    results(name, check, "skipped"),
                    results(name, check, "warnings"),
                    results(name, check, "failures"),
                    results(name, check, "exceptions"),
                    List.of()));
        }
        return results;
    }

    private static List<RuleResult> results(String name, ObjectValue check, String key) {
        List<RuleResult> results = new ArrayList<>();
        if (check.get(key) instanceof ArrayValue list) {
            for (Value element : list) {
                if (!(element instanceof ObjectValue result)) {
                    throw wrong(name);
                }
                ResultLocation location = result.get("loc") instanceof ObjectValue loc
                        ? new ResultLocation(
                                text(loc, "file"), loc.get("line") instanceof NumberValue line ? line.text() : "")
                        : null;
                ObjectValue metadata =
                        result.get("metadata") instanceof ObjectValue object ? object : ObjectValue.EMPTY;
                results.add(new RuleResult(text(result, "msg"), location, metadata, null, null, ""));
            }
        }
        return results;
    }

    private static String text(ObjectValue object, String key) {
        return object.get(key) instanceof StringValue text ? text.value() : "";
    }

    private static InputException wrong(String name) {
        return new InputException(
                name, 0, 0, "is no list of results", "give what '--compat conftest test -o json' printed");
    }
}
