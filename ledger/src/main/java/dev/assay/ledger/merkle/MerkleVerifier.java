package dev.assay.ledger.merkle;

import java.util.Arrays;
import java.util.List;

/**
 * Checks Merkle proofs after RFC 9162 sections 2.1.3.2 and 2.1.4.2. Takes raw bytes on purpose: an attacker chooses
 * them, and every length is checked here. Indexes and sizes are unsigned 64-bit numbers. Thread-safe.
 */
public final class MerkleVerifier {
    private MerkleVerifier() {}

    /**
     * Whether {@code leafHash} is leaf {@code index} of the tree with {@code size} leaves and root {@code root}.
     *
     * @param path sibling hashes from the leaf up
     */
    public static ProofResult inclusion(long index, long size, byte[] leafHash, List<byte[]> path, byte[] root) {
        if (Long.compareUnsigned(index, size) >= 0) {
            return ProofResult.INDEX_NOT_IN_TREE;
        }
        if (leafHash.length != Hash.BYTES || root.length != Hash.BYTES || !allHashes(path)) {
            return ProofResult.WRONG_HASH_LENGTH;
        }
        long node = index;
        long last = size - 1;
        byte[] hash = leafHash;
        for (byte[] sibling : path) {
            if (last == 0) {
                return ProofResult.WRONG_PATH_LENGTH;
            }
            if ((node & 1) == 1 || node == last) {
                hash = Merkle.node(sibling, hash);
                while ((node & 1) == 0 && node != 0) {
                    node >>>= 1;
                    last >>>= 1;
                }
            } else {
                hash = Merkle.node(hash, sibling);
            }
            node >>>= 1;
            last >>>= 1;
        }
        if (last != 0) {
            return ProofResult.WRONG_PATH_LENGTH;
        }
        return Arrays.equals(hash, root) ? ProofResult.VALID : ProofResult.WRONG_ROOT;
    }

    /**
     * Whether the tree of {@code newSize} leaves with {@code newRoot} begins with the tree of {@code oldSize} leaves
     * and {@code oldRoot}. An old size of zero proves nothing and is refused. Equal sizes need an empty path and equal
     * roots.
     */
    public static ProofResult consistency(
            long oldSize, long newSize, byte[] oldRoot, byte[] newRoot, List<byte[]> path) {
        if (oldSize == 0 || Long.compareUnsigned(oldSize, newSize) > 0) {
            return ProofResult.SIZES_OUT_OF_ORDER;
        }
        if (oldSize == newSize) {
            if (!path.isEmpty()) {
                return ProofResult.WRONG_PATH_LENGTH;
            }
            return Arrays.equals(oldRoot, newRoot) ? ProofResult.VALID : ProofResult.WRONG_ROOT;
        }
        if (path.isEmpty()) {
            return ProofResult.WRONG_PATH_LENGTH;
        }
        if (oldRoot.length != Hash.BYTES || newRoot.length != Hash.BYTES || !allHashes(path)) {
            return ProofResult.WRONG_HASH_LENGTH;
        }
        return climb(oldSize, newSize, oldRoot, newRoot, path);
    }

    private static ProofResult climb(long oldSize, long newSize, byte[] oldRoot, byte[] newRoot, List<byte[]> path) {
        long node = oldSize - 1;
        long last = newSize - 1;
        while ((node & 1) == 1) {
            node >>>= 1;
            last >>>= 1;
        }
        boolean oldIsPerfect = Long.bitCount(oldSize) == 1;
        int next = oldIsPerfect ? 0 : 1;
        byte[] oldHash = oldIsPerfect ? oldRoot : path.getFirst();
        byte[] newHash = oldHash;
        for (; next < path.size(); next++) {
            byte[] sibling = path.get(next);
            if (last == 0) {
                return ProofResult.WRONG_PATH_LENGTH;
            }
            if ((node & 1) == 1 || node == last) {
                oldHash = Merkle.node(sibling, oldHash);
                newHash = Merkle.node(sibling, newHash);
                while ((node & 1) == 0 && node != 0) {
                    node >>>= 1;
                    last >>>= 1;
                }
            } else {
                newHash = Merkle.node(newHash, sibling);
            }
            node >>>= 1;
            last >>>= 1;
        }
        if (last != 0) {
            return ProofResult.WRONG_PATH_LENGTH;
        }
        return Arrays.equals(oldHash, oldRoot) && Arrays.equals(newHash, newRoot)
                ? ProofResult.VALID
                : ProofResult.WRONG_ROOT;
    }

    private static boolean allHashes(List<byte[]> path) {
        for (byte[] hash : path) {
            if (hash.length != Hash.BYTES) {
                return false;
            }
        }
        return true;
    }
}
