package dev.assay.ledger.log;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * The checkpoint as a file that is replaced by rename. The compare-and-swap holds among the holders of the log's lock;
 * a process that does not take the lock is refused before it gets here. Thread-safe.
 */
final class DirectoryCheckpoints implements CheckpointStore {
    private final Path file;
    private final Path temporary;

    DirectoryCheckpoints(Path file, Path temporary) {
        this.file = file;
        this.temporary = temporary;
    }

    @Override
    public synchronized Optional<byte[]> current() {
        return DurableFiles.read(file);
    }

    @Override
    public synchronized boolean compareAndSwap(Optional<byte[]> expected, byte[] next) {
        Optional<byte[]> now = current();
        boolean same =
                now.isPresent() == expected.isPresent() && (now.isEmpty() || Arrays.equals(now.get(), expected.get()));
        if (same) {
            DurableFiles.replace(file, temporary, next);
        }
        return same;
    }
}
