package dev.assay.bench;

import dev.assay.ledger.LedgerException;
import dev.assay.ledger.checkpoint.SignedCheckpoint;
import dev.assay.ledger.tile.TilePath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Looks at the checkpoint on disk every two milliseconds and keeps each new size with the time at which it was seen.
 */
final class CheckpointWatch implements AutoCloseable {
    private static final long INTERVAL_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    private final Path file;
    private final Nanos sizes = new Nanos();
    private final Nanos times = new Nanos();
    private final Thread thread;
    private volatile boolean stopped;

    CheckpointWatch(Path log) {
        this.file = log.resolve(TilePath.CHECKPOINT);
        this.thread = Thread.ofPlatform().daemon().name("checkpoint-watch").start(this::watch);
    }

    private void watch() {
        while (!stopped) {
            look();
            LockSupport.parkNanos(INTERVAL_NANOS);
        }
    }

    private void look() {
        try {
            long size = SignedCheckpoint.parse(Files.readAllBytes(file))
                    .checkpoint()
                    .size();
            if (sizes.size() == 0 || size > sizes.get(sizes.size() - 1)) {
                sizes.add(size);
                times.add(System.nanoTime());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (LedgerException e) {
            throw new IllegalStateException("a reader saw a broken checkpoint", e);
        }
    }

    /**
     * The time from handing each entry over to the first checkpoint that covers it.
     *
     * @param first index of the entry handed over at {@code handed.get(0)}
     */
    Percentiles waits(long first, Nanos handed) {
        close();
        look();
        Nanos waits = new Nanos();
        int next = 0;
        for (int i = 0; i < handed.size(); i++) {
            next = covering(first + i, next);
            waits.add(times.get(next) - handed.get(i));
        }
        return waits.percentiles();
    }

    /** When the first checkpoint that covers an entry was seen; to be asked after {@link #waits}. */
    long firstCovering(long index) {
        return times.get(covering(index, 0));
    }

    private int covering(long index, int from) {
        for (int i = from; i < sizes.size(); i++) {
            if (sizes.get(i) > index) {
                return i;
            }
        }
        throw new IllegalStateException("no checkpoint covers entry " + index);
    }

    @Override
    public void close() {
        stopped = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the watch ended", e);
        }
    }
}
