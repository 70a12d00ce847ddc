package dev.assay.rego;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Work on many things by several threads, in the order of the things. */
final class Bulk {
    private Bulk() {}

    static <T, R> List<R> run(List<T> things, int threads, Function<T, R> work) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads is " + threads);
        }
        if (threads == 1 || things.size() < 2) {
            return things.stream().map(work).toList();
        }
        try (ExecutorService executor = Executors.newFixedThreadPool(Math.min(threads, things.size()))) {
            List<Future<R>> pending = new ArrayList<>(things.size());
            for (T thing : things) {
                pending.add(executor.submit(() -> work.apply(thing)));
            }
            return results(pending, executor);
        }
    }

    private static <R> List<R> results(List<Future<R>> pending, ExecutorService executor) {
        List<R> results = new ArrayList<>(pending.size());
        try {
            for (Future<R> each : pending) {
                results.add(each.get());
            }
            return results;
        } catch (InterruptedException e) {
            executor.shutdownNow();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for results", e);
        } catch (ExecutionException e) {
            executor.shutdownNow();
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("work that cannot be done", e);
        }
    }
}
