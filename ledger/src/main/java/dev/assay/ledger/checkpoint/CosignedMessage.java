package dev.assay.ledger.checkpoint;

import dev.assay.ledger.merkle.Hash;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The bytes that cosigners sign, after C2SP tlog-cosignature. */
final class CosignedMessage {
    /** A cosignature begins with its time: seconds since the epoch, big-endian. */
    static final int TIMESTAMP_BYTES = 8;

    private static final byte[] SUBTREE_LABEL = "subtree/v1\n\0".getBytes(StandardCharsets.US_ASCII);

    private CosignedMessage() {}

    /** For Ed25519 (type 0x04): two header lines before the whole note text. */
    static byte[] forEd25519(long timestamp, byte[] noteText) {
        byte[] header = ("cosignature/v1\ntime " + timestamp + "\n").getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(header.length + noteText.length)
                .put(header)
                .put(noteText)
                .array();
    }

    /** For ML-DSA-44 (type 0x06): a structure that names the cosigner, and the tree from 0 to its size. */
    static byte[] forMlDsa44(String cosigner, long timestamp, Checkpoint checkpoint) {
        byte[] name = cosigner.getBytes(StandardCharsets.UTF_8);
        byte[] origin = checkpoint.origin().getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.writeBytes(SUBTREE_LABEL);
        message.write(name.length);
        message.writeBytes(name);
        message.writeBytes(u64(timestamp));
        message.write(origin.length);
        message.writeBytes(origin);
        message.writeBytes(u64(0));
        message.writeBytes(u64(checkpoint.size()));
        message.write(checkpoint.root().toBytes(), 0, Hash.BYTES);
        return message.toByteArray();
    }

    static byte[] u64(long value) {
        return ByteBuffer.allocate(Long.BYTES).putLong(value).array();
    }
}
