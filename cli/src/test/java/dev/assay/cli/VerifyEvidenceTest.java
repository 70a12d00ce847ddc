package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.fault.ExitCode;
import dev.assay.core.home.AssayHome;
import dev.assay.core.home.EvidenceRecorder;
import dev.assay.core.home.Recorded;
import dev.assay.ledger.digest.Digest;
import dev.assay.ledger.evidence.EvidenceDirectory;
import dev.assay.ledger.intoto.DigestSet;
import dev.assay.ledger.intoto.Statement;
import dev.assay.ledger.intoto.Subject;
import dev.assay.ledger.json.JsonObject;
import dev.assay.ledger.key.SignatureScheme;
import dev.assay.ledger.key.SigningKey;
import dev.assay.ledger.log.DirectoryLog;
import dev.assay.ledger.log.LogKeys;
import dev.assay.ledger.log.LogOptions;
import dev.assay.ledger.log.LogSettings;
import dev.assay.ledger.witness.Cosigners;
import dev.assay.testkit.Feature;
import dev.assay.testkit.Program;
import dev.assay.testkit.TestClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code assay verify} of a home, and of one thing that evidence speaks of. */
@Feature("EVD-02")
class VerifyEvidenceTest {

    private static final TestClock CLOCK = TestClock.at("2026-11-20T10:00:00Z");

    private static final JsonObject CLAIM =
            JsonObject.build().put("observedAt", "2026-11-20T09:00:00.000Z").done();

    @TempDir
    Path folder;

    private AssayHome home;
    private LogKeys keys;
    private SigningKey signer;
    private EvidenceDirectory store;
    private Recorded first;
    private Recorded second;

    private CommandRun run(String... arguments) {
        return CommandRun.in(folder, arguments);
    }

    private CommandRun ok(String... arguments) {
        CommandRun run = run(arguments);
        assertThat(run.exit()).as(run.out() + run.err()).isEqualTo(ExitCode.OK);
        return run;
    }

    private CommandRun broken(String... arguments) {
        CommandRun run = run(arguments);
        assertThat(run.exit()).as(run.out() + run.err()).isEqualTo(ExitCode.VERIFICATION);
        return run;
    }

    @BeforeEach
    void a_home_with_two_evidence() throws IOException {
        SecureRandom random = new SecureRandom();
        home = AssayHome.openOrCreate(folder);
        keys = LogKeys.generate("assay.local/test", random, CLOCK);
        DirectoryLog.create(home.log(), LogSettings.of("assay.local/test", keys.publicKeys(), false), keys);
        signer = SigningKey.generate(SignatureScheme.ED25519, random);
        store = home.evidence(random);
        Files.writeString(folder.resolve("app.jar"), "the artefact");
        first = record("app.jar", Digest.of("the artefact".getBytes(StandardCharsets.UTF_8)));
        second = record("other.jar", Digest.of("another".getBytes(StandardCharsets.UTF_8)));
    }

    private Recorded record(String name, Digest digest) {
        Statement statement = new Statement(
                java.util.List.of(Subject.of(name, DigestSet.of("sha256", digest.hex()))),
                "https://example.org/built/v1",
                JsonObject.build().put("claim", CLAIM).done());
        try (DirectoryLog log = DirectoryLog.open(home.log(), keys, LogOptions.DEFAULT, Cosigners.none())) {
            return recorder(log).record(statement, signer);
        }
    }

    private EvidenceRecorder recorder(DirectoryLog log) {
        return new EvidenceRecorder(store, entry -> log.append(entry).join().index(), CLOCK);
    }

    private Path file(Recorded recorded, String ending) {
        String hex = recorded.id().digest().hex();
        return home.folder().resolve("evidence/" + hex.substring(0, 2) + "/" + hex + ending);
    }

    @Test
    void without_an_argument_the_home_here_or_above_is_verified_with_its_evidence() throws IOException {
        assertThat(ok("verify").out())
                .startsWith("✓ verified: .assay (a log with its evidence)")
                .contains("2 entries, byte for byte")
                .contains("2 evidence whole and as the log has it")
                .contains("against: self-asserted")
                .contains("? that it lasts: this log is one machine's own (ephemeral)")
                .contains("? who signed 2 evidence");
        Path below = Files.createDirectories(folder.resolve("src/main"));
        assertThat(CommandRun.in(below, "verify").out()).contains("✓ verified");
        assertThat(ok("verify", ".").out()).contains("a log with its evidence");
        assertThat(ok("verify", ".assay").out()).contains("a log with its evidence");
    }

