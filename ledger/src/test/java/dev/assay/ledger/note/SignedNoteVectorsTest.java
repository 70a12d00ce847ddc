package dev.assay.ledger.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.ledger.LedgerException;
import dev.assay.ledger.checkpoint.Checkpoint;
import dev.assay.ledger.checkpoint.NoteVerifiers;
import dev.assay.ledger.json.Json;
import dev.assay.ledger.json.JsonArray;
import dev.assay.ledger.json.JsonLimits;
import dev.assay.ledger.json.JsonObject;
import dev.assay.ledger.json.JsonReader;
import dev.assay.ledger.json.JsonString;
import dev.assay.testkit.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The published cases for signed notes and checkpoints, all of them. */
class SignedNoteVectorsTest {
    private static JsonObject vectors() {
        try {
            return JsonReader.readObject(
                    Files.readAllBytes(Checkout.vectors("notes-and-checkpoints").resolve("signed-notes.json")),
                    JsonLimits.ENVELOPE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void keys_have_their_ids_and_private_keys_their_public_halves() {
        JsonObject keys = object(vectors(), "keys");
        assertThat(keys.members()).hasSize(3);
        for (Json value : keys.members().values()) {
            JsonObject key = (JsonObject) value;
            VerifierKey parsed = VerifierKey.parse(text(key, "vkey"));
            assertThat(parsed.idHex()).isEqualTo(text(key, "key_id_hex"));
            assertThat(HexFormat.of().formatHex(parsed.material())).isEqualTo(text(key, "public_key_hex"));
            assertThat(parsed.toVkey()).isEqualTo(text(key, "vkey"));
            if (key.member("skey").isPresent()) {
                Ed25519Signer signer = Ed25519Signer.parse(text(key, "skey"));
                assertThat(signer.key()).isEqualTo(parsed);
                assertThat(signer.toPrivateText()).isEqualTo(text(key, "skey"));
            }
        }
    }

    @Test
    void malformed_verifier_keys_are_refused() {
        JsonObject cases = object(vectors(), "vkey_cases");
        strings(cases, "valid")
                .forEach(vkey ->
                        assertThat(NoteVerifiers.of(vkey).key().toVkey()).isEqualTo(vkey));
        List<String> invalid = new ArrayList<>(strings(cases, "invalid_one_byte_incremented"));
        items(cases, "invalid").forEach(item -> invalid.add(text((JsonObject) item, "vkey")));
        invalid.addAll(substrings(text(cases, "invalid_substrings_of")));
        assertThat(invalid)
                .hasSizeGreaterThan(1000)
                .allSatisfy(vkey ->
                        assertThatThrownBy(() -> NoteVerifiers.of(vkey)).isInstanceOf(IllegalArgumentException.class));
    }

    @Test
    void malformed_private_keys_are_refused_without_a_word_of_them() {
        JsonObject cases = object(vectors(), "skey_cases");
        strings(cases, "valid").forEach(Ed25519Signer::parse);
        List<String> invalid = new ArrayList<>(strings(cases, "invalid_one_byte_incremented"));
        invalid.addAll(substrings(text(cases, "invalid_substrings_of")));
        assertThat(invalid)
                .hasSizeGreaterThan(1000)
                .allSatisfy(skey -> assertThatThrownBy(() -> Ed25519Signer.parse(skey))
                        .isInstanceOf(IllegalArgumentException.class)
                        .message()
                        .doesNotContain("AYEKFALVFGyN"));
    }

    @Test
    void lookups_tell_known_unknown_and_ambiguous_apart() {
        JsonObject vectors = vectors();
        JsonObject cases = object(vectors, "lookup_cases");
        VerifierLookup lookup = VerifierLookup.in(known(vectors, strings(cases, "known_keys")));
        for (Json item : items(cases, "cases")) {
            JsonObject probe = (JsonObject) item;
            int id = HexFormat.fromHexDigits(text(probe, "key_id_hex"));
            int expected = switch (text(probe, "expected")) {
                case "unknown" -> 0;
                case "ambiguous" -> 2;
                default -> 1;
            };
            assertThat(lookup.find(text(probe, "name"), id)).hasSize(expected);
        }
    }

    @Test
    void notes_are_signed_byte_for_byte() {
        JsonObject vectors = vectors();
        assertThat(items(vectors, "sign_cases")).hasSize(7).allSatisfy(item -> sign(vectors, (JsonObject) item));
    }

    private static void sign(JsonObject vectors, JsonObject probe) {
        JsonObject expected = object(probe, "expected");
        if (text(expected, "verdict").equals("ok")) {
            assertThat(Base64.getEncoder().encodeToString(signed(vectors, probe).toBytes()))
                    .isEqualTo(text(expected, "note_base64"));
        } else {
            assertThatThrownBy(() -> signed(vectors, probe)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static SignedNote signed(JsonObject vectors, JsonObject probe) {
        List<NoteSigner> signers = new ArrayList<>();
        for (String name : strings(probe, "signers")) {
            Ed25519Signer signer = Ed25519Signer.parse(text(object(object(vectors, "keys"), name), "skey"));
            if (probe.member("signer_name_override").isPresent()) {
                VerifierKey.of(
                        text(probe, "signer_name_override"),
                        VerifierKey.ED25519,
                        signer.key().material());
            }
            signers.add(signer);
        }
        List<NoteSignature> existing = new ArrayList<>();
        for (Json item : items(probe, "existing")) {
            JsonObject line = (JsonObject) item;
            int id = HexFormat.fromHexDigits(text(line, "key_id_hex"));
            // Here a line's key id is part of its bytes; one that a signer is about to replace is never looked into.
            boolean replaced = signers.stream()
                    .anyMatch(signer ->
                            signer.key().id() == id && signer.key().name().equals(text(line, "name")));
            if (!replaced) {
                existing.add(line(line, id));
            }
        }
        return new SignedNote(text(probe, "text"), existing).with(signers);
    }

    private static NoteSignature line(JsonObject line, int id) {
        NoteSignature signature = NoteSignature.parse("\u2014 " + text(line, "name") + " " + text(line, "base64"));
        if (signature.keyId() != id) {
            throw new IllegalArgumentException("the key id of the line is another one");
        }
        return signature;
    }

    @Test
    void signing_again_replaces_the_own_signature_and_keeps_the_others() {
        JsonObject keys = object(vectors(), "keys");
        Ed25519Signer peter = Ed25519Signer.parse(text(object(keys, "peter"), "skey"));
        Ed25519Signer enoch = Ed25519Signer.parse(text(object(keys, "enoch"), "skey"));
        SignedNote both = SignedNote.sign("text\n", List.of(peter, enoch));
        assertThat(both.with(List.of(peter)).signatures())
                .containsExactly(both.signatures().get(1), both.signatures().get(0));
    }

    @Test
    void notes_open_with_the_published_verdicts() {
        JsonObject vectors = vectors();
        assertThat(items(vectors, "open_cases")).hasSize(21).allSatisfy(item -> open(vectors, (JsonObject) item));
    }

    private static void open(JsonObject vectors, JsonObject probe) {
        List<NoteVerifier> known = known(vectors, strings(probe, "known_keys"));
        boolean always = probe.member("lookup").isPresent();
        VerifierLookup lookup = always ? (name, id) -> known : VerifierLookup.in(known);
        byte[] bytes = Base64.getDecoder().decode(text(probe, "note_base64"));
        JsonObject expected = object(probe, "expected");
        String verdict = text(expected, "verdict");
        if (verdict.equals("malformed")) {
            assertThatThrownBy(() -> SignedNote.parse(bytes)).isInstanceOf(LedgerException.class);
            return;
        }
        SignedNote note = SignedNote.parse(bytes);
        assertThat(note.toBytes()).isEqualTo(bytes);
        switch (note.open(lookup)) {
            case NoteVerdict.Refused refused ->
                assertThat(refused.reason().name().toLowerCase(Locale.ROOT)).isEqualTo(verdict);
            case NoteVerdict.Opened opened -> {
                assertThat(verdict).isEqualTo("ok");
                assertSignatures(opened.verified(), expected, "verified");
                assertSignatures(opened.unverified(), expected, "unverified");
                expected.member("text")
                        .ifPresent(text -> assertThat(note.text()).isEqualTo(((JsonString) text).value()));
            }
        }
    }

    private static void assertSignatures(List<NoteSignature> found, JsonObject expected, String member) {
        if (expected.member(member).isPresent()) {
            assertThat(found.stream().map(NoteSignature::base64))
                    .containsExactlyElementsOf(items(expected, member).stream()
                            .map(item -> text((JsonObject) item, "base64"))
                            .toList());
        }
    }

    @Test
    void printed_checkpoints_are_parsed() {
        assertThat(items(vectors(), "checkpoint_cases")).hasSize(2).allSatisfy(item -> {
            JsonObject probe = (JsonObject) item;
            SignedNote note = SignedNote.parse(Base64.getDecoder().decode(text(probe, "note_base64")));
            Checkpoint checkpoint = Checkpoint.parse(note.text());
            JsonObject parsed = object(probe, "parsed");
            assertThat(checkpoint.origin()).isEqualTo(text(parsed, "origin"));
            assertThat(Long.toString(checkpoint.size())).isEqualTo(text(parsed, "tree_size"));
            assertThat(checkpoint.root().toBase64()).isEqualTo(text(parsed, "root_hash_base64"));
            assertThat(checkpoint.toText()).isEqualTo(text(probe, "text"));
            assertThat(note.signatures().stream().map(NoteSignature::base64))
                    .containsExactlyElementsOf(items(probe, "signatures").stream()
                            .map(line -> text((JsonObject) line, "base64"))
                            .toList());
        });
    }

    @Test
    void checkpoint_texts_get_their_verdicts() {
        List<Json> cases = items(object(vectors(), "checkpoint_text_cases_derived"), "cases");
        assertThat(cases).hasSizeGreaterThan(10).allSatisfy(item -> {
            JsonObject probe = (JsonObject) item;
            if (text(object(probe, "expected"), "verdict").equals("ok")) {
                assertThat(Checkpoint.parse(text(probe, "text")).toText()).isEqualTo(text(probe, "text"));
            } else {
                assertThatThrownBy(() -> Checkpoint.parse(text(probe, "text")))
                        .as(text(probe, "id"))
                        .isInstanceOf(LedgerException.class);
            }
        });
    }

    private static List<NoteVerifier> known(JsonObject vectors, List<String> names) {
        return names.stream()
                .map(name -> NoteVerifiers.of(text(object(object(vectors, "keys"), name), "vkey")))
                .toList();
    }

    private static List<String> substrings(String whole) {
        List<String> parts = new ArrayList<>();
        for (int from = 0; from < whole.length(); from++) {
            for (int to = from + 1; to <= whole.length(); to++) {
                if (to - from < whole.length()) {
                    parts.add(whole.substring(from, to));
                }
            }
        }
        return parts;
    }

    private static JsonObject object(JsonObject parent, String name) {
        return (JsonObject) parent.member(name).orElseThrow();
    }

    private static List<Json> items(JsonObject parent, String name) {
        return ((JsonArray) parent.member(name).orElseThrow()).items();
    }

    private static List<String> strings(JsonObject parent, String name) {
        return items(parent, name).stream()
                .map(item -> ((JsonString) item).value())
                .toList();
    }

    private static String text(JsonObject parent, String name) {
        String value = ((JsonString) parent.member(name).orElseThrow()).value();
        return new String(value.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
