package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.cli.log.LogFolder;
import dev.assay.core.fault.ExitCode;
import dev.assay.ledger.checkpoint.Ed25519Cosigner;
import dev.assay.ledger.checkpoint.SignedCheckpoint;
import dev.assay.ledger.dsse.Envelope;
import dev.assay.ledger.evidence.EvidenceId;
import dev.assay.ledger.intoto.Statement;
import dev.assay.ledger.json.Json;
import dev.assay.ledger.json.JsonArray;
import dev.assay.ledger.json.JsonLimits;
import dev.assay.ledger.json.JsonNumber;
import dev.assay.ledger.json.JsonObject;
import dev.assay.ledger.json.JsonReader;
import dev.assay.ledger.json.JsonString;
import dev.assay.ledger.log.LogSettings;
import dev.assay.testkit.Feature;
import dev.assay.testkit.TestClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidenceCommandTest {

    private static final String STATEMENT = "{\"_type\":\"https://in-toto.io/Statement/v1\",\"subject\":[{\"name\":"
            + "\"assay:store/orders-db\",\"digest\":{\"sha256\":\"" + "ab".repeat(32) + "\"}}],"
            + "\"predicateType\":\"https://example.org/review/v1\",\"predicate\":{\"ok\":true}}";

    @TempDir
    Path folder = Path.of("");

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("s.json"), STATEMENT);
    }

    @Test
    @Feature(value = "EVD-07", partial = "on one machine; no inventory jobs")
    void signing_records_with_the_local_key_and_says_that_it_proves_no_identity() {
        CommandRun first = run("evidence", "sign", "s.json");
        CommandRun second = run("evidence", "sign", "s.json", "-o", "json");

        assertThat(first.exit()).isEqualTo(ExitCode.OK);
        assertThat(first.out()).startsWith("recorded #0 (local key, identity unproven)\n");
        assertThat(first.err()).contains("made the local key").contains("made " + folder.resolve(".assay"));
        assertThat(second.out()).contains("\"schemaVersion\" : 1").contains("\"index\" : 1");
        assertThat(folder.resolve(".assay/.gitignore")).hasContent("*\n");
        assertThat(folder.resolve("home/.config/assay/keys")).isDirectory();
        assertThat(run("verify").exit()).isEqualTo(ExitCode.OK);
    }

    @Test
    void the_payload_is_the_statement_in_canonical_json() {
        run("evidence", "sign", "s.json");
        CommandRun shown = run("evidence", "show", "0", "--envelope");

        byte[] payload =
                Envelope.parse(shown.out().getBytes(StandardCharsets.UTF_8)).payload();
        assertThat(payload)
                .isEqualTo(Statement.parse(STATEMENT.getBytes(StandardCharsets.UTF_8))
                        .toCanonicalJson());
    }

    @Test
    void several_statements_are_recorded_in_their_order() {
        CommandRun run = run("evidence", "sign", "s.json", "s.json", "s.json", "-o", "json");

        JsonArray recorded = (JsonArray) member(run.out(), "recorded");
        assertThat(recorded.items())
                .extracting(item -> ((JsonObject) item).members().get("index"))
                .containsExactly(JsonNumber.of(0), JsonNumber.of(1), JsonNumber.of(2));
    }

    @Test
    void a_statement_is_put_together_from_options() throws IOException {
        Files.writeString(folder.resolve("p.json"), "{\"reviewed\":true}");
        Files.writeString(folder.resolve("app.jar"), "jar");

        CommandRun run = run(
                "evidence",
                "sign",
                "--subject",
                "assay:release/shop@sha256:" + "cd".repeat(32),
                "--subject",
                "assay:repo/github.com/acme/shop@" + "ef".repeat(20),
                "--subject",
                "assay:service/shop",
                "--subject-file",
                "app.jar",
                "--type",
                "https://example.org/review/v1",
                "--predicate",
                "p.json",
                "--blob",
                "p.json");

        assertThat(run.exit()).isEqualTo(ExitCode.OK);
        assertThat(run.out()).contains("kept p.json as sha256:");
        assertThat(run("evidence", "show", "0").out())
                .contains("sha256:" + "cd".repeat(32))
                .contains("gitCommit:" + "ef".repeat(20))
                .contains("uriSha256:")
                .contains("app.jar")
                .contains("\"reviewed\": true");
    }

    @Test
    void what_cannot_be_signed_is_said_with_its_place_and_records_nothing() throws IOException {
        Files.writeString(folder.resolve("broken.json"), STATEMENT.replace("\"digest\"", "\"dgst\""));
        Files.writeString(folder.resolve("rounded.json"), STATEMENT.replace("true", "12345678901234567890"));

        assertFault(run("evidence", "sign"), ExitCode.USAGE, "there is nothing to sign");
        assertFault(run("evidence", "sign", "missing.json"), ExitCode.USAGE, "missing.json");
        assertFault(run("evidence", "sign", "broken.json"), ExitCode.USAGE, "broken.json", "\"digest\" is missing");
        assertFault(run("evidence", "sign", "--subject", "x:y"), ExitCode.USAGE, "--type is missing");
        assertFault(run("evidence", "sign", "--subject", "shop", "--type", "x:y"), ExitCode.USAGE, "is no URI");
        assertFault(run("evidence", "sign", "s.json", "--type", "x:y"), ExitCode.USAGE, "not from both");
        assertThat(run("evidence", "sign", "rounded.json").err()).contains("no exact canonical form");
        assertThat(folder.resolve(".assay")).doesNotExist();
    }

    @Test
    void a_key_that_others_can_read_is_refused() throws IOException {
        run("evidence", "sign", "s.json");
        try (Stream<Path> files = Files.list(folder.resolve("home/.config/assay/keys"))) {
            Path key = files.filter(file -> file.toString().endsWith(".pem"))
                    .findFirst()
                    .orElseThrow();
            Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
        }

        assertFault(run("evidence", "sign", "s.json"), ExitCode.CONFIGURATION, "is open to others", "chmod 600");
    }

    @Test
    void a_key_file_that_is_none_is_refused() throws IOException {
        Path key = folder.resolve("k.pem");
        Files.writeString(key, "no key");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));

        assertFault(run("evidence", "sign", "s.json", "--key", "k.pem"), ExitCode.CONFIGURATION, "PRIVATE KEY");
    }

    @Test
    void an_envelope_signed_elsewhere_verifies_with_the_key_and_with_no_other() throws IOException {
        run("evidence", "sign", "s.json", "--no-record", "--out", "s.dsse.json");
        run("key", "show", "--pem", "--out", "mine.pem");
        run("key", "rotate");
        run("key", "show", "--pem", "--out", "other.pem");

        assertThat(folder.resolve(".assay")).doesNotExist();
        assertThat(run("evidence", "verify", "s.dsse.json", "--key", "mine.pem").exit())
                .isEqualTo(ExitCode.OK);
        assertThat(run("evidence", "verify", "s.dsse.json", "--key", "other.pem")
                        .exit())
                .isEqualTo(ExitCode.VERIFICATION);
        assertThat(run(
                                "evidence",
                                "verify",
                                "s.dsse.json",
                                "--key",
                                "mine.pem",
                                "--key",
                                "other.pem",
                                "--threshold",
                                "2")
                        .exit())
                .isEqualTo(ExitCode.VERIFICATION);
        assertFault(
                run("evidence", "verify", "s.dsse.json", "--key", "mine.pem", "--key", "mine.pem", "--threshold", "2"),
                ExitCode.USAGE,
                "a threshold of 2 of 1 keys");
    }

    @Test
    @Feature(value = "EVD-05", partial = "no scheduled export")
    void a_trust_file_decides_whose_signature_counts() throws IOException {
        run("evidence", "sign", "s.json");
        String shown = run("key", "show").out();
        String entry = shown.substring(shown.indexOf("      - key:"));
        String head = "apiVersion: assay.dev/v1\nkind: Trust\nsigners:\n  - name: alice\n    keys:\n";
        Files.writeString(folder.resolve("trust.yaml"), head + entry);
        run("key", "rotate");
        String other = run("key", "show").out();
        Files.writeString(folder.resolve("others.yaml"), head + other.substring(other.indexOf("      - key:")));

        CommandRun trusted = run("evidence", "verify", "0", "--trust", "trust.yaml");
        assertThat(trusted.exit()).isEqualTo(ExitCode.OK);
        assertThat(trusted.out()).contains("signed by alice");
        CommandRun unknown = run("evidence", "verify", "0", "--trust", "others.yaml");
        assertThat(unknown.exit()).isEqualTo(ExitCode.VERIFICATION);
        assertThat(unknown.out()).contains("does not list");
        Files.writeString(folder.resolve("wrong.yaml"), head.replace("signers", "signres") + entry);
        assertFault(
                run("evidence", "verify", "0", "--trust", "wrong.yaml"),
                ExitCode.CONFIGURATION,
                "wrong.yaml:3",
                "did you mean 'signers'?");
    }

    @Test
    void a_compromised_key_takes_its_unwitnessed_evidence_with_it() throws IOException {
        run("evidence", "sign", "s.json");
        String id = run("key", "list").out().substring(0, 16);
        CommandRun revoked =
                run("key", "revoke", id, "--reason", "stolen", "--compromised-since", "2026-11-01T00:00:00Z");
        String entry = revoked.out()
                .substring(revoked.out().indexOf("      - key:"), revoked.out().indexOf("next:"));
        Files.writeString(
                folder.resolve("trust.yaml"),
                "apiVersion: assay.dev/v1\nkind: Trust\nsigners:\n  - name: alice\n    keys:\n" + entry);

        CommandRun verified = run("evidence", "verify", "0", "--trust", "trust.yaml");

        assertThat(verified.exit()).isEqualTo(ExitCode.VERIFICATION);
        assertThat(verified.out()).contains("stolen").contains("no witness shows that it was made before");
        assertFault(run("evidence", "sign", "s.json"), ExitCode.CONFIGURATION, "it is revoked", "assay key rotate");
    }

    @Test
    void after_a_compromise_an_old_cosigned_checkpoint_saves_what_it_covers() throws IOException {
        Ed25519Cosigner witness =
                new Ed25519Cosigner("witness.example", new byte[32], TestClock.at("2026-11-20T09:30:00Z"));
        String claimed = STATEMENT.replace("\"ok\":true", "\"claim\":{\"observedAt\":\"2026-11-20T09:00:00Z\"}");
        Files.writeString(folder.resolve("s.json"), claimed);
        run("evidence", "sign", "s.json");
        Path log = folder.resolve(".assay/log");
        SignedCheckpoint checkpoint = SignedCheckpoint.parse(Files.readAllBytes(log.resolve("checkpoint")));
        String cosigned = new String(
                SignedCheckpoint.sign(checkpoint.checkpoint(), List.of(witness)).toBytes(), StandardCharsets.UTF_8);
        Files.writeString(
                folder.resolve("old.checkpoint"),
                Files.readString(log.resolve("checkpoint")) + cosigned.substring(cosigned.indexOf("\n\n") + 2));
        Files.writeString(folder.resolve("s.json"), claimed.replace("orders-db", "carts-db"));
        run("evidence", "sign", "s.json");
        Files.writeString(folder.resolve("trust.yaml"), trustAfterCompromise(witness, LogFolder.settings(log)));

        CommandRun without = run("verify", "--trust", "trust.yaml");
        CommandRun with = run("verify", "--trust", "trust.yaml", "--anchor", "old.checkpoint", "-o", "json");

        assertThat(without.exit()).isEqualTo(ExitCode.VERIFICATION);
        assertThat(without.out()).contains("stolen").contains("entry 0").contains("entry 1");
        assertThat(with.exit()).isEqualTo(ExitCode.VERIFICATION);
        assertThat(with.out())
                .contains("\"entries\" : [ 1 ]")
                .doesNotContain("entry 0")
                .contains("1 evidence signed by");
    }

    private String trustAfterCompromise(Ed25519Cosigner witness, LogSettings settings) {
        String id = run("key", "list").out().substring(0, 16);
        String revoked = run("key", "revoke", id, "--reason", "stolen", "--compromised-since", "2026-11-20T09:45:00Z")
                .out();
        String vkeys = settings.keys().stream()
                .map(key -> "      - vkey: " + key.toVkey() + "\n")
                .collect(Collectors.joining());
        return "apiVersion: assay.dev/v1\nkind: Trust\nlogs:\n  - origin: " + settings.origin() + "\n    keys:\n"
                + vkeys
                + "witnesses:\n  quorum: 0\n  keys:\n    - vkey: "
                + witness.key().toVkey()
                + "\nsigners:\n  - name: alice\n    keys:\n"
                + revoked.substring(revoked.indexOf("      - key:"), revoked.indexOf("next:"))
                        .replaceAll(" +notBefore: .*\n", "");
    }

    @Test
    @Feature(value = "EVD-02")
    void an_erasure_leaves_a_log_that_verifies_and_says_who_erased() {
        run("evidence", "sign", "s.json");
        CommandRun erased =
                run("evidence", "erase", "0", "--reason", "asked for", "--by", "assay:person/alice@example.org");

        assertThat(erased.exit()).isEqualTo(ExitCode.OK);
        assertThat(erased.out()).contains("recorded #1");
        CommandRun verified = run("verify");
        assertThat(verified.exit()).isEqualTo(ExitCode.OK);
        assertThat(verified.out()).contains("entry 0 was erased by assay:person/alice@example.org");
        assertThat(run("evidence", "list").out()).contains("#0     (not stored)");
        assertFault(run("evidence", "show", "0"), ExitCode.USAGE, "erased, missing or damaged");
        assertFault(run("evidence", "erase", "1"), ExitCode.USAGE, "--reason");
        assertFault(run("evidence", "erase", "1", "--reason", "x", "--by", "bob"), ExitCode.USAGE, "names nobody");
    }

    @Test
    void a_changed_envelope_and_a_missing_one_are_found_and_named() throws IOException {
        run("evidence", "sign", "s.json", "s.json");
        EvidenceId id = EvidenceId.parse(text(
                run("evidence", "list", "-o", "ndjson")
                        .out()
                        .lines()
                        .findFirst()
                        .orElseThrow(),
                "id"));
        Path file = folder.resolve(".assay/evidence")
                .resolve(id.digest().hex().substring(0, 2))
                .resolve(id.digest().hex() + ".dsse.json");
        byte[] good = Files.readAllBytes(file);
        byte[] bad = good.clone();
        bad[200] ^= 1;
        Files.write(file, bad);

        CommandRun changed = run("verify");
        assertThat(changed.exit()).isEqualTo(ExitCode.VERIFICATION);
        assertThat(changed.out() + changed.err()).contains(file.getFileName().toString());
        assertThat(run("evidence", "verify", id.toString()).exit()).isEqualTo(ExitCode.VERIFICATION);
        Files.delete(file);
        assertThat(run("verify").exit()).isEqualTo(ExitCode.VERIFICATION);
        Files.write(file, good);
        assertThat(run("verify").exit()).isEqualTo(ExitCode.OK);
    }

    @Test
    void a_home_of_a_newer_format_is_refused() throws IOException {
        run("evidence", "sign", "s.json");
        Files.writeString(folder.resolve(".assay/format"), "2\nneeds assay 0.9.0\n");

        assertFault(run("evidence", "sign", "s.json"), ExitCode.CONFIGURATION, "format 2", "use assay 0.9.0 or newer");
        assertFault(run("evidence", "list"), ExitCode.CONFIGURATION, "format 2");
    }

    @Test
    void keys_are_listed_and_rotated() {
        assertThat(run("key", "list").err()).contains("no key yet");
        assertFault(run("key", "show"), ExitCode.CONFIGURATION, "there is no key yet");
        CommandRun rotated = run("key", "rotate", "--scheme", "ml-dsa-44", "--overlap", "30d");
        assertThat(rotated.out()).startsWith("signs now: sha256:");
        run("key", "rotate");

        String list = run("key", "list").out();
        assertThat(list.lines()).hasSize(2);
        assertThat(list).contains("ml-dsa-44").contains("signs now").contains("2026-11-27T10:00:00.000Z");
        assertThat(run("key", "list", "-o", "json").out()).contains("\"standing\" : \"signs now\"");
        assertFault(run("key", "rotate", "--overlap", "soon"), ExitCode.USAGE, "is no time");
        assertFault(run("key", "rotate", "--scheme", "rsa"), ExitCode.USAGE, "cannot be made here");
        assertFault(run("key", "revoke", "zz", "--reason", "x"), ExitCode.USAGE, "0 keys");
    }

    @Test
    void every_kind_of_key_signs_what_verifies() {
        for (String scheme : List.of("ed25519", "ecdsa-p256-der", "ml-dsa-44")) {
            run("key", "rotate", "--scheme", scheme);
            assertThat(run("evidence", "sign", "s.json").exit()).isEqualTo(ExitCode.OK);
        }
        CommandRun verified = run("evidence", "verify", "0", "1", "2");

        assertThat(verified.exit()).isEqualTo(ExitCode.OK);
        assertThat(verified.out().lines().filter(line -> line.startsWith("\u2713")))
                .hasSize(3);
    }

    private CommandRun run(String... arguments) {
        return CommandRun.in(folder, arguments);
    }

    private static void assertFault(CommandRun run, ExitCode exit, String... words) {
        assertThat(run.err()).contains(words);
        assertThat(run.exit()).isEqualTo(exit);
        assertThat(run.out()).isEmpty();
    }

    private static Json member(String json, String name) {
        return JsonReader.readObject(json.getBytes(StandardCharsets.UTF_8), JsonLimits.SMALL)
                .member(name)
                .orElseThrow();
    }

    private static String text(String json, String name) {
        return ((JsonString) member(json, name)).value();
    }
}
