package dev.assay.cli.log;

import dev.assay.cli.command.Progress;
import dev.assay.ledger.LedgerException;
import dev.assay.ledger.log.Appended;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;

/** Keeps many entries on their way to the disk at once, and reports them in order. Not thread-safe. */
final class AppendQueue {

    /** The most entries that are on their way. */
    static final int MAX_OUTSTANDING = 8_192;

    /** Told about each entry that is durable, in order. */
    @FunctionalInterface
    interface Listener {
        void appended(NewEntry entry, long index) throws IOException;
    }

    private record Pending(NewEntry entry, CompletableFuture<Appended> appended) {}

    private final Function<byte[], CompletableFuture<Appended>> append;
    private final Listener listener;
    private final Progress progress;
    private final ArrayDeque<Pending> outstanding = new ArrayDeque<>();
    private long done;

    AppendQueue(Function<byte[], CompletableFuture<Appended>> append, Listener listener, Progress progress) {
        this.append = append;
        this.listener = listener;
        this.progress = progress;
    }

    /** Sends an entry; waits for the oldest one when there are too many. */
    void add(NewEntry entry) throws IOException, InterruptedException {
        while (outstanding.size() >= MAX_OUTSTANDING) {
            finishOldest();
        }
        try {
            outstanding.add(new Pending(entry, append.apply(entry.bytes())));
        } catch (LedgerException e) {
            drain(); // reports what is durable, and throws the fault that stopped the log, if that was before
            throw e;
        }
    }

    /** Waits for all that were sent. */
    void drain() throws IOException, InterruptedException {
        while (!outstanding.isEmpty()) {
            finishOldest();
        }
    }

    private void finishOldest() throws IOException, InterruptedException {
        Pending oldest = outstanding.remove();
        try {
            listener.appended(oldest.entry(), oldest.appended().get().index());
            progress.at(++done);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException fault ? fault : new IllegalStateException(e.getCause());
        }
    }
}
