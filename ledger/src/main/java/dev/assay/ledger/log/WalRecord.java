package dev.assay.ledger.log;

import dev.assay.ledger.LedgerException;
import dev.assay.ledger.tile.EntryBundle;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * One record of the write-ahead log, as it was read back.
 *
 * @param firstIndex index of the first entry
 * @param published size of the published checkpoint when the record was written
 * @param bundle the entries
 * @param bytes length of the record in its file
 */
record WalRecord(long firstIndex, long published, EntryBundle bundle, long bytes) {
    static final int MAGIC = 0x4157414c;
    /** Length of the head: the fields before the payload, and their checksum. */
    static final int HEADER_BYTES = 32;

    static final int TRAILER_BYTES = 4;

    private static final int SEARCH_CHUNK_BYTES = 1 << 20;

    /** Reads the record at a position; null when there is no whole and unbroken one. */
    static @Nullable WalRecord read(WalHeader header, FileChannel channel, long position, long size)
            throws IOException {
        if (size - position < HEADER_BYTES + TRAILER_BYTES) {
            return null;
        }
        byte[] head = readFully(channel, position, HEADER_BYTES);
        ByteBuffer fields = ByteBuffer.wrap(head).position(Integer.BYTES);
        long firstIndex = fields.getLong();
        long published = fields.getLong();
        int count = fields.getInt();
        int length = fields.getInt();
        if (!isHead(header, head, 0) || position + HEADER_BYTES + length + TRAILER_BYTES > size) {
            return null;
        }
        byte[] rest = readFully(channel, position + HEADER_BYTES, length + TRAILER_BYTES);
        CRC32C checksum = header.recordChecksum();
        checksum.update(head);
        checksum.update(rest, 0, length);
        if (ByteBuffer.wrap(rest).getInt(length) != (int) checksum.getValue()) {
            return null;
        }
        try {
            EntryBundle bundle = EntryBundle.parse(Arrays.copyOf(rest, length), count);
            return new WalRecord(firstIndex, published, bundle, (long) HEADER_BYTES + length + TRAILER_BYTES);
        } catch (LedgerException e) {
            // The checksum held, so this was written by something else than this program: treat it as damage.
            return null;
        }
    }

    /** Whether an unbroken head of a record of this use of the file stands here. Nobody can forge one in an entry. */
    private static boolean isHead(WalHeader header, byte[] bytes, int offset) {
        ByteBuffer fields = ByteBuffer.wrap(bytes, offset, HEADER_BYTES);
        if (fields.getInt() != MAGIC) {
            return false;
        }
        CRC32C checksum = header.recordChecksum();
        checksum.update(bytes, offset, HEADER_BYTES - Integer.BYTES);
        long firstIndex = fields.getLong();
        long published = fields.getLong();
        int count = fields.getInt();
        int length = fields.getInt();
        return fields.getInt() == (int) checksum.getValue()
                && firstIndex >= 0
                && published >= 0
                && count > 0
                && length >= count * 2L
                && length <= WriteAheadLog.MAX_PAYLOAD_BYTES;
    }

    /**
     * Whether the head of a record of this use of the file stands anywhere behind a position: then the one at the
     * position is not the last. Takes time in proportion to the length, whatever entries hold.
     */
    static boolean anyBehind(WalHeader header, FileChannel channel, long position, long size) throws IOException {
        for (long start = position + 1; start < size; start += SEARCH_CHUNK_BYTES) {
            int length = (int) Math.min(SEARCH_CHUNK_BYTES + HEADER_BYTES - 1, size - start);
            byte[] bytes = readFully(channel, start, length);
            for (int i = 0; i + HEADER_BYTES <= length; i++) {
                if (isHead(header, bytes, i)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static byte[] readFully(FileChannel channel, long position, int length) throws IOException {
        byte[] bytes = new byte[length];
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, position + buffer.position()) < 0) {
                throw new IOException("the file became shorter while it was read");
            }
        }
        return bytes;
    }
}
