package dev.assay.ledger.log;

import dev.assay.ledger.LedgerError;
import dev.assay.ledger.LedgerException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/** Files that survive a power cut once a method has returned: written beside, synced, renamed, folder synced. */
public final class DurableFiles {
    /** The most bytes of a file that is read whole: settings, checkpoint. */
    static final int MAX_SMALL_BYTES = 1 << 20;
    /** Files that are synced at once: the file system makes one commit of its journal for all of them. */
    private static final int SYNCS_AT_ONCE = 16;
    /** Fewer files than this are not worth the threads. */
    private static final int FEW_FILES = 4;

    private DurableFiles() {}

    /**
     * Replaces a file in one step: readers see the old bytes or the new ones, never a mixture.
     *
     * @param temporary a path on the same file system, for this writer alone
     */
    public static void replace(Path target, Path temporary, byte[] bytes) {
        try {
            writeAll(temporary, bytes, true);
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            syncFolder(parentOf(target));
        } catch (IOException e) {
            throw LedgerException.io("cannot write " + target, e);
        }
    }

    static void writeAll(Path file, byte[] bytes, boolean sync) throws IOException {
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            if (sync) {
                channel.force(false);
            }
        }
    }

    static void syncFile(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(false);
        }
    }

    /** Makes the content of many files durable, several at a time. When it returns, all of them are. */
    static void syncFiles(Collection<Path> files) throws IOException {
        Queue<Path> queue = new ConcurrentLinkedQueue<>(files);
        if (files.size() < FEW_FILES) {
            syncAll(queue);
            return;
        }
        int threads = Math.min(SYNCS_AT_ONCE, files.size());
        ThreadFactory factory =
                Thread.ofPlatform().daemon().name("log-sync-", 0).factory();
        try (ExecutorService executor = Executors.newFixedThreadPool(threads, factory)) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                running.add(executor.submit(() -> syncAll(queue)));
            }
            for (Future<?> one : running) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException fault ? fault : new IOException("a sync failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while files were synced");
        }
    }

    private static @Nullable Void syncAll(Queue<Path> queue) throws IOException {
        for (Path file = queue.poll(); file != null; file = queue.poll()) {
            syncFile(file);
        }
        return null;
    }

    /** Makes the names in a folder durable. */
    public static void syncFolder(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /**
     * The bytes of a small file; empty when there is none.
     *
     * @throws LedgerException {@link LedgerError#LIMIT_EXCEEDED} when it has more than {@link #MAX_SMALL_BYTES}
     */
    static Optional<byte[]> read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_SMALL_BYTES + 1);
            if (bytes.length > MAX_SMALL_BYTES) {
                throw new LedgerException(
                        LedgerError.LIMIT_EXCEEDED,
                        file + " is larger than DurableFiles.MAX_SMALL_BYTES = " + MAX_SMALL_BYTES,
                        "Restore the file from a copy.");
            }
            return Optional.of(bytes);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw LedgerException.io("cannot read " + file, e);
        }
    }

    static Path parentOf(Path file) {
        Path parent = file.toAbsolutePath().getParent();
        if (parent == null) {
            throw new IllegalArgumentException(file + " has no folder");
        }
        return parent;
    }
}
