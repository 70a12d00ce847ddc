package dev.assay.bench.policy;

import dev.assay.rego.json.JsonReader;
import dev.assay.rego.value.ArrayValue;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import dev.assay.testkit.FinishedProgram;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What {@code policy test -o json} and {@code conftest test -o json} say, without the order that they say it in. */
final class Verdicts {

    private Verdicts() {}

    /** Throws unless both ended with the same code and said the same of every file. */
    static void same(FinishedProgram ours, FinishedProgram theirs) {
        if (ours.exitCode() != theirs.exitCode()) {
            throw new IllegalStateException("exit codes " + ours.exitCode() + " and " + theirs.exitCode() + ": "
                    + ours.errors() + theirs.errors());
        }
        SortedMap<String, String> mine = byFile(ours.text());
        SortedMap<String, String> others = byFile(theirs.text());
        if (mine.isEmpty() || !mine.equals(others)) {
            throw new IllegalStateException("the two say different things:\n" + mine + "\n" + others);
        }
    }

    /** For each file the number of successes and the messages of each kind. */
    private static SortedMap<String, String> byFile(String json) {
        SortedMap<String, String> verdicts = new TreeMap<>();
        for (Value element : (ArrayValue) JsonReader.read(json)) {
            ObjectValue result = (ObjectValue) element;
            verdicts.put(
                    result.get("filename") + " " + result.get("namespace"),
                    result.get("successes") + " warnings " + messages(result, "warnings") + " failures "
                            + messages(result, "failures") + " exceptions " + messages(result, "exceptions"));
        }
        return verdicts;
    }

    private static SortedSet<String> messages(ObjectValue result, String kind) {
        SortedSet<String> messages = new TreeSet<>();
        if (result.get(kind) instanceof ArrayValue findings) {
            for (Value finding : findings) {
                if (((ObjectValue) finding).get("msg") instanceof StringValue message) {
                    messages.add(message.value());
                }
            }
        }
        return messages;
    }
}
