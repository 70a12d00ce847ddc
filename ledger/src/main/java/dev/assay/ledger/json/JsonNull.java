package dev.assay.ledger.json;

/** JSON {@code null}. */
public enum JsonNull implements Json {
    /** The one value. */
    NULL;

    @Override
    public String kind() {
        return "null";
    }
}
