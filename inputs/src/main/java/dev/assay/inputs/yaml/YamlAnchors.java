package dev.assay.inputs.yaml;

import dev.assay.inputs.document.Budget;
import dev.assay.inputs.document.Located;
import dev.assay.inputs.document.Source;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The anchors of one document. Values are shared, not copied; what each repeats is counted against the limit. */
final class YamlAnchors {
    private final Source source;
    private final Budget budget;
    private final Map<String, @Nullable Anchor> known = new HashMap<>();

    YamlAnchors(Source source, Budget budget) {
        this.source = source;
        this.budget = budget;
    }

    private record Anchor(Located value, long nodes) {}

    /** The value of an anchor begins. */
    void open(String name) {
        known.put(name, null);
    }

    /** The value of an anchor is there. */
    void close(String name, Located value, long nodes) {
        known.put(name, new Anchor(value, nodes));
    }

    /** The value that an alias stands for. */
    Located get(String name, long mark) {
        Anchor anchor = known.get(name);
        if (anchor == null) {
            throw source.faultAt(
                    mark,
                    known.containsKey(name)
                            ? "the value of anchor '" + name + "' contains itself"
                            : "no anchor '" + name + "' comes before this alias",
                    "define the anchor above, by &" + name);
        }
        budget.alias(anchor.nodes(), mark);
        return anchor.value();
    }
}
