package dev.assay.ledger.log;

import dev.assay.ledger.LedgerError;
import dev.assay.ledger.LedgerException;
import dev.assay.ledger.merkle.Hash;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Finds the index of an entry by its leaf hash: a hash table on disk, in 64 shards that grow by doubling one at a
 * time, so that neither memory nor the longest pause grows with the log. It can always be rebuilt from the tiles:
 * slots are only ever filled, never moved within a file, and {@code covered} says up to which entry they were forced
 * to disk. Thread-safe.
 *
 * <p>A slot is the leaf hash (32 bytes) and the index plus one (8 bytes, zero when the slot is free).
 */
final class HashIndex implements AutoCloseable {
    private static final int SHARDS = 64;
    private static final int SLOT_BYTES = Hash.BYTES + Long.BYTES;
    private static final int FIRST_CAPACITY = 128;
    private static final int ZEROES = 64 << 10;
    private static final double MAX_LOAD = 0.6;
    private static final String COVERED = "covered";

    private final Path folder;
    private final Shard[] shards = new Shard[SHARDS];

    private HashIndex(Path folder) {
        this.folder = folder;
    }

    /**
     * Opens the index in a folder, which is made when missing. An index that knows entries which the log does not have
     * is not this log's, and one whose files have strange lengths is damaged: both are thrown away, to be filled again.
     *
     * @param size number of entries of the log
     */
    static HashIndex open(Path folder, long size) {
        try {
            Files.createDirectories(folder);
            HashIndex index = new HashIndex(folder);
            if (index.load(size)) {
                return index;
            }
            index.close();
            for (int i = 0; i < SHARDS; i++) {
                Files.deleteIfExists(shardFile(folder, i));
            }
            Files.deleteIfExists(folder.resolve(COVERED));
            index.load(size);
            return index;
        } catch (IOException e) {
            throw LedgerException.io("cannot open the index of duplicates in " + folder, e);
        }
    }

    private boolean load(long size) throws IOException {
        boolean fits = covered() <= size;
        for (int i = 0; i < SHARDS; i++) {
            Path file = shardFile(folder, i);
            fits &= Shard.hasWholeLength(file);
            shards[i] = Shard.open(file);
            fits &= shards[i].highest < size;
        }
        return fits;
    }

    private static Path shardFile(Path folder, int number) {
        return folder.resolve("shard-" + number);
    }

    /** Entries below this are in the index for certain; later ones must be put in again. */
    long covered() {
        try {
            return DurableFiles.read(folder.resolve(COVERED))
                    .map(bytes -> Long.parseLong(new String(bytes, StandardCharsets.US_ASCII)))
                    .orElse(0L);
        } catch (NumberFormatException e) {
            // Damaged: nothing is in for certain, so everything is put in again.
            return 0;
        }
    }

    /** Forces everything to disk and remembers that entries below {@code size} are in. */
    synchronized void flush(long size) {
        for (Shard shard : shards) {
            shard.slots.force();
        }
        DurableFiles.replace(
                folder.resolve(COVERED),
                folder.resolve(COVERED + ".new"),
                Long.toString(size).getBytes(StandardCharsets.US_ASCII));
    }

    /** The index of the entry with this leaf hash. */
    synchronized OptionalLong find(Hash hash) {
        byte[] bytes = hash.toBytes();
        Shard shard = shards[bytes[0] & (SHARDS - 1)];
        return shard.find(bytes);
    }

    /** Puts an entry in, unless its hash is there already. */
    synchronized void insert(Hash hash, long index) {
        byte[] bytes = hash.toBytes();
        int number = bytes[0] & (SHARDS - 1);
        try {
            if (shards[number].used + 1 > shards[number].capacity * MAX_LOAD) {
                shards[number] = shards[number].grown();
            }
        } catch (IOException e) {
            throw LedgerException.io("cannot grow the index of duplicates in " + folder, e);
        }
        try {
            shards[number].insert(bytes, index);
        } catch (InternalError e) {
            // How the platform reports that the file system could not keep a page of a mapped file.
            throw new LedgerException(
                    LedgerError.IO,
                    "cannot write the index of duplicates in " + folder + ": the file system refused a page of it",
                    "Check the disk and its free space, then run the command again; nothing acknowledged is lost.",
                    e);
        }
    }

    @Override
    public synchronized void close() {
        for (@Nullable Shard shard : shards) {
            if (shard != null && shard.arena.scope().isAlive()) {
                shard.arena.close();
            }
        }
    }

    private static final class Shard {
        private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED;

