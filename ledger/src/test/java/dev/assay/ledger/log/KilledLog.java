package dev.assay.ledger.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.ledger.checkpoint.Checkpoint;
import dev.assay.ledger.checkpoint.Ed25519Cosigner;
import dev.assay.ledger.checkpoint.SignedCheckpoint;
import dev.assay.ledger.merkle.Hash;
import dev.assay.ledger.note.VerifierKey;
import dev.assay.ledger.tile.DirectoryObjects;
import dev.assay.ledger.tile.TileHashes;
import dev.assay.ledger.witness.Cosigned;
import dev.assay.ledger.witness.Cosigners;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** A log whose writers are killed, and all that it has ever promised. */
final class KilledLog {
    private final Path root;
    private final LogKeys keys;
    private final Path keyFile;
    private final LogSettings settings;
    private final Map<Long, String> leafOfIndex = new HashMap<>();
    private final Map<String, Long> indexOfLeaf = new HashMap<>();
    private final Map<Long, String> rootOfSize = new HashMap<>();
    private long published = -1;

    private KilledLog(Path root, LogKeys keys, Path keyFile, LogSettings settings) {
        this.root = root;
        this.keys = keys;
        this.keyFile = keyFile;
        this.settings = settings;
    }

    /** A new log; its number says of which kind: plain, deduplicating, with a witness. */
    static KilledLog create(Path root, LogKeys keys, Path keyFile, int number) {
        LogSettings plain = LogSettings.of("example.org/killed", keys.publicKeys(), number % 3 != 0);
        VerifierKey witness =
                new Ed25519Cosigner(KillVictim.WITNESS_NAME, KillVictim.WITNESS_SEED, InstantSource.system()).key();
        LogSettings settings = number % 3 < 2
                ? plain
                : plain.withWitnesses(
                        List.of(new LogSettings.WitnessAddress(witness, URI.create("https://witness.example.org/"))),
                        1);
        DirectoryLog.create(root, settings, keys);
        return new KilledLog(root, keys, keyFile, settings);
    }

    KilledProcess startWriter(long seed, long entries) throws IOException {
        return KilledProcess.start(root, keyFile, seed, entries);
    }

    /** A writer whose files cannot be longer than this many blocks of 512 bytes. */
    KilledProcess startWriterWithFilesUpTo(int blocks) throws IOException {
        return KilledProcess.startLimited(blocks, root, keyFile);
    }

    /** Number of indexes that were given away. */
    long acknowledged() {
        return leafOfIndex.size();
    }

    /** Takes notice of what a writer said, and refuses promises that contradict older ones. */
    void take(List<String> said) {
        for (String line : said) {
            String[] words = line.split(" ", -1);
            switch (words[0]) {
                case "A" -> acknowledge(Long.parseLong(words[1]), words[2], Boolean.parseBoolean(words[3]));
                case "W" -> promise(Long.parseLong(words[1]), words[2]);
                default -> assertThat(words[0]).isIn("opening", "open");
            }
        }
    }

    private void acknowledge(long index, String leaf, boolean duplicate) {
        String before = leafOfIndex.putIfAbsent(index, leaf);
        if (duplicate) {
            assertThat(settings.deduplicate()).isTrue();
        }
        assertThat(before == null || (duplicate && before.equals(leaf)))
                .as("index %d was given to %s and to %s", index, before, leaf)
                .isTrue();
        Long other = indexOfLeaf.putIfAbsent(leaf, index);
        if (settings.deduplicate() && other != null) {
            assertThat(index).as("entry %s is in the log twice", leaf).isEqualTo(other);
        }
    }

    private void promise(long size, String signedRoot) {
        String before = rootOfSize.putIfAbsent(size, signedRoot);
        assertThat(before == null || before.equals(signedRoot))
                .as("two trees of size %d were signed", size)
                .isTrue();
    }

    /** What readers see right after the kill, before anybody has mended anything. */
    void checkPublished() {
        DirectoryObjects objects = new DirectoryObjects(root);
        if (objects.read("checkpoint").isEmpty()) {
            assertThat(published).as("the checkpoint is gone").isEqualTo(-1);
            return;
        }
        LogView view = LogView.open(objects, settings.policy());
        Checkpoint now = view.checkpoint().checkpoint();
        assertThat(now.size()).as("size of the published checkpoint").isGreaterThanOrEqualTo(published);
        promise(now.size(), now.root().toHex());
        FsckReport report = Fsck.check(objects, now, 0, checked -> {});
        assertThat(report.findings()).isEmpty();
        if (published > 0) {
            Hash old = Hash.of(java.util.HexFormat.of().parseHex(rootOfSize.getOrDefault(published, "")));
            assertThat(view.consistency(published, now.size())
                            .verify(old, now.root())
                            .valid())
                    .isTrue();
        }
        published = now.size();
    }

    /** Takes what the disk may have lost, and says how much that was. */
    long cutPower(SplittableRandom random) throws IOException {
        long proven = leafOfIndex.keySet().stream()
                .mapToLong(index -> index + 1)
                .max()
                .orElse(0);
        long signed = rootOfSize.keySet().stream().mapToLong(size -> size).max().orElse(0);
        long shown = new DirectoryObjects(root)
                .read("checkpoint")
                .map(bytes -> SignedCheckpoint.parse(bytes).checkpoint().size())
                .orElse(0L);
        return new PowerCut(root, random).strike(Math.max(shown, Math.max(proven, signed)));
    }

    /** Opens the log again: everything that was acknowledged is there, and everything that was signed still holds. */
    void reopenAndCheck() {
        DirectoryLog.open(root, keys, LogOptions.DEFAULT, agreeing()).close();
        checkPublished();
        TileHashes hashes = new TileHashes(new DirectoryObjects(root), published);
        leafOfIndex.forEach((index, leaf) -> {
            assertThat(index).as("an acknowledged entry is lost").isLessThan(published);
            assertThat(hashes.leaf(index).toHex()).as("entry %d", index).isEqualTo(leaf);
        });
        rootOfSize.forEach((size, signedRoot) -> {
            assertThat(size).as("a signed tree is lost").isLessThanOrEqualTo(published);
            assertThat(hashes.root(size).toHex()).as("root of size %d", size).isEqualTo(signedRoot);
        });
    }

    private Cosigners agreeing() {
        if (settings.quorum() == 0) {
            return Cosigners.none();
        }
        Ed25519Cosigner signer =
                new Ed25519Cosigner(KillVictim.WITNESS_NAME, KillVictim.WITNESS_SEED, InstantSource.system());
        return (signed, proofs) -> new Cosigned.Met(
                new SignedCheckpoint(signed.checkpoint(), signed.note().with(List.of(signer))));
    }

    void delete() throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
