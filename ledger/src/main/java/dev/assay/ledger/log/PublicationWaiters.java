package dev.assay.ledger.log;

import dev.assay.ledger.LedgerException;
import dev.assay.ledger.checkpoint.SignedCheckpoint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;

/** Those who wait for an entry to be published, the lowest index first. Thread-safe. */
final class PublicationWaiters {
    private record Waiter(long index, CompletableFuture<SignedCheckpoint> future) {}

    private final PriorityQueue<Waiter> waiters = new PriorityQueue<>(Comparator.comparingLong(Waiter::index));

    synchronized void add(long index, CompletableFuture<SignedCheckpoint> future) {
        waiters.add(new Waiter(index, future));
    }

    void published(SignedCheckpoint checkpoint) {
        List<Waiter> done = new ArrayList<>();
        synchronized (this) {
            for (Waiter first = waiters.peek();
                    first != null && first.index < checkpoint.checkpoint().size();
                    first = waiters.peek()) {
                done.add(first);
                waiters.poll();
            }
        }
        done.forEach(waiter -> waiter.future.complete(checkpoint));
    }

    void failed(LedgerException reason) {
        List<Waiter> all;
        synchronized (this) {
            all = List.copyOf(waiters);
            waiters.clear();
        }
        all.forEach(waiter -> waiter.future.completeExceptionally(reason));
    }
}
