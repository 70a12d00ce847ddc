package dev.assay.checks.peers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.ledger.checkpoint.Checkpoint;
import dev.assay.ledger.checkpoint.Ed25519Cosigner;
import dev.assay.ledger.checkpoint.MlDsa44;
import dev.assay.ledger.checkpoint.MlDsa44Signer;
import dev.assay.ledger.checkpoint.SignedCheckpoint;
import dev.assay.ledger.merkle.Hash;
import dev.assay.ledger.note.Ed25519Signer;
import dev.assay.ledger.note.NoteSigner;
import dev.assay.ledger.note.NoteVerdict;
import dev.assay.ledger.note.SignedNote;
import dev.assay.ledger.note.VerifierLookup;
import dev.assay.testkit.Feature;
import dev.assay.testkit.FinishedProgram;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Notes and cosignatures across the border: ours verified by Go, Go's verified by us. */
@Tag("peers")
@Feature("EVD-02")
class NotePeerTest {
    private static final int NOTES = 25;
    private static final String ORIGIN = "log.example.org/peers";
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-20T12:00:00Z"));

    @TempDir
    Path folder;

    @Test
    void go_verifies_our_checkpoint_with_each_of_its_three_kinds_of_signature() throws IOException {
        SplittableRandom random = PeerSeed.of(NotePeerTest.class);
        for (int i = 0; i < NOTES; i++) {
            NoteSigner log = Ed25519Signer.ofSeed(ORIGIN, PeerSeed.bytes(random, 32));
            NoteSigner postQuantum = new MlDsa44Signer(ORIGIN, MlDsa44.generate(), CLOCK);
            NoteSigner witness = new Ed25519Cosigner("witness.example.org", PeerSeed.bytes(random, 32), CLOCK);
            Checkpoint checkpoint =
                    new Checkpoint(ORIGIN, random.nextLong(1L << 40), Hash.of(PeerSeed.bytes(random, 32)));
            byte[] signed = SignedCheckpoint.sign(checkpoint, List.of(log, postQuantum, witness))
                    .toBytes();

            String said =
                    verifyInGo(signed, log, postQuantum, witness).expect(0).text();

            assertThat(said)
                    .contains("\"type\":\"ed25519\"", "\"type\":\"mldsa44\"", "\"type\":\"cosigner\"")
                    .contains("2026-11-20T12:00:00Z");
        }
    }

    @Test
    void go_refuses_our_checkpoint_after_one_digit_of_its_size_is_changed() throws IOException {
        SplittableRandom random = PeerSeed.of(NotePeerTest.class);
        NoteSigner log = Ed25519Signer.ofSeed(ORIGIN, PeerSeed.bytes(random, 32));
        NoteSigner postQuantum = new MlDsa44Signer(ORIGIN, MlDsa44.generate(), CLOCK);
        Checkpoint checkpoint = new Checkpoint(ORIGIN, 4711, Hash.of(PeerSeed.bytes(random, 32)));
        String signed = new String(
                SignedCheckpoint.sign(checkpoint, List.of(log, postQuantum)).toBytes(), StandardCharsets.UTF_8);
        byte[] changed = signed.replace("\n4711\n", "\n4712\n").getBytes(StandardCharsets.UTF_8);

        for (NoteSigner signer : List.of(log, postQuantum)) {
            assertThat(verifyInGo(changed, signer).expect(1).errors()).contains("invalid signature");
        }
    }

    @Test
    void we_verify_what_go_signs_and_refuse_it_after_a_change() throws IOException {
        SplittableRandom random = PeerSeed.of(NotePeerTest.class);
        for (int i = 0; i < NOTES; i++) {
            PeerKey log = PeerKey.make(folder, ORIGIN, "ed25519", PeerSeed.bytes(random, 32));
            PeerKey postQuantum = PeerKey.make(folder, ORIGIN, "mldsa44", PeerSeed.bytes(random, 32));
            PeerKey witness = PeerKey.make(folder, "witness.example.org", "cosigner", PeerSeed.bytes(random, 32));
            String text =
                    new Checkpoint(ORIGIN, random.nextLong(1L << 40), Hash.of(PeerSeed.bytes(random, 32))).toText();
            SignedNote note = SignedNote.parse(PeerKey.peers("note-sign")
                    .with("-skey", log.signing().toString())
                    .with("-skey", postQuantum.signing().toString())
                    .with("-skey", witness.signing().toString())
                    .withInput(text.getBytes(StandardCharsets.UTF_8))
                    .run()
                    .expect(0)
                    .output());
            VerifierLookup known =
                    VerifierLookup.in(List.of(log.verifier(), postQuantum.verifier(), witness.verifier()));

            assertThat(note.open(known))
                    .isInstanceOfSatisfying(
                            NoteVerdict.Opened.class,
                            opened -> assertThat(opened.verified()).hasSize(3));
            SignedNote changed = new SignedNote(note.text().replace(ORIGIN, ORIGIN + "x"), note.signatures());
            assertThat(changed.open(known)).isInstanceOf(NoteVerdict.Refused.class);
        }
    }

    @Test
    void an_ed25519_note_is_the_same_bytes_whoever_signs_it() throws IOException {
        SplittableRandom random = PeerSeed.of(NotePeerTest.class);
        for (int i = 0; i < NOTES; i++) {
            byte[] seed = PeerSeed.bytes(random, 32);
            PeerKey theirs = PeerKey.make(folder, ORIGIN, "ed25519", seed);
            Ed25519Signer ours = Ed25519Signer.ofSeed(ORIGIN, seed);
            String text = "ünïcödé text " + random.nextLong() + "\n\nwith an empty line\n";

            assertThat(ours.toPrivateText()).isEqualTo(theirs.signingText());
            assertThat(ours.key()).isEqualTo(theirs.key());
            assertThat(SignedNote.sign(text, List.of(ours)).toBytes())
                    .isEqualTo(PeerKey.peers("note-sign")
                            .with("-skey", theirs.signing().toString())
                            .withInput(text.getBytes(StandardCharsets.UTF_8))
                            .run()
                            .expect(0)
                            .output());
        }
    }

    private FinishedProgram verifyInGo(byte[] note, NoteSigner... signers) throws IOException {
        var program = PeerKey.peers("note-verify").withInput(note);
        for (NoteSigner signer : signers) {
            Path file = folder.resolve(signer.key().idHex() + ".vkey");
            program = program.with("-vkey", PeerKey.write(file, signer.key()).toString());
        }
        return program.run();
    }
}
