package dev.assay.inputs.document;

/**
 * How much one file may demand. What goes beyond is refused by an {@link InputException} that names the limit.
 *
 * @param bytes size of the file in bytes
 * @param depth how deeply lists, objects, blocks and expressions may nest
 * @param nodes values of all documents of the file together, aliases not counted again
 * @param aliasNodes values that aliases, merge keys and substitutions repeat
 * @param documents documents in the file
 */
public record InputLimits(long bytes, int depth, int nodes, int aliasNodes, int documents) {

    private static final int DEPTH_CEILING = 200;

    /** 64 MiB, 200 levels, 5 million values, 500,000 of them once more by aliases, 100,000 documents. */
    public static final InputLimits DEFAULT = new InputLimits(64L * 1024 * 1024, 200, 5_000_000, 500_000, 100_000);

    /** Checks that every limit is positive, and the depth at most 200: parsers nest as their inputs do. */
    public InputLimits {
        if (bytes < 1 || depth < 1 || nodes < 1 || aliasNodes < 1 || documents < 1) {
            throw new IllegalArgumentException("limits of inputs are positive");
        }
        if (depth > DEPTH_CEILING) {
            throw new IllegalArgumentException("limit depth is at most " + DEPTH_CEILING + ", not " + depth);
        }
    }

    /** These with another size of the file, in bytes. */
    public InputLimits withBytes(long count) {
        return new InputLimits(count, depth, nodes, aliasNodes, documents);
    }

    /** These with another depth. */
    public InputLimits withDepth(int levels) {
        return new InputLimits(bytes, levels, nodes, aliasNodes, documents);
    }

    /** These with another number of values. */
    public InputLimits withNodes(int count) {
        return new InputLimits(bytes, depth, count, aliasNodes, documents);
    }

    /** These with another number of values repeated by aliases. */
    public InputLimits withAliasNodes(int count) {
        return new InputLimits(bytes, depth, nodes, count, documents);
    }

    /** These with another number of documents. */
    public InputLimits withDocuments(int count) {
        return new InputLimits(bytes, depth, nodes, aliasNodes, count);
    }
}
