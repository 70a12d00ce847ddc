package dev.assay.ledger.log;

import dev.assay.ledger.LedgerError;
import dev.assay.ledger.LedgerException;
import dev.assay.ledger.checkpoint.SignedCheckpoint;
import dev.assay.ledger.witness.Cosigners;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A log on a directory, open for writing. One process at a time has it open; readers need nothing but the files.
 *
 * <p>An entry is acknowledged when it is durable in the write-ahead log. Tiles and a signed checkpoint follow within
 * the checkpoint interval. After any crash the next {@link #open} takes up every acknowledged entry, at the index that
 * was given. Thread-safe.
 */
public final class DirectoryLog implements AutoCloseable {
    private final LogLock lock;
    private final WriteAheadLog wal;
    private final @Nullable HashIndex duplicates;
    private final Sequencer sequencer;
    private final PublishLoop loop;
    private final Settler settler;
    private final Publisher publisher;
    private final Integrator tree;
    private final Thread sequencerThread;
    private final Thread loopThread;
    private final Thread settlerThread;
    private volatile @Nullable LedgerException fault;
    private boolean closed;

    DirectoryLog(Recovery.Recovered parts, LogOptions options, Ticker ticker) {
        this.lock = parts.lock();
        this.wal = parts.wal();
        this.duplicates = parts.duplicates();
        this.tree = parts.tree();
        this.publisher = parts.publisher();
        this.settler = new Settler(parts.bulk(), parts.files(), wal, this::failed);
        this.loop = new PublishLoop(
                tree, publisher, settler, options.checkpointInterval(), ticker, this::integrated, this::failed);
        this.sequencer =
                new Sequencer(wal, options, tree.size(), duplicates, loop::publishedSize, loop::add, this::failed);
        this.sequencerThread = started("log-sequencer", sequencer);
        this.loopThread = started("log-publisher", loop);
        this.settlerThread = started("log-settler", settler);
    }

    private static Thread started(String name, Runnable work) {
        return Thread.ofPlatform().name(name).daemon().start(work);
    }

    /**
     * Makes an empty log, with a signed checkpoint of size 0.
     *
     * @param root a folder that does not exist or is empty
     * @throws LedgerException {@link LedgerError#ALREADY_EXISTS} when there is something in the folder
     */
    public static void create(Path root, LogSettings settings, LogKeys keys) {
        LogFiles files = new LogFiles(root);
        Recovery.requireKeys(settings, keys);
        try {
            requireNoLog(files);
            Files.createDirectories(files.privateFolder());
            LogLock held = LogLock.take(files.lock());
            try {
                // Again, now that nobody else can be making one.
                requireNoLog(files);
                files.saveSettings(settings);
                if (settings.quorum() == 0) {
                    Recovery.publishEmpty(files, settings, keys);
                }
                DurableFiles.syncFolder(root);
                DurableFiles.syncFolder(DurableFiles.parentOf(root));
            } finally {
                held.close();
            }
        } catch (IOException e) {
            throw LedgerException.io("cannot make a log in " + root, e);
        }
    }

    private static void requireNoLog(LogFiles files) {
        if (Files.exists(files.settingsFile()) || Files.exists(files.checkpoint()) || Files.exists(files.tiles())) {
            throw new LedgerException(
                    LedgerError.ALREADY_EXISTS,
                    "there is a log already in " + files.root(),
                    "Append to it with 'assay log append " + files.root() + " FILE', or choose another folder.");
        }
    }

    /**
     * Opens a log for writing: takes the lock, checks the last signed checkpoint against the tiles, and takes up what
     * a crash left in the write-ahead log.
     *
     * @param cosigners who must cosign before a checkpoint is published; {@link Cosigners#none()} for nobody
     * @throws LedgerException when it is locked, damaged, of another key, or the tree disagrees with what was signed;
     *     nothing has been changed then
     */
    public static DirectoryLog open(Path root, LogKeys keys, LogOptions options, Cosigners cosigners) {
        return open(root, keys, options, cosigners, Ticker.system());
    }

    /** The same with another clock for the checkpoint interval. */
    public static DirectoryLog open(Path root, LogKeys keys, LogOptions options, Cosigners cosigners, Ticker ticker) {
        return new DirectoryLog(Recovery.recover(new LogFiles(root), keys, options, cosigners), options, ticker);
    }

    /**
     * Changes the settings of a log that nobody has open: its public keys during a rotation, its minimum index, its
     * witnesses.
     *
     * @throws LedgerException {@link LedgerError#LOCKED} when it is open, or when the origin would change
     */
    public static LogSettings reconfigure(Path root, UnaryOperator<LogSettings> change) {
        LogFiles files = new LogFiles(root);
        LogSettings before = files.settings();
        LogLock held = LogLock.take(files.lock());
        try {
            LogSettings after = change.apply(before);
            if (!after.origin().equals(before.origin())) {
                throw new IllegalArgumentException("the origin of a log never changes");
            }
            files.saveSettings(after);
            return after;
        } finally {
            held.close();
        }
    }

    /**
     * Appends an entry. Blocks while {@link LogOptions#maxPendingBytes} wait, unless it is called by what is chained to
     * another entry: on the log's own threads waiting would never end.
     *
     * @param entry at most {@link dev.assay.ledger.tile.EntryBundle#MAX_ENTRY_BYTES} bytes; must not be changed
     *     afterwards
     * @return completes when the entry is durable. What is chained to it runs on the log's own thread and must be short
     * @throws LedgerException when the entry is too long, or the log is closed or has stopped
     */
    public CompletableFuture<Appended> append(byte[] entry) {
        return sequencer.append(entry, !onOwnThread());
    }

    /** The checkpoint that covers the entry, once it is published. */
    public CompletableFuture<SignedCheckpoint> published(long index) {
        return loop.published(index);
    }

    /**
     * Waits until an entry is published.
     *
     * @throws LedgerException {@link LedgerError#QUORUM_MISSING} when it is not in time, saying which witnesses did
     *     not sign
     */
    public SignedCheckpoint awaitPublished(long index, Duration limit) {
        try {
            return published(index).get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            String why = loop.quorumMissing();
            throw new LedgerException(
                    why.isEmpty() ? LedgerError.IO : LedgerError.QUORUM_MISSING,
                    "entry " + index + " is durable but was not published within " + limit
                            + (why.isEmpty() ? "" : ": " + why),
                    "It is published as soon as that is mended; do not append it again.",
                    e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof LedgerException ledger
                    ? ledger
                    : new LedgerException(LedgerError.IO, "publishing failed", "Open the log again.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LedgerException(LedgerError.CLOSED, "interrupted while waiting", "Ask again.", e);
        }
    }

    /** The published checkpoint; empty before the first. */
    public Optional<SignedCheckpoint> checkpoint() {
        return loop.latest();
    }

    /** Why the newest entries are not published; empty when nothing is in the way. */
    public String quorumMissing() {
        return loop.quorumMissing();
    }

    private void integrated(Batch batch) {
        sequencer.integrated(batch);
        HashIndex index = duplicates;
        if (index != null && batch.end() / Recovery.FLUSH_EVERY > batch.firstIndex() / Recovery.FLUSH_EVERY) {
            index.flush(batch.end());
        }
    }

    private void failed(LedgerException reason) {
        fault = reason;
        sequencer.stop(reason);
        loop.stop(reason);
        settler.stop();
    }

    /**
     * Makes durable what waits, publishes it, and lets go of the log. An interrupt does not shorten it.
     *
     * @throws LedgerException the fault that stopped the log, if one did
     * @throws IllegalStateException when called by what is chained to an entry
     */
    @Override
    public void close() {
        if (onOwnThread()) {
            throw new IllegalStateException(
                    "the log cannot be closed by one of its own threads: it would wait for itself");
        }
        // A file channel closes itself under a thread that is interrupted.
        boolean interrupted = Thread.interrupted();
        try {
            closeOnce();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private boolean onOwnThread() {
        Thread current = Thread.currentThread();
        return current.equals(sequencerThread) || current.equals(loopThread) || current.equals(settlerThread);
    }

    private synchronized void closeOnce() {
        if (closed) {
            return;
        }
        closed = true;
        sequencer.close();
        boolean interrupted = join(sequencerThread);
        loop.close();
        interrupted |= join(loopThread);
        settler.close();
        interrupted |= join(settlerThread);
        loop.abandonWaiters();
        try {
            LedgerException reason = fault;
            if (reason != null) {
                // Another object than the waiters got: who throws theirs inside of try-with-resources can add this one
                // to it.
                throw new LedgerException(reason.code(), String.valueOf(reason.getMessage()), reason.next(), reason);
            }
            if (duplicates != null) {
                duplicates.flush(tree.size());
            }
            if (publisher.publishedSize() == tree.size()) {
                wal.clear();
            }
        } finally {
            release();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void release() {
        try {
            wal.close();
            if (duplicates != null) {
                duplicates.close();
            }
        } finally {
            lock.close();
        }
    }

    /** Waits for the end of a thread, and says whether it was interrupted meanwhile. */
    private static boolean join(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        return interrupted;
    }
}
