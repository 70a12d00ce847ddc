package dev.assay.ledger.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.ledger.LedgerException;
import dev.assay.ledger.archive.LogDescription;
import dev.assay.ledger.checkpoint.Checkpoint;
import dev.assay.ledger.checkpoint.CheckpointPolicy;
import dev.assay.ledger.checkpoint.Ed25519Cosigner;
import dev.assay.ledger.checkpoint.LogProof;
import dev.assay.ledger.checkpoint.NoteKeyFile;
import dev.assay.ledger.checkpoint.NoteSecret;
import dev.assay.ledger.checkpoint.SignedCheckpoint;
import dev.assay.ledger.merkle.InclusionProof;
import dev.assay.ledger.merkle.Merkle;
import dev.assay.ledger.note.Ed25519Signer;
import dev.assay.ledger.note.NoteSignature;
import dev.assay.ledger.note.SignedNote;
import dev.assay.ledger.note.VerifierKey;
import dev.assay.ledger.tile.EntryBundle;
import dev.assay.ledger.tile.TilePath;
import dev.assay.ledger.witness.AddCheckpointRequest;
import dev.assay.ledger.witness.WitnessPolicy;
import dev.assay.testkit.Feature;
import dev.assay.testkit.Fuzz;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every parser of the log takes anything: it accepts, or refuses as documented. What was found once stays here. */
@Feature("EVD-02")
@Timeout(value = 3, unit = TimeUnit.HOURS)
class ParserFuzzTest {
    private static final String ORIGIN = "example.org/fuzz";
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-20T10:00:00Z"));
    private static final String[] WORDS = {"\u2014 " + ORIGIN + " ", ORIGIN, "+", "\n\n", "index ", "extra ", "\u2003"};

    private static final NoteSecret SMALL = secret(VerifierKey.ED25519, 1);
    private static final NoteSecret LARGE = secret(VerifierKey.ML_DSA_44_COSIGNATURE, 2);
    private static final Ed25519Cosigner WITNESS = new Ed25519Cosigner("w.example.org", new byte[32], CLOCK);
    private static final Checkpoint CHECKPOINT = new Checkpoint(ORIGIN, 2, Merkle.sha256(new byte[] {1}));
    private static final SignedCheckpoint SIGNED =
            SignedCheckpoint.sign(CHECKPOINT, List.of(SMALL.signer(CLOCK), LARGE.signer(CLOCK)));
    private static final byte[] SHORT_NOTE = SignedCheckpoint.sign(CHECKPOINT, List.of(SMALL.signer(CLOCK), WITNESS))
            .toBytes();

    @TempDir
    Path temporary;

