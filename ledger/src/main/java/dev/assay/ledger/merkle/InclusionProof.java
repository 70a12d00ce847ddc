package dev.assay.ledger.merkle;

import java.util.List;

/**
 * That one leaf stands in a tree (RFC 9162 section 2.1.3).
 *
 * @param index zero-based index of the leaf
 * @param size number of leaves of the tree, above {@code index}
 * @param path sibling hashes from the leaf up to below the root; at most {@link #MAX_PATH}
 */
public record InclusionProof(long index, long size, List<Hash> path) {
    /** The longest possible path: trees have at most 2^63 - 1 leaves. */
    public static final int MAX_PATH = 63;

    public InclusionProof {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("index " + index + " is not in a tree of size " + size);
        }
        if (path.size() > MAX_PATH) {
            throw new IllegalArgumentException("a proof has at most " + MAX_PATH + " hashes, not " + path.size());
        }
        path = List.copyOf(path);
    }

    /** Checks that {@code leaf} is in the tree with this root. */
    public ProofResult verify(Hash leaf, Hash root) {
        return MerkleVerifier.inclusion(index, size, leaf.bytesUnsafe(), Hash.bytesUnsafe(path), root.bytesUnsafe());
    }
}
