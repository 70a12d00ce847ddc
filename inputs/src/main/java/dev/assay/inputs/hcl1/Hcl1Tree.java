package dev.assay.inputs.hcl1;

import dev.assay.inputs.document.Fields;
import dev.assay.inputs.document.Items;
import dev.assay.inputs.document.Located;
import dev.assay.inputs.document.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes trees of items: those of one key come together. */
final class Hcl1Tree {
    private final Source source;

    Hcl1Tree(Source source) {
        this.source = source;
    }

    Located object(List<Hcl1Item> items, long mark) {
        Map<String, List<Hcl1Item>> byKey = new LinkedHashMap<>();
        for (Hcl1Item item : items) {
            if (item.keys().isEmpty()) {
                throw source.faultAt(
                        item.mark(), "objects of one name have different numbers of labels", "label them alike");
            }
            byKey.computeIfAbsent(item.keys().getFirst(), _ -> new ArrayList<>())
                    .add(item.inner());
        }
        Fields fields = new Fields();
        byKey.forEach((key, values) -> fields.put(key, values.getFirst().mark(), together(values)));
        return fields.at(mark);
    }

    /** The values of one key: the last scalar, or everything in one list. */
    private Located together(List<Hcl1Item> values) {
        Hcl1Item last = values.getLast();
        boolean scalars = values.stream()
                .allMatch(value -> value.keys().isEmpty() && value.value() instanceof Hcl1Item.Value.Scalar);
        if (scalars) {
            return value(last.value());
        }
        Items list = new Items();
        for (Hcl1Item item : values) {
            if (!item.keys().isEmpty()) {
                list.add(object(List.of(item), item.mark()));
                continue;
            }
            switch (item.value()) {
                case Hcl1Item.Value.Members members -> list.add(object(members.items(), members.mark()));
                case Hcl1Item.Value.Elements elements -> elements.values().forEach(each -> list.add(value(each)));
                case Hcl1Item.Value.Scalar scalar ->
                    throw source.faultAt(
                            scalar.value().mark(), "the key has a list or an object elsewhere", "use another key");
            }
        }
        return list.at(values.getFirst().mark());
    }

    private Located value(Hcl1Item.Value value) {
        return switch (value) {
            case Hcl1Item.Value.Scalar scalar -> scalar.value();
            case Hcl1Item.Value.Members members -> object(members.items(), members.mark());
            case Hcl1Item.Value.Elements elements -> {
                Items items = new Items();
                elements.values().forEach(each -> items.add(value(each)));
                yield items.at(elements.mark());
            }
        };
    }
}
