package dev.assay.ledger.log;

import dev.assay.ledger.LedgerError;
import dev.assay.ledger.LedgerException;
import dev.assay.ledger.merkle.Hash;
import dev.assay.ledger.tile.EntryBundle;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Gives entries their indexes and makes them durable: whatever waits becomes one record of the write-ahead log, with
 * one sync (group commit). There is no delay to collect a batch: while one is synced, the next one gathers.
 */
final class Sequencer implements Runnable {
    private final WriteAheadLog wal;
    private final LogOptions options;
    private final LongSupplier published;
    private final Consumer<Batch> durable;
    private final Consumer<LedgerException> failed;
    /** Leaf hashes on their way into the index of duplicates; null when the log does not deduplicate. */
    private final @Nullable HashIndex duplicates;

    private final Map<Hash, Long> onTheWay = new ConcurrentHashMap<>();

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final Condition roomMade = lock.newCondition();
    private final Deque<Batch.Pending> waiting = new ArrayDeque<>();
    /** Bytes that wait here or on their way into the tree. */
    private long pendingBytes;

    private boolean closing;
    private @Nullable LedgerException fault;
    private long next;

    Sequencer(
            WriteAheadLog wal,
            LogOptions options,
            long next,
            @Nullable HashIndex duplicates,
            LongSupplier published,
            Consumer<Batch> durable,
            Consumer<LedgerException> failed) {
        this.wal = wal;
        this.options = options;
        this.next = next;
        this.duplicates = duplicates;
        this.published = published;
        this.durable = durable;
        this.failed = failed;
    }

    /** Queues an entry; blocks while too much waits and the caller may wait. */
    CompletableFuture<Appended> append(byte[] entry, boolean mayWait) {
        if (entry.length > EntryBundle.MAX_ENTRY_BYTES) {
            throw new LedgerException(
                    LedgerError.LIMIT_EXCEEDED,
                    "an entry of " + entry.length + " bytes is over the limit EntryBundle.MAX_ENTRY_BYTES = "
                            + EntryBundle.MAX_ENTRY_BYTES,
                    "Log a digest of it, and keep the content in the evidence store.");
        }
        Batch.Pending pending = new Batch.Pending(entry, dev.assay.ledger.merkle.Merkle.leaf(entry));
        lock.lock();
        try {
            while (mayWait && !closing && fault == null && pendingBytes + pending.cost() > options.maxPendingBytes()) {
                roomMade.awaitUninterruptibly();
            }
            if (fault != null) {
                throw stopped(fault);
            }
            if (closing) {
                throw new LedgerException(LedgerError.CLOSED, "the log is closed", "Open it again.");
            }
            pendingBytes += pending.cost();
            waiting.addLast(pending);
            if (waiting.size() == 1) {
                arrived.signal();
            }
        } finally {
            lock.unlock();
        }
        return pending.durable;
    }

    private static LedgerException stopped(LedgerException fault) {
        return new LedgerException(
                LedgerError.CLOSED, "the log stopped after a fault: " + fault.getMessage(), fault.next(), fault);
    }

    @Override
    public void run() {
        List<Batch.Pending> taken = List.of();
        try {
            while (true) {
                taken = take();
                if (taken.isEmpty()) {
                    return;
                }
                commit(taken);
            }
        } catch (LedgerException e) {
            stop(e, taken);
        } catch (RuntimeException | Error e) {
            LedgerException defect =
                    new LedgerException(LedgerError.IO, "the sequencer failed: " + e, "Please report this.", e);
            stop(defect, taken);
        }
    }

    private List<Batch.Pending> take() {
        lock.lock();
        try {
            while (waiting.isEmpty() && !closing && fault == null) {
                arrived.awaitUninterruptibly();
            }
            if (fault != null) {
                throw fault;
            }
            List<Batch.Pending> taken = new ArrayList<>(Math.min(waiting.size(), options.batchMaxEntries()));
            int bytes = 0;
            while (!waiting.isEmpty() && taken.size() < options.batchMaxEntries()) {
                int framed = EntryBundle.framedBytes(waiting.getFirst().entry.length);
                if (bytes + framed > options.batchMaxBytes()) {
                    break;
                }
                bytes += framed;
                taken.add(waiting.removeFirst());
            }
            return taken;
        } finally {
            lock.unlock();
        }
    }

    private void commit(List<Batch.Pending> taken) {
        Map<Batch.Pending, Long> known = duplicates == null ? Map.of() : findDuplicates(taken, duplicates);
        List<Batch.Pending> fresh = known.isEmpty()
                ? taken
                : taken.stream().filter(pending -> !known.containsKey(pending)).toList();
        long first = next;
        if (!fresh.isEmpty()) {
            wal.append(
                    first,
                    published.getAsLong(),
                    fresh.stream().map(pending -> pending.entry).toList());
            next += fresh.size();
        }
        for (int i = 0; i < fresh.size(); i++) {
            fresh.get(i).durable.complete(new Appended(first + i, false));
        }
        known.forEach((pending, index) -> {
            release(pending.cost());
            pending.durable.complete(new Appended(index, true));
        });
        if (!fresh.isEmpty()) {
            durable.accept(new Batch(first, fresh));
        }
    }

    private Map<Batch.Pending, Long> findDuplicates(List<Batch.Pending> taken, HashIndex index) {
        Map<Batch.Pending, Long> known = new HashMap<>();
        long fresh = next;
        for (Batch.Pending pending : taken) {
            // First what is on its way, then the index: an entry leaves the one only after it is in the other.
            Long coming = onTheWay.get(pending.leaf);
            OptionalLong found = coming != null ? OptionalLong.of(coming) : index.find(pending.leaf);
            if (found.isPresent()) {
                known.put(pending, found.getAsLong());
            } else {
                onTheWay.put(pending.leaf, fresh++);
            }
        }
        return known;
    }

    /** The batch is in the tree: its memory may be used again, its hashes are in the index of duplicates. */
    void integrated(Batch batch) {
        if (duplicates != null) {
            for (int i = 0; i < batch.entries().size(); i++) {
                Hash leaf = batch.entries().get(i).leaf;
                duplicates.insert(leaf, batch.firstIndex() + i);
                onTheWay.remove(leaf);
            }
        }
        release(batch.cost());
    }

    private void release(long bytes) {
        lock.lock();
        try {
            pendingBytes -= bytes;
            roomMade.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** No entry is taken any more; what waits is still made durable. */
    void close() {
        lock.lock();
        try {
            closing = true;
            arrived.signalAll();
            roomMade.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Stops at once; nobody who waits is left without an answer. */
    void stop(LedgerException reason) {
        stop(reason, List.of());
    }

    private void stop(LedgerException reason, List<Batch.Pending> taken) {
        List<Batch.Pending> abandoned = new ArrayList<>(taken);
        boolean first;
        lock.lock();
        try {
            first = fault == null;
            if (first) {
                fault = reason;
            }
            abandoned.addAll(waiting);
            waiting.clear();
            arrived.signalAll();
            roomMade.signalAll();
        } finally {
            lock.unlock();
        }
        abandoned.forEach(pending -> pending.durable.completeExceptionally(reason));
        if (first) {
            failed.accept(reason);
        }
    }
}
