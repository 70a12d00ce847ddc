package dev.assay.cli.evidence;

import dev.assay.cli.command.Session;
import dev.assay.cli.log.LogFolder;
import dev.assay.core.config.ConfigKeys;
import dev.assay.core.fault.AssayException;
import dev.assay.core.fault.ErrorCode;
import dev.assay.core.home.AssayHome;
import dev.assay.core.home.EvidenceRecorder;
import dev.assay.core.home.RecordingTurn;
import dev.assay.ledger.LedgerException;
import dev.assay.ledger.evidence.EvidenceDirectory;
import dev.assay.ledger.key.KeyFolder;
import dev.assay.ledger.log.DirectoryLog;
import dev.assay.ledger.log.LogKeys;
import dev.assay.ledger.log.LogOptions;
import dev.assay.ledger.log.LogSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.CompletionException;

/** The home of this run with its log, open for recording. The log of a new home gets an origin and keys of its own. */
final class LocalEvidence implements AutoCloseable {

    /** What the origin of a log begins with that is one machine's own; such a log never counts for a fleet. */
    static final String LOCAL_ORIGIN = "assay.local/";

    private static final Duration TURN_LIMIT = Duration.ofSeconds(30);
    private static final Duration PUBLISH_LIMIT = Duration.ofSeconds(30);
    private static final int ORIGIN_BYTES = 16;

    private final AssayHome home;
    private final RecordingTurn turn;
    private final DirectoryLog log;
    private final EvidenceRecorder recorder;
    private long last = -1;

    private LocalEvidence(Session session, AssayHome home, RecordingTurn turn, DirectoryLog log) {
        this.home = home;
        this.turn = turn;
        this.log = log;
        this.recorder = new EvidenceRecorder(
                store(home), this::append, session.surroundings().clock());
    }

    /** The user's folder of statement keys. */
    static KeyFolder keys(Session session) {
        Path folder = session.config().get(ConfigKeys.KEYS_DIR);
        return new KeyFolder(folder, session.surroundings().clock(), new SecureRandom());
    }

    /** The home here or above; a fault when there is none. */
    static AssayHome home(Session session) {
        return AssayHome.discover(session.surroundings().workingFolder())
                .orElseThrow(() -> new AssayException(
                        ErrorCode.FILE_MISSING,
                        "there is no .assay folder here or above",
                        "`assay evidence sign FILE` makes one"));
    }

    /** Evidence and blobs of a home. */
    static EvidenceDirectory store(AssayHome home) {
        return home.evidence(new SecureRandom());
    }

    /** Opens the home here or above for recording, or makes one here; waits while another process records. */
    static LocalEvidence open(Session session) throws IOException, InterruptedException {
        Path here = session.surroundings().workingFolder();
        AssayHome home = AssayHome.discover(here).orElseGet(() -> AssayHome.openOrCreate(here));
        RecordingTurn turn = RecordingTurn.await(home, TURN_LIMIT);
        DirectoryLog log = null;
        try {
            if (!Files.exists(home.log())) {
                createLog(session, home);
            }
            log = LogFolder.open(
                    session, home.log(), null, LogOptions.DEFAULT.withCheckpointInterval(Duration.ofMillis(1)));
            return new LocalEvidence(session, home, turn, log);
        } finally {
            if (log == null) {
                turn.close();
            }
        }
    }

    private static void createLog(Session session, AssayHome home) throws IOException {
        byte[] random = new byte[ORIGIN_BYTES];
        SecureRandom source = new SecureRandom();
        source.nextBytes(random);
        String origin = session.config()
                .find(ConfigKeys.LOG_ORIGIN)
                .orElse(LOCAL_ORIGIN + HexFormat.of().formatHex(random));
        Path file = LogFolder.keyFile(session, null, origin);
        LogKeys keys;
        if (Files.exists(file)) {
            keys = LogKeys.load(file, session.surroundings().clock());
            origin = keys.publicKeys().getFirst().name();
        } else {
            keys = LogKeys.generate(origin, source, session.surroundings().clock());
            keys.save(file);
        }
        LogSettings settings = LogSettings.of(origin, keys.publicKeys(), false);
        DirectoryLog.create(home.log(), settings, keys);
        LogFolder.writeDescription(home.log(), settings);
        session.note("made " + home.folder() + " with the log " + origin + " (key: " + file + ")");
    }

    private long append(byte[] entry) {
        try {
            last = log.append(entry).join().index();
            return last;
        } catch (CompletionException e) {
            if (e.getCause() instanceof LedgerException fault) {
                throw fault;
            }
            throw e;
        }
    }

    /** The home. */
    AssayHome home() {
        return home;
    }

    /** Records and erases. */
    EvidenceRecorder recorder() {
        return recorder;
    }

    /** Evidence and blobs. */
    EvidenceDirectory store() {
        return store(home);
    }

    /** Waits until a checkpoint covers everything recorded, and lets go of the log. */
    @Override
    public void close() {
        try (turn;
                log) {
            if (last >= 0) {
                log.awaitPublished(last, PUBLISH_LIMIT);
            }
        }
    }
}
