package dev.assay.rego.test;

import dev.assay.rego.json.JsonWriter;
import dev.assay.rego.test.TestResult.CaseResult;
import dev.assay.rego.value.ArrayValue;
import dev.assay.rego.value.BooleanValue;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The cases of a test while they are gathered: those that came out, and those that were begun. */
final class CaseTree {
    private final Map<String, CaseTree> below = new TreeMap<>();
    private boolean failed;

    /** The cases of the object that a test gave. */
    static CaseTree of(Value value) {
        CaseTree tree = new CaseTree();
        if (value instanceof ObjectValue object) {
            for (int i = 0; i < object.size(); i++) {
                CaseTree child = of(object.valueAt(i));
                tree.below.put(text(object.keyAt(i)), child);
                tree.failed |= child.failed;
            }
        } else {
            tree.failed = !value.equals(BooleanValue.TRUE);
        }
        return tree;
    }

    /** Notes that a case was begun: unless it came out, it failed. */
    boolean begun(ArrayValue names) {
        return begun(names, 0);
    }

    private boolean begun(ArrayValue names, int at) {
        if (at == names.size()) {
            return failed;
        }
        String name = text(names.get(at));
        CaseTree child = below.get(name);
        if (child == null) {
            child = new CaseTree();
            child.failed = true;
            below.put(name, child);
        }
        boolean childFailed = child.begun(names, at + 1);
        failed |= childFailed;
        return childFailed;
    }

    boolean isFailed() {
        return failed;
    }

    List<CaseResult> results() {
        return below.entrySet().stream()
                .map(entry -> new CaseResult(
                        entry.getKey(),
                        entry.getValue().failed,
                        entry.getValue().results()))
                .toList();
    }

    private static String text(Value name) {
        return name instanceof StringValue string ? string.value() : JsonWriter.compact(name);
    }
}
