package dev.assay.ledger.merkle;

import java.util.List;

/**
 * That a tree begins with an older, smaller one (RFC 9162 section 2.1.4).
 *
 * @param oldSize leaves of the older tree, at least 1
 * @param newSize leaves of the newer tree, at least {@code oldSize}
 * @param path the hashes; empty when both sizes are equal; at most {@link #MAX_PATH}
 */
public record ConsistencyProof(long oldSize, long newSize, List<Hash> path) {
    /** The most hashes that a proof may carry (C2SP tlog-witness allows 63). */
    public static final int MAX_PATH = 63;

    public ConsistencyProof {
        if (oldSize < 1 || oldSize > newSize) {
            throw new IllegalArgumentException("no consistency proof from size " + oldSize + " to size " + newSize);
        }
        if (path.size() > MAX_PATH) {
            throw new IllegalArgumentException("a proof has at most " + MAX_PATH + " hashes, not " + path.size());
        }
        path = List.copyOf(path);
    }

    /** Checks that the tree with {@code newRoot} begins with the tree with {@code oldRoot}. */
    public ProofResult verify(Hash oldRoot, Hash newRoot) {
        return MerkleVerifier.consistency(
                oldSize, newSize, oldRoot.bytesUnsafe(), newRoot.bytesUnsafe(), Hash.bytesUnsafe(path));
    }
}
