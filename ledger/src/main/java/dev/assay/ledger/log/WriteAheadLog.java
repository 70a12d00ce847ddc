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
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The write-ahead log: each batch of entries is one record, durable with one {@code fdatasync}. An entry is
 * acknowledged when its record is durable; tiles and checkpoint follow. Segments are taken again, or removed, once
 * their tiles are durable and published. Written by one thread.
 *
 * <p>Record: magic {@code AWAL}, index of the first entry (8 bytes), size of the published checkpoint (8), number of
 * entries (4), length of the payload (4), CRC-32C (4) of the segment's random number and these, the payload in the form
 * of an entry bundle, CRC-32C (4) of the segment's random number and all before; numbers big-endian. Behind the last
 * record stand zeroes, a record that was cut off and never acknowledged, or what an earlier use of the file has left.
 * The head of another record of this use behind anything else means that one before it is damaged, and is refused.
 */
final class WriteAheadLog implements AutoCloseable {
    /** The most payload bytes of one record. */
    static final int MAX_PAYLOAD_BYTES = 32 << 20;

    private static final String PREFIX = "wal-";
    private static final String SPARE_PREFIX = "spare-wal-";
    /** Used segments that are kept to be taken again. */
    private static final int MAX_SPARES = 2;

    /** Takes the entries of a replay in order. */
    @FunctionalInterface
    interface Replay {
        /** Takes one record: the index of its first entry, the size that was published then, and its entries. */
        void accept(long firstIndex, long published, EntryBundle entries);
    }

    private final Path folder;
    private final RandomGenerator random;
    private final long segmentBytes;
    /** Closed segments: first index to file; the last key's segment is the open one. */
    private final TreeMap<Long, Path> segments = new TreeMap<>();

