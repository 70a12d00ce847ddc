package dev.assay.ledger.log;

import dev.assay.ledger.LedgerException;
import dev.assay.ledger.merkle.Hash;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
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
    private static final int FIRST_CAPACITY = 1024;
    private static final double MAX_LOAD = 0.6;
    private static final String COVERED = "covered";

    private final Path folder;
    private final Shard[] shards = new Shard[SHARDS];

    private HashIndex(Path folder) {
        this.folder = folder;
    }

    /** Opens the index in a folder, which is made when missing. */
    static HashIndex open(Path folder) {
        HashIndex index = new HashIndex(folder);
        try {
            Files.createDirectories(folder);
            for (int i = 0; i < SHARDS; i++) {
                index.shards[i] = Shard.open(folder.resolve("shard-" + i));
            }
        } catch (IOException e) {
            throw LedgerException.io("cannot open the index of duplicates in " + folder, e);
        }
        return index;
    }

    /** Entries below this are in the index for certain; later ones must be put in again. */
    long covered() {
        return DurableFiles.read(folder.resolve(COVERED))
                .map(bytes -> Long.parseLong(new String(bytes, StandardCharsets.US_ASCII)))
                .orElse(0L);
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
        shards[number].insert(bytes, index);
    }

    @Override
    public synchronized void close() {
        for (Shard shard : shards) {
            shard.arena.close();
        }
    }

    private static final class Shard {
        private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED;

        private final Path file;
        private final Arena arena;
        private final MemorySegment slots;
        private final long capacity;
        private long used;

        private Shard(Path file, long capacity) throws IOException {
            this.file = file;
            this.capacity = capacity;
            this.arena = Arena.ofShared();
            try (FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                this.slots = channel.map(FileChannel.MapMode.READ_WRITE, 0, capacity * SLOT_BYTES, arena);
            }
        }

        static Shard open(Path file) throws IOException {
            long bytes = Files.exists(file) ? Files.size(file) : 0;
            long capacity = Math.max(FIRST_CAPACITY, Long.highestOneBit(Math.max(1, bytes / SLOT_BYTES)));
            Shard shard = new Shard(file, capacity);
            for (long slot = 0; slot < capacity; slot++) {
                if (shard.indexAt(slot) >= 0) {
                    shard.used++;
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
            } catch (IOException e) {
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