    @Test
    void a_changed_envelope_or_salt_is_named_with_its_entry() throws IOException {
        SplittableRandom random = new SplittableRandom(5);
        for (String ending : new String[] {".dsse.json", ".salt"}) {
            Path file = file(second, ending);
            byte[] good = Files.readAllBytes(file);
            for (int round = 0; round < 25; round++) {
                byte[] bad = good.clone();
                bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
                Files.write(file, bad);
                assertThat(broken("verify").out())
                        .contains(second.id().digest().hex())
                        .contains("entry 1");
            }
            Files.write(file, good);
        }
        ok("verify");
    }

    @Test
    void a_missing_envelope_is_a_finding_and_an_erased_one_is_explained() throws IOException {
        byte[] envelope = Files.readAllBytes(file(second, ".dsse.json"));
        byte[] salt = Files.readAllBytes(file(second, ".salt"));
        Files.delete(file(second, ".dsse.json"));
        Files.delete(file(second, ".salt"));
        assertThat(broken("verify").out()).contains("entry 1");
        Files.write(file(second, ".dsse.json"), envelope);
        Files.write(file(second, ".salt"), salt);
        try (DirectoryLog log = DirectoryLog.open(home.log(), keys, LogOptions.DEFAULT, Cosigners.none())) {
            recorder(log).erase(second.id(), "asked for", "assay:person/alice@example.org", signer);
        }
        assertThat(ok("verify").out()).contains("entry 1 was erased by assay:person/alice@example.org");
    }

    @Test
    @Feature(value = "SUP-03", partial = "no link to an SBOM, no builder identity")
    void what_is_said_of_a_file_is_found_by_its_content_and_verified_to_the_checkpoint() throws IOException {
        assertThat(ok("verify", "app.jar").out())
                .contains("entry 0: https://example.org/built/v1, signed by the key")
                .contains("checkpoint of size 2");
        String digest = Digest.of("another".getBytes(StandardCharsets.UTF_8)).toString();
        assertThat(ok("verify", digest).out()).contains("entry 1: https://example.org/built/v1");
        assertThat(ok("verify", second.id().toString()).out()).contains("entry 1");
        Files.writeString(folder.resolve("app.jar"), "the artefact, changed");
        CommandRun unknown = run("verify", "app.jar");
        assertThat(unknown.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(unknown.err()).contains("there is no evidence about sha256:");
        assertThat(CommandRun.in(folder.resolveSibling(folder.getFileName() + "x"), "verify", digest)
                        .exit())
                .isEqualTo(ExitCode.USAGE);
    }

    @Test
    void an_envelope_is_verified_by_its_signature_and_in_the_log_when_the_home_has_it() throws IOException {
        Path inside = file(first, ".dsse.json");
        assertThat(ok("verify", inside.toString()).out()).contains("entry 0: https://example.org/built/v1");
        Path copy = folder.resolve("copy.json");
        Files.copy(inside, copy);
        assertThat(ok("verify", "copy.json").out()).contains("entry 0");
        String text = Files.readString(copy);
        int at = text.indexOf("\"payload\":\"") + 40;
        char other = text.charAt(at) == 'A' ? 'B' : 'A';
        Files.writeString(copy, text.substring(0, at) + other + text.substring(at + 1));
        assertThat(broken("verify", "copy.json").out()).contains("copy.json");
    }

    @Test
    void a_receipt_proves_evidence_by_its_envelope_and_salt() throws IOException {
        ok("log", "prove", ".assay/log", "0", "--out", "0.tlog-proof");
        assertThat(ok(
                                "verify",
                                "0.tlog-proof",
                                "--entry",
                                file(first, ".dsse.json").toString())
                        .out())
                .contains("is entry 0 of assay.local/test")
                .contains("against: the log in");
        broken("verify", "0.tlog-proof", "--entry", file(second, ".dsse.json").toString());
        Files.delete(file(first, ".salt"));
        broken("verify", "0.tlog-proof", "--entry", file(first, ".dsse.json").toString());
    }

    @Test
    void the_evidence_in_a_git_ref_is_verified_with_its_log() throws IOException {
        Program.at(Path.of("git"), "init", "--quiet", "--bare", "remote.git")
                .in(folder)
                .run()
                .expect(0);
        ok("push", "git:remote.git", "--origin", "example.org/shop", "--key", "shop.key");
        assertThat(ok("verify", "git:remote.git").out())
                .contains("a log in a git ref")
                .contains("2 entries, byte for byte")
                .contains("2 evidence whole and as the log has it");
        Program.at(Path.of("git"), "update-ref", "-d", "refs/assay/evidence")
                .in(folder.resolve("remote.git"))
                .run()
                .expect(0);
        assertThat(ok("verify", "git:remote.git").out()).contains("? envelopes: there are none");
    }
}
