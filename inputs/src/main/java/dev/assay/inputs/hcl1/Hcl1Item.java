package dev.assay.inputs.hcl1;

import dev.assay.inputs.document.Located;
import java.util.List;

/**
 * A value under its keys.
 *
 * @param keys at least one, but for items that a tree has taken their only key from
 * @param value the value
 * @param mark position of the first key
 */
record Hcl1Item(List<String> keys, Value value, long mark) {

    /** The item without its first key. */
    Hcl1Item inner() {
        return new Hcl1Item(keys.subList(1, keys.size()), value, mark);
    }

    /** What stands under keys. */
    sealed interface Value {
        /** A text, number or boolean. */
        record Scalar(Located value) implements Value {}

        /** A list. */
        record Elements(List<Value> values, long mark) implements Value {}

        /** An object. */
        record Members(List<Hcl1Item> items, long mark) implements Value {}
    }
}