    private final Deque<Path> spares = new ArrayDeque<>();
    private @Nullable WalSegment current;
    private ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 20);

    private WriteAheadLog(Path folder, RandomGenerator random, long segmentBytes) {
        this.folder = folder;
        this.random = random;
        this.segmentBytes = segmentBytes;
    }

    /**
     * Finds the segments in a folder.
     *
     * @param random what cannot be guessed by whoever submits entries
     * @param segmentBytes a segment is closed once it is this long
     */
    static WriteAheadLog open(Path folder, RandomGenerator random, long segmentBytes) {
        WriteAheadLog wal = new WriteAheadLog(folder, random, segmentBytes);
        try (DirectoryStream<Path> files =
                Files.newDirectoryStream(folder, "{" + PREFIX + "*," + SPARE_PREFIX + "*}")) {
            for (Path file : files) {
                String name = String.valueOf(file.getFileName());
                if (name.startsWith(SPARE_PREFIX)) {
                    wal.spares.add(file);
                } else {
                    wal.segments.put(Long.parseLong(name.substring(PREFIX.length())), file);
                }
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
     * Gives all records to {@code replay} in order. A record at the end that was never acknowledged is left out.
     *
     * @param settled entries below this are durable in the tree: what is missing below it does not matter, because
     * after a power cut a segment may be there again although a later one was removed
     * @return index after the last entry, at least {@code settled}
     * @throws LedgerException {@link LedgerError#INCONSISTENT} when a record before the end is damaged or missing
     */
    long replay(long settled, Replay replay) {
        long next = -1;
        for (Map.Entry<Long, Path> segment : segments.entrySet()) {
            boolean onlySettledMissing = next < segment.getKey() && segment.getKey() <= settled;
            if (next >= 0 && segment.getKey() != next && !onlySettledMissing) {
                throw damaged(segment.getValue(), 0, "it begins at entry " + segment.getKey() + ", not " + next);
            }
            next = replaySegment(segment.getValue(), segment.getKey(), replay);
        }
        return Math.max(next, settled);
    }

    private static long replaySegment(Path file, long first, Replay replay) {
        long next = first;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            // A writer that was killed may have left a whole record in memory only. The log will build on it now.
            channel.force(false);
            Optional<WalHeader> header = WalHeader.read(channel, file, first);
            long size = header.isPresent() ? channel.size() : 0;
            long position = WalHeader.BYTES;
            while (position < size) {
                WalRecord found = WalRecord.read(header.get(), channel, position, size);
                if (found == null) {
                    if (WalRecord.anyBehind(header.get(), channel, position, size)) {
                        throw damaged(
                                file, position, "the record of entry " + next + " is damaged, and later ones follow");
                    }
                    break;
                }
                if (found.firstIndex() != next) {
                    throw damaged(file, position, "a record begins at entry " + found.firstIndex() + ", not " + next);
                }
                replay.accept(found.firstIndex(), found.published(), found.bundle());
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
     * @param published size of the published checkpoint, so that a replay knows for which sizes readers may ask
     * @param entries the entries, at least one; their framed length is at most {@link #MAX_PAYLOAD_BYTES}
     */
    void append(long firstIndex, long published, List<byte[]> entries) {
        try {
            WalSegment segment = segmentFor(firstIndex);
            segment.append(encode(segment.header(), firstIndex, published, entries));
        } catch (IOException e) {
            throw LedgerException.io("cannot write the write-ahead log in " + folder, e);
        }
    }

    private ByteBuffer encode(WalHeader header, long firstIndex, long published, List<byte[]> entries) {
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
                .putLong(published)
                .putInt(entries.size())
                .putInt(payload);
        buffer.putInt(checksum(header));
        for (byte[] entry : entries) {
            buffer.putShort((short) entry.length).put(entry);
        }
        buffer.putInt(checksum(header));
        return buffer.flip();
    }

    private int checksum(WalHeader header) {
        CRC32C checksum = header.recordChecksum();
        checksum.update(buffer.duplicate().flip());
        return (int) checksum.getValue();
    }

    private WalSegment segmentFor(long firstIndex) throws IOException {
        WalSegment segment = current;
        if (segment != null && segment.bytes() < segmentBytes) {
            return segment;
        }
        if (segment != null) {
            segment.close();
        }
        Path file = folder.resolve(PREFIX + String.format(Locale.ROOT, "%019d", firstIndex));
        synchronized (segments) {
            Path spare = spares.poll();
            if (spare != null) {
                Files.move(spare, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
            segments.put(firstIndex, file);
        }
        WalSegment next = WalSegment.open(file, new WalHeader(firstIndex, random.nextLong()), segmentBytes);
        current = next;
        DurableFiles.syncFolder(folder);
        return next;
    }

    /** Lets go of closed segments whose entries are all below {@code settled}. May be called by another thread. */
    void trim(long settled) {
        synchronized (segments) {
            while (segments.size() > 1) {
                Long first = segments.firstKey();
                Long second = segments.higherKey(first);
                if (second == null || second > settled) {
                    return;
                }
                Path file = segments.remove(first);
                if (spares.size() < MAX_SPARES) {
                    keep(file);
                } else {
                    remove(file);
                }
            }
        }
    }

    private void keep(@Nullable Path file) {
        if (file == null) {
            return;
        }
        try {
            Path spare = folder.resolve("spare-" + file.getFileName());
            spares.add(Files.move(file, spare, StandardCopyOption.ATOMIC_MOVE));
        } catch (IOException e) {
            throw LedgerException.io("cannot set the old write-ahead log " + file + " aside", e);
        }
    }

    /** Removes everything: all entries are published. */
    void clear() {
        closeSegment();
        synchronized (segments) {
            segments.values().forEach(WriteAheadLog::remove);
            segments.clear();
            spares.forEach(WriteAheadLog::remove);
            spares.clear();
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

    private void closeSegment() {
        WalSegment segment = current;
        current = null;
        if (segment != null) {
            try {
                segment.close();
            } catch (IOException e) {
                throw LedgerException.io("cannot close the write-ahead log in " + folder, e);
            }
        }
    }

    @Override
    public void close() {
        closeSegment();
    }
}