    private static NoteSecret secret(byte type, int fill) {
        byte[] seed = new byte[NoteSecret.SEED_BYTES];
        Arrays.fill(seed, (byte) fill);
        return NoteSecret.ofSeed(ORIGIN, type, seed);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Test
    void notes() {
        Fuzz.of("note", SHORT_NOTE, SIGNED.toBytes())
                .withWords(WORDS)
                .refusing(LedgerException.class)
                .run(input -> assertThat(SignedNote.parse(input).toBytes()).isEqualTo(input));
    }

    @Test
    void signature_lines() {
        String line = SIGNED.note().signatures().getFirst().line();
        Fuzz.ofText("signature line", line.substring(0, line.length() - 1))
                .withWords(WORDS)
                .refusing(IllegalArgumentException.class)
                .run(input -> NoteSignature.parse(text(input)));
    }

    @Test
    void checkpoints() {
        Checkpoint extended = new Checkpoint(ORIGIN, 7, CHECKPOINT.root(), List.of("an extension", "another"));
        Fuzz.ofText("checkpoint", CHECKPOINT.toText(), extended.toText())
                .withWords(WORDS)
                .refusing(LedgerException.class)
                .run(input -> assertThat(Checkpoint.parse(text(input)).toText()).isEqualTo(text(input)));
    }

    @Test
    void no_changed_checkpoint_is_believed() {
        CheckpointPolicy policy = new CheckpointPolicy(ORIGIN, List.of(SMALL.key()), List.of(WITNESS.key()), 1);
        Fuzz.of("policy", SHORT_NOTE).withWords(WORDS).run(input -> {
            if (policy.judge(input) instanceof CheckpointPolicy.Accepted accepted) {
                assertThat(accepted.signed().checkpoint()).isEqualTo(CHECKPOINT);
            }
        });
    }

    @Test
    void receipts() {
        LogProof proof = new LogProof(
                "aGVsbG8=", new InclusionProof(1, 2, List.of(Merkle.emptyRoot())), SignedCheckpoint.parse(SHORT_NOTE));
        Fuzz.of("tlog-proof", proof.toBytes(), new LogProof(null, proof.proof(), proof.checkpoint()).toBytes())
                .withWords(WORDS)
                .refusing(LedgerException.class)
                .run(input -> assertThat(LogProof.parse(input).toBytes()).isEqualTo(input));
    }

    @Test
    void public_keys() {
        Fuzz.ofText("vkey", SMALL.key().toVkey(), LARGE.key().toVkey())
                .withWords(WORDS)
                .refusing(IllegalArgumentException.class)
                .run(input ->
                        assertThat(VerifierKey.parse(text(input)).toVkey()).isEqualToIgnoringCase(text(input)));
    }

    @Test
    void private_keys() {
        Fuzz.ofText("skey", SMALL.toPrivateText(), LARGE.toPrivateText())
                .withWords(WORDS)
                .refusing(IllegalArgumentException.class)
                .run(input -> NoteSecret.parse(text(input)));
        Fuzz.ofText("Ed25519 skey", SMALL.toPrivateText())
                .withWords(WORDS)
                .refusing(IllegalArgumentException.class)
                .run(input -> Ed25519Signer.parse(text(input)));
    }

    @Test
    void key_files() throws IOException {
        Path file = temporary.resolve("keys");
        NoteKeyFile.create(file, List.of(SMALL));
        byte[] good = Files.readAllBytes(file);
        Fuzz.of("key file", good)
                .withWords(WORDS)
                .refusing(LedgerException.class)
                .run(input -> {
                    Files.write(file, input);
                    NoteKeyFile.read(file);
                });
    }

    @Test
    void bundles() {
        byte[] good = {0, 3, 'a', 'b', 'c', 0, 0, 0, 1, 'd'};
        Fuzz.of("bundle", good, new byte[] {0, 0, 0, 0, 0, 0})
                .refusing(LedgerException.class)
                .run(input -> {
                    EntryBundle bundle = EntryBundle.parse(input, 3);
                    assertThat(bundle.end(2)).isEqualTo(input.length);
                    assertThat(bundle.entry(1)).hasSize(bundle.end(1) - bundle.offset(1) - 2);
                });
    }

    @Test
    void tile_paths() {
        Fuzz.ofText("tile path", "tile/0/x001/x234/067.p/8", "tile/entries/000", "tile/63/x999/999")
                .withWords("x", ".p/", "/", "entries", "256", "../", "%2e")
                .run(input -> TilePath.parse(text(input))
                        .ifPresent(path -> assertThat(path.toPath()).isEqualTo(text(input))));
    }

    @Test
    void settings() {
        LogSettings settings = LogSettings.of(ORIGIN, List.of(SMALL.key()), true)
                .withWitnesses(
                        List.of(new LogSettings.WitnessAddress(WITNESS.key(), URI.create("https://w.example.org/"))),
                        1);
        Fuzz.ofText("settings", settings.toText())
                .withWords("origin ", "key ", "deduplicate ", "minimum-index ", "witness ", "quorum ", "http://[")
                .refusing(LedgerException.class)
                .run(input -> {
                    LogSettings read = LogSettings.parse(text(input), "settings");
                    assertThat(LogSettings.parse(read.toText(), "settings")).isEqualTo(read);
                });
    }

    @Test
    void write_ahead_logs() throws IOException {
        Path folder = Files.createDirectory(temporary.resolve("wal"));
        List<byte[]> entries = List.of(new byte[0], new byte[] {1, 2}, new byte[70], new byte[] {3}, new byte[9]);
        try (WriteAheadLog wal = WriteAheadLog.open(folder, new SplittableRandom(5), 1 << 20)) {
            wal.append(0, 0, entries.subList(0, 2));
            wal.append(2, 0, entries.subList(2, 3));
            wal.append(3, 1, entries.subList(3, 5));
        }
        Path segment = folder.resolve("wal-0000000000000000000");
        byte[] good = Files.readAllBytes(segment);
        Fuzz.of("write-ahead log", Arrays.copyOf(good, 300), good)
                .withWords("AWAL", "AWALSEG1")
                .refusing(LedgerException.class)
                .run(input -> {
                    Files.write(segment, input);
                    List<String> found = replayed(folder);
                    assertThat(found).isEqualTo(asTexts(entries).subList(0, found.size()));
                });
    }

    private static List<String> replayed(Path folder) {
        List<byte[]> found = new ArrayList<>();
        try (WriteAheadLog wal = WriteAheadLog.open(folder, new SplittableRandom(5), 1 << 20)) {
            wal.replay(0, (first, published, bundle) -> {
                for (int i = 0; i < bundle.size(); i++) {
                    found.add(bundle.entry(i));
                }
            });
        }
        return asTexts(found);
    }

    private static List<String> asTexts(List<byte[]> entries) {
        return entries.stream().map(Arrays::toString).toList();
    }

    @Test
    void requests_to_a_witness() {
        String request = "old 1\n" + Merkle.emptyRoot().toBase64() + "\n\n" + text(SHORT_NOTE);
        Fuzz.ofText("add-checkpoint", request)
                .withWords(WORDS)
                .withWords("old ")
                .run(AddCheckpointRequest::read);
    }

    @Test
    void witness_policies() {
        String policy = "log " + SMALL.key().toVkey() + "\nwitness w1 "
                + WITNESS.key().toVkey() + " https://w.example.org/\ngroup g all w1\nquorum g\n";
        Fuzz.ofText("witness policy", policy)
                .withWords("witness ", "group ", "quorum ", "any ", "all ", "none", "log ")
                .refusing(LedgerException.class)
                .run(WitnessPolicy::parse);
    }

    /** Found by these tests or by reading; each was once taken, or escaped as another exception. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "quorum 99999999999",
                "quorum 9223372036854775807",
                "quorum 0\nquorum 0",
                "origin another.example.org",
                "minimum-index 18446744073709551616",
                "witness x",
                "witness " + "x y",
                "key x+y"
            })
    void settings_that_were_once_taken_or_crashed_are_refused(String line) {
        String good = LogSettings.of(ORIGIN, List.of(SMALL.key()), true).toText();
        String name = line.substring(0, line.indexOf(' '));
        String bad =
                name.equals("quorum") && !line.contains("\n") ? good.replace("quorum 0", line) : good + line + "\n";
        assertThatThrownBy(() -> LogSettings.parse(bad, "settings")).isInstanceOf(LedgerException.class);
        assertThatThrownBy(() -> LogSettings.parse(good.replaceAll("(?m)^quorum .*\n", ""), "settings"))
                .isInstanceOf(LedgerException.class);
    }

    @Test
    void other_spellings_of_a_signature_are_refused() {
        String line = SIGNED.note().signatures().getFirst().line().strip();
        char last = line.charAt(line.length() - 2);
        String otherBits = line.substring(0, line.length() - 2) + (char) (last + 1) + "=";
        assertThatThrownBy(() -> NoteSignature.parse(otherBits)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> NoteSignature.parse(line.substring(0, line.length() - 1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_key_name_that_is_longer_in_bytes_than_its_length_byte_can_say_is_refused() {
        assertThatThrownBy(() -> VerifierKey.of("\u20ac".repeat(200), VerifierKey.ED25519, new byte[32]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(VerifierKey.of("\u20ac".repeat(85), VerifierKey.ED25519, new byte[32])
                        .name())
                .hasSize(85);
    }

    @Test
    void descriptions_of_archives() {
        LogDescription description = new LogDescription(ORIGIN, List.of(SMALL.key()), 7);
        Fuzz.of("log description", description.toBytes())
                .refusing(LedgerException.class)
                .run(input -> {
                    LogDescription read = LogDescription.parse(input);
                    assertThat(LogDescription.parse(read.toBytes())).isEqualTo(read);
                });
    }
}
