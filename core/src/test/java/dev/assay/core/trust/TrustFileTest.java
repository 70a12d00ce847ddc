package dev.assay.core.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.core.fault.AssayException;
import dev.assay.core.fault.ErrorCode;
import dev.assay.core.yaml.YamlProblem;
import dev.assay.core.yaml.YamlText;
import dev.assay.ledger.key.Revocation;
import dev.assay.ledger.key.SignatureScheme;
import dev.assay.ledger.trust.Trust;
import dev.assay.testkit.Fuzz;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrustFileTest {

    static final String FULL = fullText();

    private static String fullText() {
        try (var in = TrustFileTest.class.getResourceAsStream("/golden/trust.yaml")) {
            if (in == null) {
                throw new IllegalStateException("no golden/trust.yaml");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void a_full_file_is_read() {
        Trust.Declared trust = parse(FULL).orThrow();

        assertThat(trust.label()).isEqualTo("trust.yaml");
        assertThat(trust.logs()).singleElement().satisfies(log -> {
            assertThat(log.origin()).isEqualTo("example.com/foo");
            assertThat(log.keysAt(Instant.parse("2026-06-01T00:00:00Z"))).hasSize(1);
            assertThat(log.keysAt(Instant.parse("2027-01-01T00:00:00Z"))).isEmpty();
        });
        assertThat(trust.witnesses().quorum()).isEqualTo(1);
        assertThat(trust.signers()).singleElement().satisfies(signer -> {
            assertThat(signer.name()).isEqualTo("ci");
            assertThat(signer.keys()).hasSize(2);
            assertThat(signer.keys().get(0).key().scheme()).isEqualTo(SignatureScheme.ED25519);
            assertThat(signer.keys().get(0).revocation())
                    .isEqualTo(new Revocation(
                            Instant.parse("2026-11-01T00:00:00Z"),
                            Instant.parse("2026-10-01T00:00:00Z"),
                            "runner image leaked"));
            assertThat(signer.keys().get(1).key().scheme()).isEqualTo(SignatureScheme.ECDSA_P256_RAW);
        });
        assertThat(trust.builders())
                .singleElement()
                .satisfies(builder -> assertThat(builder.maxLevel()).isEqualTo(3));
        assertThat(trust.approvers()).singleElement().satisfies(approver -> {
            assertThat(approver.person()).isEqualTo("assay:person/alice@example.org");
            assertThat(approver.handles()).isEqualTo(Map.of("github.com", "alice"));
        });
    }

    @Test
    void the_smallest_file_trusts_nobody() {
        Trust.Declared trust = parse("apiVersion: assay.dev/v1\nkind: Trust\n").orThrow();

        assertThat(trust.statementKeys()).isEmpty();
        assertThat(trust.witnesses().quorum()).isZero();
    }

    @Test
    void all_problems_are_reported_together_with_their_lines() {
        TrustReading reading = parse("""
                apiVersion: assay.dev/v1
                kind: Trust
                sginers: []
                logs:
                  - origin: example.com/foo
                    keys:
                      - vkey: nonsense
                witnesses:
                  quorum: two
                  keys: []
                builders:
                  - id: https://ci.example
                    maxLevel: 4
                    keys:
                      - key: AAAA
                        notBefore: yesterday
                approvers:
                  - person: alice
                """);

        assertThat(reading.trust()).isNull();
        assertThat(reading.problems()).extracting(YamlProblem::line).containsExactly(3, 7, 9, 15, 16, 18);
        assertThat(reading.problems().getFirst())
                .hasToString("trust.yaml:3: a trust file has no key 'sginers'; did you mean 'signers'?");
        assertThatThrownBy(reading::orThrow).isInstanceOfSatisfying(AssayException.class, e -> {
            assertThat(e.code()).isEqualTo(ErrorCode.TRUST_INVALID);
            assertThat(e.what()).contains("6 problems").contains("trust.yaml:9: 'two' is not a whole number");
        });
    }

    @Test
    void what_contradicts_itself_is_a_problem() {
        assertProblem(FULL.replace("quorum: 1", "quorum: 2"), "a quorum of 2 of 1 witnesses cannot be met");
        assertProblem(FULL.replace("maxLevel: 3", "maxLevel: 4"), "maximum level is 1 to 3, not 4");
        assertProblem(
                FULL.replace("origin: example.com/foo", "origin: example.com/bar"), "not of the log 'example.com/bar'");
        assertProblem(FULL.replace("notAfter: 2027-01-01", "notAfter: 2025-01-01"), "is not after notBefore");
        assertProblem(
                FULL.replace("compromisedSince: 2026-10-01", "compromisedSince: 2026-12-01"), "is after revokedAt");
        assertProblem(FULL.replace("kind: Trust", "kind: Config"), "'kind' is 'Config'; only 'Trust' is known");
        assertProblem(FULL.replace("ecdsa-p256-raw", "ecdsa"), "'ecdsa' is no scheme; known are ed25519");
        assertProblem(FULL.replace("name: ci", "name: ci\n    name: cd"), "'name' is given twice");
        assertProblem(
                FULL + "  - person: assay:person/alice@example.org\n    forge: {gitlab.com: al}\n", "is listed twice");
    }

    @Test
    void one_key_belongs_to_one_owner() {
        String signer = FULL.substring(FULL.indexOf("signers:\n") + 9, FULL.indexOf("builders:"));

        assertProblem(
                FULL.replace("builders:", signer.replace("name: ci", "name: cd") + "builders:"),
                "is listed for \"ci\" and for \"cd\"");
    }

    @Test
    void limits_are_named() {
        assertProblem("x: " + "a".repeat(YamlText.BYTES_LIMIT), "larger than the limit of 1048576 bytes");
        assertProblem("a: &a [1]\nb: *a\n", "an alias (*a) is not allowed");
        assertProblem("[".repeat(100), "nested deeper than the limit of 16");
        assertProblem("- a\n".repeat(YamlText.NODES_LIMIT + 1), "more than the limit of 50000 values");
        assertProblem("a: 1\n---\nb: 2\n", "a second document");
        assertProblem("", "is empty");
        assertThat(parse(new byte[] {(byte) 0xff}).problems().getFirst().message())
                .isEqualTo("is not UTF-8 text");
    }

    @Test
    void a_billion_laughs_end_at_once() {
        StringBuilder laughs = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 12; i++) {
            laughs.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ", ").repeat(9)));
        }
        long start = System.nanoTime();

        assertProblem(laughs.toString(), "an alias");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void a_file_that_is_not_there_is_a_fault(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("trust.yaml");
        assertThatThrownBy(() -> TrustFile.read(file))
                .isInstanceOfSatisfying(
                        AssayException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.FILE_MISSING));
        Files.writeString(file, FULL);
        assertThat(TrustFile.read(file).orThrow().label()).isEqualTo(file.toString());
    }

    @Test
    void damaged_files_are_read_or_refused() {
        Fuzz.ofText("trust.yaml", FULL, "apiVersion: assay.dev/v1\nkind: Trust\n")
                .withWords("keys:", "- ", "  ", ": ", "|\n", ">\n", "!!", "&a", "*a", "{", "vkey: ", "? ")
                .run(bytes -> {
                    TrustReading reading = parse(bytes);
                    assertThat(reading.trust() == null)
                            .isNotEqualTo(reading.problems().isEmpty());
                });
    }

    private static void assertProblem(String text, String message) {
        List<YamlProblem> problems = parse(text).problems();
        assertThat(problems)
                .extracting(YamlProblem::message)
                .anySatisfy(each -> assertThat(each).contains(message));
    }

    private static TrustReading parse(String text) {
        return parse(text.getBytes(StandardCharsets.UTF_8));
    }

    private static TrustReading parse(byte[] bytes) {
        return TrustFile.parse("trust.yaml", bytes);
    }
}
