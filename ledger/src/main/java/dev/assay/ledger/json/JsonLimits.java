package dev.assay.ledger.json;

/**
 * What the reader accepts at most.
 *
 * @param bytes size of the text in bytes of UTF-8
 * @param depth arrays and objects inside each other, the outermost counted as 1
 * @param values values of all kinds in the whole text
 * @param numberCharacters characters of one number
 */
public record JsonLimits(int bytes, int depth, int values, int numberCharacters) {

    /** 16 MiB, 64 deep, a million values, numbers of 100 characters: for envelopes and statements. */
    public static final JsonLimits ENVELOPE = new JsonLimits(16 * 1024 * 1024, 64, 1_000_000, 100);

    /** 64 KiB, 8 deep, a thousand values: for leaves, key files and other small records. */
    public static final JsonLimits SMALL = new JsonLimits(64 * 1024, 8, 1_000, 100);

    /** Deepest nesting any caller may ask for; the reader recurses once a level. */
    public static final int DEPTH_CEILING = 256;

    /** Every limit is positive, the depth at most {@link #DEPTH_CEILING}. */
    public JsonLimits {
        if (bytes < 1 || depth < 1 || values < 1 || numberCharacters < 1) {
            throw new IllegalArgumentException("a JSON limit is below 1");
        }
        if (depth > DEPTH_CEILING) {
            throw new IllegalArgumentException("JSON depth limit " + depth + " is above " + DEPTH_CEILING);
        }
    }
}