        private final Path file;
        private final Arena arena;
        private final MemorySegment slots;
        private final long capacity;
        private long used;
        private long highest = -1;

        private Shard(Path file, long capacity) throws IOException {
            this.file = file;
            this.capacity = capacity;
            this.arena = Arena.ofShared();
            try (FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                writeZeroes(channel, capacity * SLOT_BYTES);
                this.slots = channel.map(FileChannel.MapMode.READ_WRITE, 0, capacity * SLOT_BYTES, arena);
            }
        }

        /**
         * Makes the file that long by writing: a full disk says so here, not when a page of a mapped hole is touched.
         */
        private static void writeZeroes(FileChannel channel, long bytes) throws IOException {
            ByteBuffer zeroes = ByteBuffer.allocate(ZEROES);
            for (long at = channel.size(); at < bytes; ) {
                zeroes.clear().limit((int) Math.min(ZEROES, bytes - at));
                at += channel.write(zeroes, at);
            }
        }

        /** Whether the file is missing or as long as a table is. */
        static boolean hasWholeLength(Path file) throws IOException {
            if (!Files.exists(file)) {
                return true;
            }
            long bytes = Files.size(file);
            long capacity = bytes / SLOT_BYTES;
            return capacity >= FIRST_CAPACITY && Long.bitCount(capacity) == 1 && capacity * SLOT_BYTES == bytes;
        }

        static Shard open(Path file) throws IOException {
            long bytes = Files.exists(file) ? Files.size(file) : 0;
            long capacity = Math.max(FIRST_CAPACITY, Long.highestOneBit(Math.max(1, bytes / SLOT_BYTES)));
            Shard shard = new Shard(file, capacity);
            for (long slot = 0; slot < capacity; slot++) {
                long index = shard.indexAt(slot);
                if (index >= 0) {
                    shard.used++;
                    shard.highest = Math.max(shard.highest, index);
                }
            }
            return shard;
        }

        private long indexAt(long slot) {
            return slots.get(LONG, slot * SLOT_BYTES + Hash.BYTES) - 1;
        }

        private boolean holds(long slot, byte[] hash) {
            return MemorySegment.mismatch(
                            slots,
                            slot * SLOT_BYTES,
                            slot * SLOT_BYTES + Hash.BYTES,
                            MemorySegment.ofArray(hash),
                            0,
                            Hash.BYTES)
                    < 0;
        }

        /** The slot of a hash: the one that holds it, or the free one where it belongs. */
        private long slotOf(byte[] hash) {
            long slot = MemorySegment.ofArray(hash).get(LONG, Long.BYTES) & (capacity - 1);
            while (indexAt(slot) >= 0 && !holds(slot, hash)) {
                slot = (slot + 1) & (capacity - 1);
            }
            return slot;
        }

        OptionalLong find(byte[] hash) {
            long index = indexAt(slotOf(hash));
            return index < 0 ? OptionalLong.empty() : OptionalLong.of(index);
        }

        void insert(byte[] hash, long index) {
            long slot = slotOf(hash);
            if (indexAt(slot) < 0) {
                MemorySegment.copy(MemorySegment.ofArray(hash), 0, slots, slot * SLOT_BYTES, Hash.BYTES);
                slots.set(LONG, slot * SLOT_BYTES + Hash.BYTES, index + 1);
                used++;
            }
        }

        /** The same slots in a table of twice the size, which replaces the file in one step. */
        Shard grown() throws IOException {
            Path wider = DurableFiles.parentOf(file).resolve(file.getFileName() + ".new");
            Files.deleteIfExists(wider);
            @Nullable Shard grown = null;
            try {
                grown = new Shard(wider, capacity * 2);
                byte[] hash = new byte[Hash.BYTES];
                for (long slot = 0; slot < capacity; slot++) {
                    long index = indexAt(slot);
                    if (index >= 0) {
                        MemorySegment.copy(slots, slot * SLOT_BYTES, MemorySegment.ofArray(hash), 0, Hash.BYTES);
                        grown.insert(hash, index);
                    }
                }
                grown.slots.force();
                Files.move(wider, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException | RuntimeException | Error e) {
                if (grown != null) {
                    grown.arena.close();
                }
                throw e;
            }
            Shard moved = grown.at(file);
            arena.close();
            return moved;
        }

        private Shard at(Path path) {
            return new Shard(this, path);
        }

        private Shard(Shard same, Path file) {
            this.file = file;
            this.arena = same.arena;
            this.slots = same.slots;
            this.capacity = same.capacity;
            this.used = same.used;
        }
    }
}
