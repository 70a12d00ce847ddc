package dev.assay.ledger.json;

/** JSON {@code true} or {@code false}. */
public record JsonBoolean(boolean value) implements Json {

    @Override
    public String kind() {
        return "a boolean";
    }
}
