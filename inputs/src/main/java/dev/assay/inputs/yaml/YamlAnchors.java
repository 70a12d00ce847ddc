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
    private @Nullable Map<String, @Nullable Anchor> known;

    YamlAnchors(Source source, Budget budget) {
        this.source = source;
        this.budget = budget;
    }

    private record Anchor(Located value, long nodes) {}

    /** A value with these properties begins. */
    void open(YamlProperties properties) {
        if (properties.anchor() != null) {
            if (known == null) {
                known = new HashMap<>();
            }
            known.put(properties.anchor(), null);
        }
    }

    /** The value is there; so many values were counted before it. */
    void close(YamlProperties properties, Located value, long before) {
        if (properties.anchor() != null && known != null) {
            known.put(properties.anchor(), new Anchor(value, budget.total() - before));
        }
    }

    /** The value that an alias stands for. */
    Located get(String name, long mark) {
        Anchor anchor = known == null ? null : known.get(name);
        if (anchor == null) {
            throw source.faultAt(
                    mark,
                    known != null && known.containsKey(name)
                            ? "the value of anchor '" + name + "' contains itself"
                            : "no anchor '" + name + "' comes before this alias",
                    "define the anchor above, by &" + name);
        }
        budget.alias(anchor.nodes(), mark);
        return anchor.value();
    }
}
