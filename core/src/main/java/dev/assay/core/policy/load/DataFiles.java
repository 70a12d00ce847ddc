package dev.assay.core.policy.load;

import dev.assay.inputs.InputFormat;
import dev.assay.inputs.Inputs;
import dev.assay.inputs.document.InputDocument;
import dev.assay.inputs.document.InputException;
import dev.assay.inputs.document.InputLimits;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the documents below {@code data}: JSON and YAML files, alone or in folders. A file of a folder stands below the
 * names of the folders that lead to it; {@code a.b:path} puts it below {@code data.a.b} besides.
 */
public final class DataFiles {

    private final Problems problems;
    private ObjectValue data = ObjectValue.EMPTY;

    private DataFiles(Problems problems) {
        this.problems = problems;
    }

    /** The documents of all paths, merged. Two that say different things of one place are a problem. */
    public static ObjectValue read(Path workingFolder, List<String> paths, Problems problems) {
        DataFiles reading = new DataFiles(problems);
        for (String path : paths) {
            reading.read(workingFolder, path);
        }
        return reading.data;
    }

    /** The files that are read for some paths. */
    public static List<NamedFile> find(Path workingFolder, List<String> paths, Problems problems) {
        List<NamedFile> files = new ArrayList<>();
        for (String path : paths) {
            NamedFile named = NamedFile.of(workingFolder, path.substring(prefixLength(path)));
            files.addAll(find(named, problems));
        }
        return files;
    }

    private static List<NamedFile> find(NamedFile named, Problems problems) {
        return Files.isDirectory(named.path())
                ? new FileTree(DataFiles::isData, problems).below(named)
                : List.of(named);
    }

    private static boolean isData(String name) {
        return name.endsWith(".json") || name.endsWith(".yaml") || name.endsWith(".yml");
    }

    private static int prefixLength(String path) {
        int colon = path.indexOf(':');
        return colon <= 0 || path.startsWith("://", colon) ? 0 : colon + 1;
    }

    private void read(Path workingFolder, String text) {
        int prefix = prefixLength(text);
        List<String> root =
                prefix == 0 ? List.of() : List.of(text.substring(0, prefix - 1).split("\\.", -1));
        NamedFile named = NamedFile.of(workingFolder, text.substring(prefix));
        boolean folder = Files.isDirectory(named.path());
        for (NamedFile file : find(named, problems)) {
            List<String> keys = new ArrayList<>(root);
            if (folder) {
                Path parent = named.path().relativize(file.path()).getParent();
                if (parent != null) {
                    parent.forEach(step -> keys.add(step.toString()));
                }
            }
            read(file, keys);
        }
    }

    private void read(NamedFile file, List<String> keys) {
        Value document = parse(file);
        if (document == null) {
            return;
        }
        for (int i = keys.size() - 1; i >= 0; i--) {
            document = ObjectValue.builder(1).put(keys.get(i), document).build();
        }
        if (!(document instanceof ObjectValue object)) {
            problems.add(file.name(), "data must be an object at its top");
            return;
        }
        data = merge(data, object, file, "data");
    }

    private @Nullable Value parse(NamedFile file) {
        try {
            InputFormat format = file.name().endsWith(".json") ? InputFormat.JSON : InputFormat.YAML;
            List<InputDocument> documents =
                    Inputs.parse(format, file.name(), Files.readAllBytes(file.path()), InputLimits.DEFAULT);
            for (InputDocument document : documents.subList(1, documents.size())) {
                if (document.tree() != null) {
                    problems.add(file.name(), "holds several documents; data is one");
                    return null;
                }
            }
            return Values.of(documents.getFirst().tree());
        } catch (InputException e) {
            problems.add(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            problems.add(file.name(), FileTree.reason(e));
        }
        return null;
    }

    private ObjectValue merge(ObjectValue known, ObjectValue added, NamedFile file, String place) {
        ObjectValue.Builder merged = known.toBuilder();
        for (int i = 0; i < added.size(); i++) {
            Value key = added.keyAt(i);
            Value value = added.valueAt(i);
            Value before = known.get(key);
            String below = place + "." + (key instanceof StringValue text ? text.value() : key.toString());
            if (before instanceof ObjectValue one && value instanceof ObjectValue other) {
                merged.put(key, merge(one, other, file, below));
            } else if (before == null || before.equals(value)) {
                merged.put(key, value);
            } else {
                problems.add(file.name(), "says something else of " + below + " than a file before it");
            }
        }
        return merged.build();
    }
}
