package dev.assay.ledger.json;

/** A JSON value (RFC 8259). Immutable; equality is by value, so {@code 1}, {@code 1.0} and {@code 1e0} are equal. */
public sealed interface Json permits JsonArray, JsonBoolean, JsonNull, JsonNumber, JsonObject, JsonString {

    /** What kind of value this is, in words, for messages: {@code "a string"}. */
    String kind();
}
