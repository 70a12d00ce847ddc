package dev.assay.ledger.witness;

import dev.assay.ledger.LedgerError;
import dev.assay.ledger.LedgerException;
import dev.assay.ledger.checkpoint.NoteVerifiers;
import dev.assay.ledger.checkpoint.SignedCheckpoint;
import dev.assay.ledger.merkle.Merkle;
import dev.assay.ledger.note.NoteVerdict;
import dev.assay.ledger.note.SignedNote;
import dev.assay.ledger.note.VerifierKey;
import dev.assay.ledger.note.VerifierLookup;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A witness's memory in a folder: {@code checkpoints/<SHA-256 of the origin in hexadecimal>/checkpoint}, which is at
 * once the layout that C2SP tlog-witness gives to the monitoring address, so that any web server can serve it. A file
 * lock keeps a second process out.
 *
 * <p>On opening, every checkpoint must carry a good signature by one of the witness's keys: a witness that would
 * believe a doctored memory could be made to go back.
 */
public final class DirectoryWitnessState implements WitnessState {
    /** The most logs that one witness watches. */
    public static final int MAX_LOGS = 10_000;

    /** Folder of the checkpoints. */
    public static final String CHECKPOINTS = "checkpoints";

    private static final String CHECKPOINT = "checkpoint";
    private static final String LOCK = "lock";
    private static final String RESTORE = "Do not guess: a witness that goes back is worse than none. Ask the log's"
            + " monitors what it cosigned last, or make a new witness with a new key.";

    private final Path checkpoints;
    private final FileChannel lockChannel;
    private final Map<String, SignedCheckpoint> latest = new ConcurrentHashMap<>();
    private final ReentrantLock writing = new ReentrantLock();
    /** Why nothing can be written any more; guarded by {@link #writing}. */
    private @Nullable String stopped;

    private DirectoryWitnessState(Path checkpoints, FileChannel lockChannel) {
        this.checkpoints = checkpoints;
        this.lockChannel = lockChannel;
    }

    /**
     * Opens the memory in a folder, which is there already, and locks it until it is closed.
     *
     * @param keys the witness's own keys
     * @throws LedgerException {@link LedgerError#LOCKED} when a process has it open, {@link LedgerError#INCONSISTENT}
     *     when a checkpoint is not what this witness stored
     */
    public static DirectoryWitnessState open(Path folder, List<VerifierKey> keys) {
        FileChannel channel = lock(folder);
        try {
            Path checkpoints = folder.resolve(CHECKPOINTS);
            DurableFile.createFolder(checkpoints);
            DirectoryWitnessState state = new DirectoryWitnessState(checkpoints, channel);
            state.latest.putAll(read(folder, keys));
            return state;
        } catch (IOException e) {
            release(channel, e);
            throw LedgerException.io("cannot read the witness's state in " + folder, e);
        } catch (RuntimeException e) {
            release(channel, e);
            throw e;
        }
    }

