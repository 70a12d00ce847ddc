package dev.assay.core.home;

import dev.assay.core.fault.AssayException;
import dev.assay.core.fault.ErrorCode;
import dev.assay.ledger.LedgerException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The turn to record in a home: several processes may want to at once, and only one can have the log open. Who
 * comes later waits. The turn ends when this is closed, or with the process.
 */
public final class RecordingTurn implements AutoCloseable {

    private static final String FILE = "recording.lock";

    private final FileChannel channel;

    private RecordingTurn(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Waits for the turn.
     *
     * @param limit how long at most
     * @throws AssayException ({@link ErrorCode#DEPENDENCY_TIMEOUT}) when it does not come in time
     */
    public static RecordingTurn await(AssayHome home, Duration limit) throws InterruptedException {
        Path file = home.folder().resolve(FILE);
        FileChannel channel;
        try {
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw LedgerException.io("cannot open " + file, e);
        }
        CompletableFuture<Void> locked = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> lock(channel, locked));
        boolean mine = false;
        try {
            locked.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            mine = true;
            return new RecordingTurn(channel);
        } catch (TimeoutException e) {
            throw new AssayException(
                    ErrorCode.DEPENDENCY_TIMEOUT,
                    "another process has been recording in " + home.folder() + " for " + limit,
                    "wait until it ends, or look for one that hangs",
                    e);
        } catch (java.util.concurrent.ExecutionException e) {
            throw new CompletionException(e.getCause());
        } finally {
            if (!mine) {
                close(channel);
            }
        }
    }

    private static void lock(FileChannel channel, CompletableFuture<Void> locked) {
        try {
            channel.lock();
            locked.complete(null);
        } catch (IOException e) {
            locked.completeExceptionally(LedgerException.io("cannot wait for the turn to record", e));
        } catch (RuntimeException e) {
            locked.completeExceptionally(e);
        }
    }

    @Override
    public void close() {
        close(channel);
    }

    private static void close(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            throw LedgerException.io("cannot end the turn to record", e);
        }
    }
}
