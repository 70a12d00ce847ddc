package dev.assay.ledger.json;

import java.util.List;

/** A JSON array. */
public record JsonArray(List<Json> items) implements Json {

    /** Copies the items. */
    public JsonArray {
        items = List.copyOf(items);
    }

    @Override
    public String kind() {
        return "an array";
    }
}
