package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.fault.ExitCode;
import dev.assay.ledger.digest.Digest;
import dev.assay.ledger.intoto.Statement;
import dev.assay.testkit.Program;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code assay statements}: what it says of a build is what is on disk. */
class StatementsCommandTest {

    private static final String REPORT = """
            <?xml version="1.0" encoding="UTF-8"?>
            <testsuite name="shop.CartTest" tests="3">
              <testcase name="adds" classname="shop.CartTest" time="0.1"/>
              <testcase name="removes" classname="shop.CartTest"><failure message="no">at x</failure></testcase>
              <testcase name="later" classname="shop.CartTest"><skipped/></testcase>
            </testsuite>
            """;

    @TempDir
    Path folder;

    private Path write(String name, String content) throws IOException {
        Path file = folder.resolve("shop").resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    private List<Statement> statements() {
        CommandRun run = CommandRun.in(folder, "statements", "shop");
        assertThat(run.exit()).as(run.err()).isEqualTo(ExitCode.OK);
        return run.out()
                .lines()
                .map(line -> Statement.parse(line.getBytes(StandardCharsets.UTF_8)))
                .toList();
    }

    @BeforeEach
    void a_build() throws IOException {
        write("cart/target/cart-1.jar", "jar");
        write("cart/target/classes/shop/Cart.class", "class");
        write("cart/target/test-classes/shop/CartTest.class", "test class");
        write("cart/target/surefire-reports/TEST-shop.CartTest.xml", REPORT);
        write("cart/target/cart-1.jar.original", "not a jar");
        write("cart/src/Cart.java", "source");
    }

    @Test
    void each_artefact_has_provenance_with_its_own_digest() {
        List<Statement> provenance = statements().stream()
                .filter(each -> each.predicateType().equals("https://slsa.dev/provenance/v1"))
                .toList();
        assertThat(provenance)
                .extracting(each -> each.subjects().getFirst().name().orElseThrow())
                .containsExactly(
                        "cart/target/cart-1.jar",
                        "cart/target/classes/shop/Cart.class",
                        "cart/target/test-classes/shop/CartTest.class");
        assertThat(provenance.getFirst().subjects().getFirst().digest().values())
                .containsEntry(
                        "sha256",
                        Digest.of("jar".getBytes(StandardCharsets.UTF_8)).hex());
        assertThat(new String(provenance.getFirst().toCanonicalJson(), StandardCharsets.UTF_8))
                .contains("\"id\":\"https://assay.dev/builder/local/v1\"", "\"workingTreeClean\":false")
                .doesNotContain("gitCommit");
    }

    @Test
    void each_test_that_ran_has_its_result_and_one_that_was_skipped_has_none() {
        List<String> results = statements().stream()
                .filter(each -> each.predicateType().startsWith("https://in-toto.io/attestation/test-result/"))
                .map(each -> new String(each.toCanonicalJson(), StandardCharsets.UTF_8))
                .toList();
        assertThat(results).hasSize(2);
        assertThat(results.get(0)).contains("\"passedTests\":[\"shop.CartTest.adds\"]", "\"result\":\"PASSED\"");
        assertThat(results.get(1)).contains("\"failedTests\":[\"shop.CartTest.removes\"]", "\"result\":\"FAILED\"");
    }

    @Test
    void in_a_checkout_the_commit_is_named_and_whether_the_folder_was_clean() throws IOException {
        Path shop = folder.resolve("shop");
        write(".gitignore", "target\n");
        git(shop, "init", "--quiet");
        git(shop, "add", ".");
        git(shop, "-c", "user.name=t", "-c", "user.email=t@example.org", "commit", "--quiet", "-m", "first");
        String commit = git(shop, "rev-parse", "HEAD").strip();
        List<String> texts = statements().stream()
                .map(each -> new String(each.toCanonicalJson(), StandardCharsets.UTF_8))
                .toList();
        assertThat(texts).allSatisfy(text -> assertThat(text).contains("\"gitCommit\":\"" + commit + "\""));
        assertThat(texts).filteredOn(text -> text.contains("source-file/v1")).hasSize(2);
        assertThat(texts.getLast()).contains("\"workingTreeClean\":true");
        write("cart/src/Cart.java", "changed");
        assertThat(new String(statements().getLast().toCanonicalJson(), StandardCharsets.UTF_8))
                .contains("\"workingTreeClean\":false");
    }

    private static String git(Path where, String... arguments) {
        return Program.at(Path.of("git"), arguments).in(where).run().expect(0).text();
    }

    @Test
    void the_limit_ends_it_and_the_lines_can_be_appended() {
        assertThat(CommandRun.in(folder, "statements", "shop", "--limit", "4", "--out", "s.ndjson")
                        .err())
                .contains("4 statements");
        CommandRun.in(folder, "log", "init", "audit", "--origin", "example.org/audit");
        assertThat(CommandRun.in(folder, "log", "append", "audit", "--ndjson", "s.ndjson")
                        .exit())
                .isEqualTo(ExitCode.OK);
        assertThat(CommandRun.in(folder, "verify", "audit").out()).contains("4 entries, byte for byte");
        assertThat(CommandRun.in(folder, "statements", "shop", "--limit", "0").exit())
                .isEqualTo(ExitCode.USAGE);
    }

    @Test
    void folders_without_a_build_and_reports_that_are_none_are_clear_faults() throws IOException {
        Files.createDirectory(folder.resolve("empty"));
        assertThat(CommandRun.in(folder, "statements", "empty").err()).contains("has nothing that Maven has built");
        assertThat(CommandRun.in(folder, "statements", "nothere").exit()).isEqualTo(ExitCode.USAGE);
        Path report = write("cart/target/surefire-reports/TEST-bad.xml", "<testsuite name='x'><testcase");
        CommandRun broken = CommandRun.in(folder, "statements", "shop");
        assertThat(broken.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(broken.err()).contains("TEST-bad.xml is no test report");
        Files.writeString(
                report,
                "<!DOCTYPE t [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><testsuite name='a'><testcase name='&x;'/></testsuite>");
        assertThat(CommandRun.in(folder, "statements", "shop").exit()).isEqualTo(ExitCode.USAGE);
    }
}
