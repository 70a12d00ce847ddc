package dev.assay.ledger.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The segment of the write-ahead log that is written now. Its space is filled with zeroes ahead of the records, and a
 * used segment is taken again instead of a new one: a sync then has no change of size or blocks to make durable, only
 * the record, and does not wait for tiles that the file system would flush with such a change. Used by one thread.
 */
final class WalSegment implements AutoCloseable {
    private static final int FIRST_ALLOCATION_BYTES = 1 << 16;
    private static final int ZEROES_BYTES = 1 << 20;
    private static final ByteBuffer ZEROES =
            ByteBuffer.allocateDirect(ZEROES_BYTES).asReadOnlyBuffer();

    private final FileChannel channel;
    private final WalHeader header;
    private final long segmentBytes;
    private long position;
    private long allocated;

    private WalSegment(FileChannel channel, WalHeader header, long segmentBytes) throws IOException {
        this.channel = channel;
        this.header = header;
        this.segmentBytes = segmentBytes;
        this.allocated = channel.size();
    }

    /** Opens a file, new or used before. Its header is written with the first record. */
    static WalSegment open(Path file, WalHeader header, long segmentBytes) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        return new WalSegment(channel, header, segmentBytes);
    }

    /** What the checksums of its records begin with. */
    WalHeader header() {
        return header;
    }

    /** Bytes of the records that were written here. */
    long bytes() {
        return position;
    }

    /** Writes a record and makes it durable. */
    void append(ByteBuffer record) throws IOException {
        long end = position + WalHeader.BYTES + record.remaining();
        if (end > allocated) {
            allocate(end);
        }
        if (position == 0) {
            write(header.toBytes());
        }
        write(record);
        channel.force(false);
    }

    private void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            position += channel.write(bytes, position);
        }
    }

    /** Fills space ahead: twice what there is, so that a short-lived log stays small. */
    private void allocate(long end) throws IOException {
        long target = Math.max(end, Math.min(segmentBytes, Math.max(FIRST_ALLOCATION_BYTES, allocated * 2)));
        while (allocated < target) {
            ByteBuffer zeroes = ZEROES.duplicate();
            zeroes.limit((int) Math.min(ZEROES_BYTES, target - allocated));
            allocated += channel.write(zeroes, allocated);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
