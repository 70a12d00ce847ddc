package dev.assay.ledger.log;

import dev.assay.ledger.LedgerError;
import dev.assay.ledger.LedgerException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The lock that makes a process the only writer of a log. The system lets go of it when the process ends, however it
 * ends.
 *
 * <p>POSIX lets go of it also when the process closes any other channel to the same file. So this process remembers
 * which lock files it holds, and never opens one of them a second time.
 */
final class LogLock implements AutoCloseable {
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path held;
    private final FileChannel channel;

    private LogLock(Path held, FileChannel channel) {
        this.held = held;
        this.channel = channel;
    }

    /**
     * Takes the lock.
     *
     * @throws LedgerException {@link LedgerError#LOCKED} at once when somebody has it
     */
    static LogLock take(Path file) {
        try {
            Path real = DurableFiles.parentOf(file).toRealPath().resolve(String.valueOf(file.getFileName()));
            if (!HELD.add(real)) {
                throw locked(
                        file,
                        "this process writes this log already, process "
                                + ProcessHandle.current().pid());
            }
            try {
                return new LogLock(real, lockedChannel(file));
            } catch (IOException | RuntimeException | Error e) {
                HELD.remove(real);
                throw e;
            }
        } catch (IOException e) {
            throw LedgerException.io("cannot lock the log: " + file, e);
        }
    }

    private static FileChannel lockedChannel(Path file) throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            if (tryLock(channel) == null) {
                throw locked(file, "another process writes this log" + holder(file));
            }
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
            return channel;
        } catch (IOException | RuntimeException | Error e) {
            channel.close();
            throw e;
        }
    }

    private static LedgerException locked(Path file, String who) {
        return new LedgerException(
                LedgerError.LOCKED,
                who + " (" + file + ")",
                "Wait until it has ended, or send entries to it; a log has one writer at a time.");
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // Held by this very process, which came to the file by another path.
            return null;
        }
    }

    private static String holder(Path file) {
        try {
            String pid = Files.readString(file, StandardCharsets.US_ASCII).strip();
            return pid.isEmpty() ? "" : ", process " + pid;
        } catch (IOException e) {
            // Only a detail of the message: the lock itself is what counts.
            return "";
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw LedgerException.io("cannot release the lock of the log", e);
        } finally {
            HELD.remove(held);
        }
    }
}
