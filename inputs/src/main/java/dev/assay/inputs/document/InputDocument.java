package dev.assay.inputs.document;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One document of a file.
 *
 * @param name name of the file, as the caller gave it
 * @param index which document of the file, from 0
 * @param tree its value in plain Java: {@code Map<String, Object>} in the file's order, {@code List}, {@code String},
 *     {@code Boolean}, {@code Long}, {@code BigInteger}, {@code BigDecimal} or null; maps and lists cannot be changed
 * @param positions where each value stands in the file
 */
public record InputDocument(
        String name, int index, @Nullable Object tree, Positions positions) {

    /** Checks that the parts are there. */
    public InputDocument {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(positions, "positions");
        if (index < 0) {
            throw new IllegalArgumentException("documents count from 0, not " + index);
        }
    }

    /** A document of a value and its positions. */
    public static InputDocument of(String name, int index, Located root) {
        return new InputDocument(name, index, root.value(), new Positions(root));
    }

    /**
     * What policies judge one by one: the elements, when the file is one document that is a list; otherwise its
     * documents. Conftest divides files so.
     */
    public static List<InputDocument> judged(List<InputDocument> documents) {
        if (documents.size() != 1 || !(documents.getFirst().tree() instanceof List<?> list)) {
            return documents;
        }
        InputDocument whole = documents.getFirst();
        List<InputDocument> parts = new ArrayList<>(list.size());
        for (int i = 0; i < list.size(); i++) {
            parts.add(of(whole.name(), i, whole.positions().element(i)));
        }
        return List.copyOf(parts);
    }

    /** The value of the whole file: that of its only document, or the list of those of all. */
    public static @Nullable Object combined(List<InputDocument> documents) {
        if (documents.size() == 1) {
            return documents.getFirst().tree();
        }
        List<@Nullable Object> trees = new ArrayList<>(documents.size());
        for (InputDocument document : documents) {
            trees.add(document.tree());
        }
        return Collections.unmodifiableList(trees);
    }
}
