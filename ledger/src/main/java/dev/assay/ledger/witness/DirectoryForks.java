package dev.assay.ledger.witness;

import dev.assay.ledger.LedgerException;
import dev.assay.ledger.checkpoint.SignedCheckpoint;
import dev.assay.ledger.merkle.Merkle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Proof that a log lied, kept in a folder: pairs of checkpoints of one size with two roots, both signed by the log.
 * Anybody who has the log's key can check them with any implementation of signed notes. Thread-safe.
 */
public final class DirectoryForks {
    /** The most files that are kept of one log; two are enough to prove it. */
    public static final int MAX_KEPT = 16;

    private static final String ENDING = ".checkpoint";
    private static final int NAME_HEX_CHARS = 16;

    private final Path folder;

    /**
     * @param folder made when the first fork is seen; its parent is there
     */
    DirectoryForks(Path folder) {
        this.folder = folder;
    }

    /**
     * Keeps both checkpoints of a fork, unless {@link #MAX_KEPT} of this log are there.
     *
     * @return the folder that they are in
     * @throws LedgerException when they cannot be written
     */
    public synchronized Path keep(AddCheckpointAnswer.Forked forked) {
        Path ofLog = folderOf(forked.cosigned().checkpoint().origin());
        try {
            DurableFile.createFolder(folder);
            DurableFile.createFolder(ofLog);
            for (SignedCheckpoint one : List.of(forked.cosigned(), forked.contradicting())) {
                Path file = ofLog.resolve(nameOf(one));
                if (!Files.exists(file) && files(ofLog).size() < MAX_KEPT) {
                    DurableFile.replace(file, one.toBytes());
                }
            }
        } catch (IOException e) {
            throw LedgerException.io("cannot keep the proof of a fork in " + ofLog, e);
        }
        return ofLog;
    }

    /** The files that are kept of a log; empty when it was never seen to fork. */
    public List<Path> of(String origin) {
        try {
            return files(folderOf(origin));
        } catch (IOException e) {
            throw LedgerException.io("cannot read " + folderOf(origin), e);
        }
    }

    private static List<Path> files(Path ofLog) throws IOException {
        if (!Files.isDirectory(ofLog)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(ofLog)) {
            return files.filter(file -> file.toString().endsWith(ENDING))
                    .sorted()
                    .toList();
        }
    }

    private Path folderOf(String origin) {
        return folder.resolve(DirectoryWitnessState.folderName(origin));
    }

    /** Size and text decide, so that another time of signing makes no other file. */
    private static String nameOf(SignedCheckpoint one) {
        String digest = Merkle.sha256(one.note().textBytes()).toHex().substring(0, NAME_HEX_CHARS);
        return one.checkpoint().size() + "-" + digest + ENDING;
    }
}
