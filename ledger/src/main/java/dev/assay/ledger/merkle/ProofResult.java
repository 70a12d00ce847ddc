package dev.assay.ledger.merkle;

/** What came of checking a Merkle proof. Only {@link #VALID} proves anything. */
public enum ProofResult {
    /** The proof holds. */
    VALID("the proof holds"),
    /** The index is not below the tree size. */
    INDEX_NOT_IN_TREE("the index is not below the tree size"),
    /** The sizes cannot be compared: the old one is zero, or larger than the new one. */
    SIZES_OUT_OF_ORDER("the old size is zero or larger than the new size"),
    /** A hash does not have 32 bytes. */
    WRONG_HASH_LENGTH("a hash does not have 32 bytes"),
    /** The path has more or fewer hashes than this index and size need. */
    WRONG_PATH_LENGTH("the proof has the wrong number of hashes"),
    /** The path leads to another root. */
    WRONG_ROOT("the proof leads to another root hash");

    private final String text;

    ProofResult(String text) {
        this.text = text;
    }

    /** Whether the proof holds. */
    public boolean valid() {
        return this == VALID;
    }

    /** The result in a few words. */
    public String text() {
        return text;
    }
}
