package dev.assay.ledger.verify;

import dev.assay.ledger.checkpoint.Checkpoint;
import dev.assay.ledger.checkpoint.CheckpointPolicy;
import dev.assay.ledger.checkpoint.NoteSecret;
import dev.assay.ledger.checkpoint.SignedCheckpoint;
import dev.assay.ledger.log.DirectoryLog;
import dev.assay.ledger.log.LogKeys;
import dev.assay.ledger.log.LogOptions;
import dev.assay.ledger.log.LogSettings;
import dev.assay.ledger.note.VerifierKey;
import dev.assay.ledger.tile.LogObjects;
import dev.assay.ledger.tile.TileHashes;
import dev.assay.ledger.witness.Cosigners;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * A log that was really written to a folder, read into memory so that it can be changed and verified many times.
 *
 * @param secrets its private keys
 * @param files its published files, by their path
 */
record HonestLog(List<NoteSecret> secrets, Map<String, byte[]> files) {
    static final String ORIGIN = "example.org/honest";

    /** Keys for logs of one origin: the writer of a fork has them too. */
    static List<NoteSecret> newSecrets(SplittableRandom random) {
        byte[] seed = new byte[NoteSecret.SEED_BYTES];
        random.nextBytes(seed);
        byte[] other = new byte[NoteSecret.SEED_BYTES];
        random.nextBytes(other);
        return List.of(
                NoteSecret.ofSeed(ORIGIN, VerifierKey.ED25519, seed),
                NoteSecret.ofSeed(ORIGIN, VerifierKey.ML_DSA_44_COSIGNATURE, other));
    }

    /** Writes these entries in several sessions, and reads back what was published. */
    static HonestLog write(Path folder, List<NoteSecret> secrets, List<byte[]> entries, SplittableRandom random) {
        LogKeys keys = LogKeys.of(secrets, InstantSource.system());
        DirectoryLog.create(folder, LogSettings.of(ORIGIN, keys.publicKeys(), random.nextBoolean()), keys);
        int sessions = random.nextInt(1, 4);
        int from = 0;
        for (int session = 1; session <= sessions; session++) {
            int to = session == sessions ? entries.size() : random.nextInt(from, entries.size() + 1);
            LogOptions options = LogOptions.DEFAULT
                    .withBatchMaxEntries(random.nextInt(1, 500))
                    .withCheckpointInterval(Duration.ofMillis(random.nextInt(20)));
            try (DirectoryLog log = DirectoryLog.open(folder, keys, options, Cosigners.none())) {
                List<CompletableFuture<?>> appended = new ArrayList<>();
                entries.subList(from, to).forEach(entry -> appended.add(log.append(entry)));
                appended.forEach(CompletableFuture::join);
            }
            from = to;
        }
        return new HonestLog(secrets, published(folder));
    }

    private static Map<String, byte[]> published(Path folder) {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                String name = folder.relativize(file).toString();
                if (!name.startsWith("private")) {
                    files.put(name, Files.readAllBytes(file));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    /** Entries that are all different, of random lengths. */
    static List<byte[]> entries(int count, int lengthMax, SplittableRandom random) {
        List<byte[]> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] entry = new byte[random.nextInt(8, lengthMax)];
            random.nextBytes(entry);
            entries.add(entry);
        }
        return entries;
    }

    CheckpointPolicy policy() {
        return CheckpointPolicy.ofLog(
                ORIGIN, secrets.stream().map(NoteSecret::key).toList());
    }

    LogObjects objects() {
        return path -> Optional.ofNullable(files.get(path));
    }

    SignedCheckpoint checkpoint() {
        return SignedCheckpoint.parse(files.getOrDefault("checkpoint", new byte[0]));
    }

    long size() {
        return checkpoint().checkpoint().size();
    }

    /** What this log signed, or would have signed, when it had this size. */
    SignedCheckpoint checkpointAt(long size) {
        Checkpoint then = new Checkpoint(ORIGIN, size, new TileHashes(objects(), size()).root(size));
        return SignedCheckpoint.sign(
                then,
                secrets.stream()
                        .map(secret -> secret.signer(InstantSource.system()))
                        .toList());
    }

    LogVerdict verify(List<Anchor> anchors) {
        return verify(objects(), anchors);
    }

    LogVerdict verify(LogObjects seen, List<Anchor> anchors) {
        return LogVerification.verify(seen, policy(), 0, anchors, checked -> {});
    }
}
