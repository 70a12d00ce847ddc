package dev.assay.ledger.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.ledger.LedgerError;
import dev.assay.ledger.LedgerException;
import dev.assay.ledger.merkle.Merkle;
import dev.assay.ledger.note.NoteVerdict;
import dev.assay.ledger.note.VerifierKey;
import dev.assay.ledger.note.VerifierLookup;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The expected texts were made by an independent program (Go's note package and its ML-DSA signer) from the same
 * seed.
 */
class NoteSecretTest {
    private static final String NAME = "example.org/w1";
    private static final byte[] SEED =
            HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");
    private static final Map<Byte, String> PRIVATE_TEXTS = Map.of(
            VerifierKey.ED25519, "PRIVATE+KEY+example.org/w1+170635f2+AQABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f",
            VerifierKey.ED25519_COSIGNATURE,
                    "PRIVATE+KEY+example.org/w1+59ba4ad4+BAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f",
            VerifierKey.ML_DSA_44_COSIGNATURE,
                    "PRIVATE+KEY+example.org/w1+b5aabe5c+BgABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f");

    @Test
    void private_key_texts_are_those_of_the_go_note_package() {
        PRIVATE_TEXTS.forEach((type, text) -> {
            assertThat(NoteSecret.ofSeed(NAME, type, SEED).toPrivateText()).isEqualTo(text);
            assertThat(NoteSecret.parse(text).key())
                    .isEqualTo(NoteSecret.ofSeed(NAME, type, SEED).key());
        });
    }

    @Test
    void an_ml_dsa_44_key_comes_from_its_seed_as_in_other_implementations() {
        String vkey = NoteSecret.ofSeed(NAME, VerifierKey.ML_DSA_44_COSIGNATURE, SEED)
                .key()
                .toVkey();
        assertThat(Merkle.sha256(vkey.getBytes(StandardCharsets.US_ASCII)).toHex())
                .isEqualTo("66e20444fd6e20ad4c31f2a5ff772ea7a8a61005d3c1e052480e72524d694c42");
    }

    @Test
    void every_type_signs_what_its_public_half_verifies() {
        Checkpoint checkpoint = new Checkpoint("example.org/log", 0, Merkle.emptyRoot());
        PRIVATE_TEXTS.values().forEach(text -> {
            NoteSecret secret = NoteSecret.parse(text);
            SignedCheckpoint signed = SignedCheckpoint.sign(
                    checkpoint, List.of(secret.signer(() -> Instant.ofEpochSecond(1_800_000_000))));
            assertThat(signed.note().open(VerifierLookup.in(List.of(NoteVerifiers.of(secret.key())))))
                    .isInstanceOf(NoteVerdict.Opened.class);
        });
    }

    @Test
    void nothing_that_is_said_about_a_bad_key_holds_any_of_it() {
        for (String bad : List.of(
                "PRIVATE+KEY+example.org/w1+170635f2+AQABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4",
                "PRIVATE+KEY+example.org/w1+170635f2+AQ!BAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f",
                "PRIVATE+KEY+example.org/w1+170635f3+AQABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f",
                "PRIVATE+KEY+example.org/w1+170635f2+AwABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f",
                "PRIVATE+KEY+two words+170635f2+AQABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f",
                "PRIVATE+KEY+example.org/w1",
                "")) {
            assertThatThrownBy(() -> NoteSecret.parse(bad))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageNotContaining("AgMEBQ")
                    .hasMessageNotContaining("!");
        }
        assertThat(NoteSecret.ofSeed(NAME, VerifierKey.ED25519, SEED))
                .hasToString("private half of example.org/w1+170635f2");
    }

    @Test
    void a_key_file_is_read_back_and_belongs_to_its_owner_alone(@TempDir Path folder) throws IOException {
        List<NoteSecret> secrets =
                PRIVATE_TEXTS.values().stream().map(NoteSecret::parse).toList();
        Path file = folder.resolve("keys").resolve("w1.skey");

        NoteKeyFile.create(file, secrets);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("keys"))))
                .isEqualTo("rwx------");
        assertThat(NoteKeyFile.read(file).stream().map(NoteSecret::toPrivateText))
                .containsExactlyElementsOf(
                        secrets.stream().map(NoteSecret::toPrivateText).toList());
        assertFault(LedgerError.ALREADY_EXISTS, () -> NoteKeyFile.create(file, secrets));
    }

    @Test
    void a_key_file_that_others_may_read_is_refused(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("w1.skey");
        NoteKeyFile.create(file, List.of(NoteSecret.ofSeed(NAME, VerifierKey.ED25519, SEED)));
        for (String mode : List.of("rw-r-----", "rw----r--", "rw--w----", "rwxrwxrwx")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
            assertFault(LedgerError.KEY_PERMISSIONS, () -> NoteKeyFile.read(file));
        }
    }

    @Test
    void a_key_file_that_is_none_is_refused_with_its_line(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("w1.skey");
        Files.writeString(file, "# the keys of w1\n\nPRIVATE+KEY+w1\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        assertThatThrownBy(() -> NoteKeyFile.read(file)).hasMessageContaining("line 3");
        Files.writeString(file, "\n");
        assertFault(LedgerError.MALFORMED, () -> NoteKeyFile.read(file));
        Files.write(file, new byte[NoteKeyFile.MAX_BYTES + 1]);
        assertFault(LedgerError.LIMIT_EXCEEDED, () -> NoteKeyFile.read(file));
        Files.delete(file);
        assertFault(LedgerError.NOT_FOUND, () -> NoteKeyFile.read(file));
    }

    private static void assertFault(LedgerError code, Runnable action) {
        assertThatThrownBy(action::run)
                .isInstanceOfSatisfying(
                        LedgerException.class, fault -> assertThat(fault.code()).isEqualTo(code));
    }
}
