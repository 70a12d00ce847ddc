package dev.assay.ledger.log;

import dev.assay.ledger.LedgerError;
import dev.assay.ledger.LedgerException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * The head of a segment of the write-ahead log: magic {@code AWALSEG1}, index of the first entry, a random number, and
 * the CRC-32C of these. The random number begins the checksum of every record, so that neither the records of an
 * earlier use of the file nor the content of an entry can be taken for a record.
 *
 * @param firstIndex index of the first entry
 * @param nonce the random number of this use of the file
 */
record WalHeader(long firstIndex, long nonce) {
    /** Length: well within one sector, which a disk writes whole or not at all. */
    static final int BYTES = 28;

    private static final long MAGIC = 0x4157414c53454731L;

    /**
     * Reads the head of a segment.
     *
     * @param named the index in the file's name
     * @return empty when nothing has been written in this use of the file
     * @throws LedgerException {@link LedgerError#INCONSISTENT} when it is damaged
     */
    static Optional<WalHeader> read(FileChannel channel, Path file, long named) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, bytes.position()) < 0) {
                return Optional.empty();
            }
        }
        bytes.flip();
        long magic = bytes.getLong();
        WalHeader header = new WalHeader(bytes.getLong(), bytes.getLong());
        int checksum = bytes.getInt();
        if (magic == 0 && header.firstIndex == 0 && header.nonce == 0 && checksum == 0) {
            return Optional.empty();
        }
        if (magic != MAGIC || checksum != header.checksum() || header.firstIndex > named) {
            throw new LedgerException(
                    LedgerError.INCONSISTENT,
                    "the head of the write-ahead log " + file + " is damaged",
                    "Nothing was changed. Restore the folder 'private' from a copy of the disk.");
        }
        return header.firstIndex == named ? Optional.of(header) : Optional.empty();
    }

    private int checksum() {
        CRC32C crc = new CRC32C();
        crc.update(fields().flip());
        return (int) crc.getValue();
    }

    private ByteBuffer fields() {
        return ByteBuffer.allocate(BYTES).putLong(MAGIC).putLong(firstIndex).putLong(nonce);
    }

    /** The bytes of the head. */
    ByteBuffer toBytes() {
        return fields().putInt(checksum()).flip();
    }

    /** A checksum that has taken the random number in. */
    CRC32C recordChecksum() {
        CRC32C crc = new CRC32C();
        crc.update(ByteBuffer.allocate(Long.BYTES).putLong(nonce).flip());
        return crc;
    }
}
