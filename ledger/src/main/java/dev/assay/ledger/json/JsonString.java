package dev.assay.ledger.json;

/**
 * A JSON string of whole Unicode characters.
 *
 * <p>A lone surrogate has no UTF-8 form: programs replace it, each in its own way. It is refused here, so that a tree
 * with one cannot exist.
 */
public record JsonString(String value) implements Json {

    /** Refuses lone surrogates with {@link IllegalArgumentException}. */
    public JsonString {
        int at = loneSurrogate(value);
        if (at >= 0) {
            throw new IllegalArgumentException("a string has a lone surrogate at position " + at);
        }
    }

    @Override
    public String kind() {
        return "a string";
    }

    /** The position of the first surrogate without its partner, or -1. */
    static int loneSurrogate(String text) {
        int i = 0;
        while (i < text.length()) {
            int point = text.codePointAt(i);
            if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
                return i;
            }
            i += Character.charCount(point);
        }
        return -1;
    }
}
