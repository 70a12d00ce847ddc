package dev.assay.core.policy;

import dev.assay.core.policy.load.Values;
import dev.assay.inputs.document.InputDocument;
import dev.assay.inputs.document.Position;
import dev.assay.rego.value.ArrayValue;
import dev.assay.rego.value.NumberValue;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes subjects of parsed files. */
public final class Subjects {

    /** The name that Conftest gives to all files together. */
    public static final String COMBINED = "Combined";

    private Subjects() {}

    /** A file by itself: its documents one by one, or the elements of the list that it is. */
    public static Subject of(String file, List<InputDocument> documents) {
        List<Subject.Part> parts = new ArrayList<>();
        for (InputDocument document : InputDocument.judged(documents)) {
            parts.add(new Subject.Part(Values.of(document.tree()), path -> place(file, document, path, 0)));
        }
        boolean whole = documents.size() == 1 && !(documents.getFirst().tree() instanceof List<?>);
        return new Subject(file, parts, whole);
    }

    /** A file with its documents. */
    public record Parsed(String file, List<InputDocument> documents) {

        public Parsed {
            documents = List.copyOf(documents);
        }
    }

    /** All files as one list of {@code {path, contents}}, by the order of their names. */
    public static Subject combined(List<Parsed> files) {
        List<Value> entries = new ArrayList<>();
        List<Parsed> owners = new ArrayList<>();
        List<Parsed> sorted = new ArrayList<>(files);
        sorted.sort(Comparator.comparing(Parsed::file));
        for (Parsed file : sorted) {
            for (InputDocument document : InputDocument.judged(file.documents())) {
                entries.add(ObjectValue.builder(2)
                        .put("path", StringValue.of(file.file()))
                        .put("contents", Values.of(document.tree()))
                        .build());
                owners.add(new Parsed(file.file(), List.of(document)));
            }
        }
        Subject.Locator locator = path -> {
            Value first = path == null || path.size() == 0 ? null : path.get(0);
            if (first instanceof NumberValue number && number.fitsLong() && number.asLong() < owners.size()) {
                Parsed owner = owners.get((int) number.asLong());
                return place(owner.file(), owner.documents().getFirst(), path, 2);
            }
            return new Place(COMBINED, 0, 0);
        };
        return new Subject(COMBINED, List.of(new Subject.Part(ArrayValue.of(entries), locator)), true);
    }

    private static Place place(String file, InputDocument document, @Nullable ArrayValue path, int from) {
        StringBuilder pointer = new StringBuilder();
        Object tree = document.tree();
        for (int i = from; path != null && i < path.size(); i++) {
            String step = path.get(i) instanceof StringValue text
                    ? text.value()
                    : path.get(i).toString();
            pointer.append('/').append(step.replace("~", "~0").replace("/", "~1"));
            tree = step(tree, step);
        }
        boolean container = tree instanceof Map<?, ?> || tree instanceof List<?>;
        Position position = container
                ? document.positions().key(pointer.toString())
                : document.positions().value(pointer.toString());
        return new Place(file, position.line(), position.column());
    }

    private static @Nullable Object step(@Nullable Object tree, String step) {
        if (tree instanceof Map<?, ?> map) {
            return map.get(step);
        }
        if (tree instanceof List<?> list) {
            try {
                int index = Integer.parseInt(step);
                return index >= 0 && index < list.size() ? list.get(index) : null;
            } catch (NumberFormatException e) {
                return null;
            }
        }
        return null;
    }
}
