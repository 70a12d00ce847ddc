package dev.assay.ledger.log;

import dev.assay.ledger.LedgerError;
import dev.assay.ledger.LedgerException;
import dev.assay.ledger.tile.TilePath;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes published tiles durable in their own files, behind the back of those who wait: until it has, the write-ahead
 * log keeps what they are made of. Then it lets go of that part of the write-ahead log, and of partial tiles that full
 * ones replace.
 */
final class Settler implements Runnable {
    /** How far tiles may be behind; then publishing waits. */
    static final long MAX_UNSETTLED_BYTES = 256L << 20;

    private final BulkStore bulk;
    private final LogFiles files;
    private final WriteAheadLog wal;
    private final Consumer<LedgerException> failed;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private @Nullable Request waiting;
    private boolean busy;
    private boolean closing;
    private boolean stopped;
    private long settledBytes;

    /**
     * What to settle.
     *
     * @param size the published size
     * @param bytes bytes of all entries that were integrated by then, since the log was opened
     * @param completed full tiles whose partial ones are not needed once they are durable
     */
    private record Request(long size, long bytes, List<TilePath> completed) {}

    Settler(BulkStore bulk, LogFiles files, WriteAheadLog wal, Consumer<LedgerException> failed) {
        this.bulk = bulk;
        this.files = files;
        this.wal = wal;
        this.failed = failed;
    }

    /** Asks for the tiles of a published checkpoint to be settled; requests that wait are done as one. */
    void request(long size, long bytes, List<TilePath> completed) {
        lock.lock();
        try {
            List<TilePath> all = new ArrayList<>(waiting == null ? List.of() : waiting.completed);
            all.addAll(completed);
            waiting = new Request(size, bytes, all);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits while the tiles are too far behind the entries. */
    void awaitRoom(long bytes) {
        lock.lock();
        try {
            while ((waiting != null || busy) && !stopped && bytes - settledBytes > MAX_UNSETTLED_BYTES) {
                changed.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void run() {
        try {
            for (Request request = take(); request != null; request = take()) {
                settle(request);
            }
        } catch (LedgerException e) {
            stop();
            failed.accept(e);
        } catch (RuntimeException | Error e) {
            stop();
            failed.accept(new LedgerException(LedgerError.IO, "settling tiles failed: " + e, "Please report this.", e));
        }
    }

    private @Nullable Request take() {
        lock.lock();
        try {
            busy = false;
            changed.signalAll();
            while (waiting == null && !closing && !stopped) {
                changed.awaitUninterruptibly();
            }
            Request request = stopped ? null : waiting;
            waiting = null;
            busy = request != null;
            return request;
        } finally {
            lock.unlock();
        }
    }

    private void settle(Request request) {
        bulk.sync();
        files.saveSettled(request.size);
        wal.trim(request.size);
        request.completed.forEach(bulk::deletePartials);
        lock.lock();
        try {
            settledBytes = request.bytes;
        } finally {
            lock.unlock();
        }
    }

    /** Settles what waits, and ends. */
    void close() {
        lock.lock();
        try {
            closing = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Ends at once. */
    void stop() {
        lock.lock();
        try {
            stopped = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
