package dev.assay.ledger.log;

import dev.assay.ledger.LedgerError;
import dev.assay.ledger.LedgerException;
import dev.assay.ledger.checkpoint.SignedCheckpoint;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Takes durable batches into the tree as they come, and publishes a checkpoint whenever there is something new and the
 * interval has passed. A quorum that is missing is asked again after a pause; the log goes on taking entries meanwhile.
 */
final class PublishLoop implements Runnable {
    /** Pause before witnesses are asked again. */
    private static final Duration QUORUM_RETRY = Duration.ofSeconds(1);

    private final Integrator tree;
    private final Publisher publisher;
    private final Settler settler;
    private final Ticker ticker;
    private final long intervalNanos;
    private final Consumer<Batch> integrated;
    private final Consumer<LedgerException> failed;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Batch> arrived = new ArrayDeque<>();
    private final PublicationWaiters waiters = new PublicationWaiters();
    private boolean closing;
    private @Nullable LedgerException fault;
    private volatile String quorumMissing = "";
    private volatile @Nullable SignedCheckpoint latest;
    private long notBefore;
    private long integratedBytes;

    PublishLoop(
            Integrator tree,
            Publisher publisher,
            Settler settler,
            Duration interval,
            Ticker ticker,
            Consumer<Batch> integrated,
            Consumer<LedgerException> failed) {
        this.tree = tree;
        this.publisher = publisher;
        this.settler = settler;
        this.ticker = ticker;
        this.intervalNanos = interval.toNanos();
        this.integrated = integrated;
        this.failed = failed;
        this.latest = publisher.current().orElse(null);
        this.notBefore = ticker.nanos();
    }

    /** Takes a durable batch. */
    void add(Batch batch) {
        lock.lock();
        try {
            arrived.addLast(batch);
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /** The checkpoint that covers an entry, when it is published. */
    CompletableFuture<SignedCheckpoint> published(long index) {
        CompletableFuture<SignedCheckpoint> future = new CompletableFuture<>();
        waiters.add(index, future);
        SignedCheckpoint now = latest;
        if (now != null) {
            waiters.published(now);
        }
        LedgerException reason = faultNow();
        if (reason != null) {
            waiters.failed(reason);
        }
        return future;
    }

    private @Nullable LedgerException faultNow() {
        lock.lock();
        try {
            return fault;
        } finally {
            lock.unlock();
        }
    }

    Optional<SignedCheckpoint> latest() {
        return Optional.ofNullable(latest);
    }

    /** Size of the published checkpoint, from 0. */
    long publishedSize() {
        SignedCheckpoint now = latest;
        return now == null ? 0 : now.checkpoint().size();
    }

    /** Why the newest entries are not published; empty when nothing is in the way. */
    String quorumMissing() {
        return quorumMissing;
    }

    @Override
    public void run() {
        try {
            boolean more = true;
            while (more) {
                more = await();
                settler.awaitRoom(integratedBytes);
                integrate();
                if (tree.size() > publisher.publishedSize() && (!more || ticker.nanos() - notBefore >= 0)) {
                    publish();
                }
            }
        } catch (LedgerException e) {
            stop(e);
        } catch (RuntimeException | Error e) {
            stop(new LedgerException(LedgerError.IO, "publishing failed: " + e, "Please report this.", e));
        }
    }

    /** Waits for a batch, or for the time of the next checkpoint; false when there is nothing more to come. */
    private boolean await() {
        lock.lock();
        try {
            while (arrived.isEmpty() && !closing && fault == null) {
                boolean unpublished = tree.size() > publisher.publishedSize();
                long nanos = notBefore - ticker.nanos();
                if (unpublished && nanos <= 0) {
                    return true;
                }
                changed.await(unpublished ? nanos : Long.MAX_VALUE, TimeUnit.NANOSECONDS);
            }
            if (fault != null) {
                throw fault;
            }
            return !arrived.isEmpty() || !closing;
        } catch (InterruptedException e) {
            throw new LedgerException(LedgerError.CLOSED, "the publisher was interrupted", "Open the log again.", e);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes up everything that has arrived so far. All of it, even when a checkpoint is due: where publishing takes
     * longer than the interval, each checkpoint covers more, instead of one batch each.
     */
    private void integrate() {
        List<Batch> taken;
        lock.lock();
        try {
            taken = List.copyOf(arrived);
            arrived.clear();
        } finally {
            lock.unlock();
        }
        for (Batch batch : taken) {
            batch.entries().forEach(pending -> tree.add(pending.entry, pending.leaf));
            integratedBytes += batch.bytes();
            integrated.accept(batch);
        }
    }

    private void publish() {
        notBefore = ticker.nanos() + intervalNanos;
        Optional<String> missing = publisher.publish(tree);
        if (missing.isPresent()) {
            quorumMissing = missing.get();
            notBefore = ticker.nanos() + Math.max(intervalNanos, QUORUM_RETRY.toNanos());
            return;
        }
        quorumMissing = "";
        SignedCheckpoint now = publisher.current().orElseThrow();
        latest = now;
        waiters.published(now);
        settler.request(publisher.publishedSize(), integratedBytes, tree.takeCompleted());
    }

    /** Publishes what there is and ends. */
    void close() {
        lock.lock();
        try {
            closing = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void stop(LedgerException reason) {
        boolean first;
        lock.lock();
        try {
            first = fault == null;
            if (first) {
                fault = reason;
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        waiters.failed(reason);
        if (first) {
            failed.accept(reason);
        }
    }

    /** Nobody who still waits is left without an answer: the log is closed without their entry published. */
    void abandonWaiters() {
        LedgerException reason = quorumMissing.isEmpty()
                ? new LedgerException(
                        LedgerError.CLOSED, "the log was closed before the entry was published", "Open it again.")
                : new LedgerException(
                        LedgerError.QUORUM_MISSING,
                        "the entry is durable but not published: " + quorumMissing,
                        "Open the log again when the witnesses answer; it publishes then.");
        lock.lock();
        try {
            if (fault == null) {
                fault = reason;
            }
        } finally {
            lock.unlock();
        }
        waiters.failed(reason);
    }
}
