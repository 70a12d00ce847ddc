package dev.assay.ledger.log;

import dev.assay.ledger.LedgerError;
import dev.assay.ledger.LedgerException;
import dev.assay.ledger.tile.EntryBundle;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The write-ahead log: each batch of entries is one record, durable with one {@code fdatasync}. An entry is
 * acknowledged when its record is durable; tiles and checkpoint follow. Segments are removed once a published
 * checkpoint covers them. Written by one thread.
 *
 * <p>Record: magic {@code AWAL}, index of the first entry (8 bytes), number of entries (4), length of the payload (4),
 * the payload in the form of an entry bundle, CRC-32C of all before (4); numbers big-endian. A record that is cut off
 * or broken at the very end was never acknowledged and is dropped; one before the end is damage and is refused.
 */
final class WriteAheadLog implements AutoCloseable {
    /** A segment is closed once it is this long. */
    static final long SEGMENT_BYTES = 64L << 20;
    /** The most payload bytes of one record. */
    static final int MAX_PAYLOAD_BYTES = 32 << 20;

    private static final String PREFIX = "wal-";

    /** Takes the entries of a replay in order. */
    @FunctionalInterface
    interface Replay {
        /** Takes one record: the index of its first entry, and its entries. */
        void accept(long firstIndex, EntryBundle entries);
    }

    private final Path folder;
    /** Closed segments: first index to file; the last key's segment is the open one. */
    private final TreeMap<Long, Path> segments = new TreeMap<>();

    private @Nullable FileChannel current;
    private long currentBytes;
    private ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 20);

    private WriteAheadLog(Path folder) {
        this.folder = folder;
    }

    /** Finds the segments in a folder. */
    static WriteAheadLog open(Path folder) {
        WriteAheadLog wal = new WriteAheadLog(folder);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, PREFIX + "*")) {
            for (Path file : files) {
                String name = String.valueOf(file.getFileName());
                wal.segments.put(Long.parseLong(name.substring(PREFIX.length())), file);
            }
        } catch (IOException e) {
            throw LedgerException.io("cannot list the write-ahead log in " + folder, e);
        } catch (NumberFormatException e) {
            throw LedgerException.malformed(
                    "a file in " + folder + " has the name of a write-ahead log but no index",
                    "Move it away if it is not part of the log.");
        }
        return wal;
    }

    /**
     * Gives all records to {@code replay} in order and cuts off a record at the end that was never acknowledged.
     *
     * @return index after the last entry; {@code fallback} when there is no record
     * @throws LedgerException {@link LedgerError#INCONSISTENT} when a record before the end is damaged or missing
     */
    long replay(long fallback, Replay replay) {
        long next = -1;
        List<Path> files = new ArrayList<>(segments.values());
        for (int i = 0; i < files.size(); i++) {
            next = replaySegment(files.get(i), i == files.size() - 1, next, replay);
        }
        return next < 0 ? fallback : next;
    }

    private long replaySegment(Path file, boolean last, long expected, Replay replay) {
        long next = expected;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            long size = channel.size();
            long position = 0;
            while (position < size) {
                WalRecord found = WalRecord.read(channel, position, size);
                if (found == null) {
                    if (!last || WalRecord.anyAfter(channel, position + 1, size)) {
                        throw damaged(file, position, "a record is damaged and others follow it");
                    }
                    channel.truncate(position);
                    channel.force(true);
                    break;
                }
                if (next >= 0 && found.firstIndex() != next) {
                    throw damaged(file, position, "a record begins at entry " + found.firstIndex() + ", not " + next);
                }
                replay.accept(found.firstIndex(), found.bundle());
                next = found.firstIndex() + found.bundle().size();
                position += found.bytes();
            }
            return next;
        } catch (IOException e) {
            throw LedgerException.io("cannot read the write-ahead log " + file, e);
        }
    }

    private static LedgerException damaged(Path file, long position, String why) {
        return new LedgerException(
                LedgerError.INCONSISTENT,
                "the write-ahead log " + file + " is damaged at byte " + position + ": " + why,
                "Nothing was changed. Restore the folder 'private' from a copy of the disk, or ask 'assay log fsck' what the"
                        + " published part still proves.");
    }

    /**
     * Appends a record and makes it durable.
     *
     * @param entries the entries, at least one; their framed length is at most {@link #MAX_PAYLOAD_BYTES}
     */
    void append(long firstIndex, List<byte[]> entries) {
        try {
            FileChannel channel = channelFor(firstIndex);
            ByteBuffer record = encode(firstIndex, entries);
            long written = record.remaining();
            while (record.hasRemaining()) {
                channel.write(record);
            }
            channel.force(false);
            currentBytes += written;
        } catch (IOException e) {
            throw LedgerException.io("cannot write the write-ahead log in " + folder, e);
        }
    }

    private ByteBuffer encode(long firstIndex, List<byte[]> entries) {
        int payload = 0;
        for (byte[] entry : entries) {
            payload += Short.BYTES + entry.length;
        }
        if (payload > MAX_PAYLOAD_BYTES) {
            throw new IllegalArgumentException("a record of " + payload + " bytes is over " + MAX_PAYLOAD_BYTES);
        }
        int total = WalRecord.HEADER_BYTES + payload + WalRecord.TRAILER_BYTES;
        if (buffer.capacity() < total) {
            buffer = ByteBuffer.allocateDirect(Math.max(total, buffer.capacity() * 2));
        }
        buffer.clear();
        buffer.putInt(WalRecord.MAGIC)
                .putLong(firstIndex)
                .putInt(entries.size())
                .putInt(payload);
        for (byte[] entry : entries) {
            buffer.putShort((short) entry.length).put(entry);
        }
        CRC32C checksum = new CRC32C();
        checksum.update(buffer.duplicate().flip());
        buffer.putInt((int) checksum.getValue());
        return buffer.flip();
    }

    private FileChannel channelFor(long firstIndex) throws IOException {
        FileChannel channel = current;
        if (channel != null && currentBytes < SEGMENT_BYTES) {
            return channel;
        }
        if (channel != null) {
            channel.close();
        }
        Path file = folder.resolve(PREFIX + String.format(Locale.ROOT, "%019d", firstIndex));
        FileChannel next = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        current = next;
        DurableFiles.syncFolder(folder);
        synchronized (segments) {
            segments.put(firstIndex, file);
        }
        currentBytes = 0;
        return next;
    }

    /** Removes closed segments whose entries are all below {@code published}. May be called by another thread. */
    void trim(long published) {
        synchronized (segments) {
            while (segments.size() > 1) {
                Long first = segments.firstKey();
                Long second = segments.higherKey(first);
                if (second == null || second > published) {
                    return;
                }
                remove(segments.remove(first));
            }
        }
    }

    /** Removes everything: all entries are published. */
    void clear() {
        closeChannel();
        synchronized (segments) {
            segments.values().forEach(WriteAheadLog::remove);
            segments.clear();
        }
    }

    private static void remove(@Nullable Path file) {
        if (file == null) {
            return;
        }
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw LedgerException.io("cannot remove the old write-ahead log " + file, e);
        }
    }

    private void closeChannel() {
        FileChannel channel = current;
        current = null;
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException e) {
                throw LedgerException.io("cannot close the write-ahead log in " + folder, e);
            }
        }
    }

    @Override
    public void close() {
        closeChannel();
    }
}