    /**
     * Reads the memory without locking it, to look at it while another process may serve it.
     *
     * @throws LedgerException as {@link #open}, except that it may be locked
     */
    public static Map<String, SignedCheckpoint> read(Path folder, List<VerifierKey> keys) {
        Path checkpoints = folder.resolve(CHECKPOINTS);
        VerifierLookup own =
                VerifierLookup.in(keys.stream().map(NoteVerifiers::of).toList());
        Map<String, SignedCheckpoint> found = new ConcurrentHashMap<>();
        if (!Files.isDirectory(checkpoints)) {
            return found;
        }
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(checkpoints)) {
            for (Path one : folders) {
                Path file = one.resolve(CHECKPOINT);
                // A crash between making the folder and the first checkpoint leaves it empty, and nothing was
                // answered.
                if (Files.exists(file)) {
                    SignedCheckpoint signed = load(file, own);
                    found.put(signed.checkpoint().origin(), signed);
                }
                if (found.size() > MAX_LOGS) {
                    throw tooManyLogs();
                }
            }
        } catch (IOException e) {
            throw LedgerException.io("cannot read " + checkpoints, e);
        }
        return found;
    }

    private static FileChannel lock(Path folder) {
        FileChannel channel;
        try {
            channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw LedgerException.io("cannot open the lock of the witness in " + folder, e);
        }
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            release(channel, e);
            throw locked(folder);
        } catch (IOException e) {
            release(channel, e);
            throw LedgerException.io("cannot lock the witness in " + folder, e);
        }
        LedgerException busy = locked(folder);
        release(channel, busy);
        throw busy;
    }

    private static LedgerException locked(Path folder) {
        return new LedgerException(
                LedgerError.LOCKED,
                "another process serves the witness in " + folder,
                "Stop it first; two processes must never sign for one witness.");
    }

    private static void release(FileChannel channel, Exception cause) {
        try {
            channel.close();
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    private static SignedCheckpoint load(Path file, VerifierLookup own) {
        SignedCheckpoint signed;
        try (InputStream in = Files.newInputStream(file)) {
            signed = SignedCheckpoint.parse(in.readNBytes(SignedNote.MAX_BYTES + 1));
        } catch (IOException e) {
            throw LedgerException.io("cannot read " + file, e);
        } catch (LedgerException e) {
            throw new LedgerException(LedgerError.INCONSISTENT, file + ": " + e.getMessage(), RESTORE, e);
        }
        if (!(signed.note().open(own) instanceof NoteVerdict.Opened)) {
            throw new LedgerException(
                    LedgerError.INCONSISTENT, file + " is not signed by this witness's keys", RESTORE);
        }
        Path folder = file.toAbsolutePath().getParent();
        String origin = signed.checkpoint().origin();
        if (folder == null || !folder.endsWith(folderName(origin))) {
            throw new LedgerException(
                    LedgerError.INCONSISTENT,
                    file + " is a checkpoint of '" + origin + "', which belongs elsewhere",
                    RESTORE);
        }
        return signed;
    }

    /** The name of an origin's folder: its SHA-256 in lower-case hexadecimal. */
    public static String folderName(String origin) {
        return Merkle.sha256(origin.getBytes(StandardCharsets.UTF_8)).toHex();
    }

    @Override
    public Optional<SignedCheckpoint> latest(String origin) {
        return Optional.ofNullable(latest.get(origin));
    }

    @Override
    public Map<String, SignedCheckpoint> all() {
        return Map.copyOf(latest);
    }

    @Override
    public boolean replace(Optional<SignedCheckpoint> expected, SignedCheckpoint next) {
        String origin = next.checkpoint().origin();
        writing.lock();
        try {
            if (stopped != null) {
                throw new LedgerException(
                        LedgerError.CLOSED,
                        "the witness signs nothing any more: " + stopped,
                        "Look at the disk, then start it again.");
            }
            if (!expected.equals(latest(origin))) {
                return false;
            }
            if (expected.isEmpty() && latest.size() >= MAX_LOGS) {
                throw tooManyLogs();
            }
            store(origin, next);
            latest.put(origin, next);
            return true;
        } finally {
            writing.unlock();
        }
    }

    private void store(String origin, SignedCheckpoint next) {
        Path file = checkpoints.resolve(folderName(origin)).resolve(CHECKPOINT);
        try {
            DurableFile.createFolder(checkpoints.resolve(folderName(origin)));
            DurableFile.draft(file, next.toBytes());
        } catch (IOException e) {
            // The old checkpoint is untouched, so the witness can go on once the disk is well again.
            throw LedgerException.io("cannot store the checkpoint of '" + origin + "' in " + file, e);
        }
        try {
            DurableFile.publish(file);
        } catch (IOException e) {
            // Old or new, nobody knows which one a crash would leave: sign nothing until it is read afresh.
            stopped = "storing " + file + " failed half-way: " + e.getMessage();
            throw LedgerException.io("cannot store the checkpoint of '" + origin + "' in " + file, e);
        }
    }

    private static LedgerException tooManyLogs() {
        return new LedgerException(
                LedgerError.LIMIT_EXCEEDED,
                "the witness watches DirectoryWitnessState.MAX_LOGS = " + MAX_LOGS + " logs already",
                "Run a second witness.");
    }

    @Override
    public void close() {
        writing.lock();
        try {
            stopped = "it was closed";
            lockChannel.close();
        } catch (IOException e) {
            throw LedgerException.io("cannot release the lock of the witness above " + checkpoints, e);
        } finally {
            writing.unlock();
        }
    }
}
