package dev.assay.ledger.evidence;

import dev.assay.ledger.digest.Digest;

/** What a store has under the digest of a blob. */
public sealed interface StoredBlob {

    /** Content with that digest. */
    final class Intact implements StoredBlob {
        private final byte[] content;

        Intact(byte[] content) {
            this.content = content;
        }

        /** Content whose digest has been compared, copied. */
        public static Intact of(byte[] content) {
            return new Intact(content.clone());
        }

        /** A copy of the content. */
        public byte[] content() {
            return content.clone();
        }
    }

    /**
     * Other content.
     *
     * @param digest what it was looked up by
     * @param place the file, for people
     * @param why what is wrong with it
     */
    record Damaged(Digest digest, String place, String why) implements StoredBlob {}

    /** Nothing. */
    record Absent(Digest digest) implements StoredBlob {}
}
