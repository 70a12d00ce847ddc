package dev.assay.checks.peers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testkit.Checkout;
import dev.assay.testkit.Feature;
import dev.assay.testkit.FinishedProgram;
import dev.assay.testkit.Program;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A newcomer's first day: 1,000 real statements about this build are logged and served, Tessera's fsck verifies them,
 * one byte is edited, and the command names it.
 */
@Tag("peers")
@Feature("EVD-02")
class JourneyPeerTest {

    private static final int STATEMENTS = 1_000;

    @TempDir
    Path folder;

    private Program assay(String... arguments) {
        return Program.assay(arguments)
                .in(folder)
                .withEnvironment("HOME", folder.resolve("home").toString());
    }

    @Test
    void a_thousand_statements_of_this_build_are_logged_served_verified_and_an_edit_is_named() throws IOException {
        Path statements = folder.resolve("build.ndjson");
        String limit = Integer.toString(STATEMENTS);
        assay("statements", Checkout.root().toString(), "--limit", limit, "--out", statements.toString())
                .run()
                .expect(0);
        List<String> lines = Files.readAllLines(statements);
        assertThat(lines)
                .hasSize(STATEMENTS)
                .allSatisfy(line -> assertThat(line)
                        .contains("\"_type\":\"https://in-toto.io/Statement/v1\"")
                        .contains("\"sha256\":\""));
        AssayLog log = AssayLog.init(folder.resolve("audit"), "log.example.org/build", folder.resolve("key"));
        log.append(lines.stream()
                .map(line -> line.getBytes(StandardCharsets.UTF_8))
                .toList());
        Path key = log.verifierKey(folder.resolve("vkey"));
        try (AssayLog.Served served = log.serve()) {
            assertThat(TesseraFsck.verdict(served.address(), key)).contains(TesseraFsck.success(STATEMENTS));
            assertThat(assay("verify", served.address()).run().expect(0).text())
                    .contains(STATEMENTS + " entries, byte for byte");
        }
        edit(log.folder().resolve("tile/entries/002"), lines.get(600));
        FinishedProgram verdict = assay("verify", log.folder().toString()).run().expect(4);
        assertThat(verdict.text()).containsPattern("tile/entries/002, entry 600, bytes \\d+ to \\d+: the entry is not");
        assertThat(TesseraFsck.verdict("file://" + log.folder(), key)).contains(TesseraFsck.failure());
    }

    /** Changes one byte in the middle of an entry. */
    private static void edit(Path bundle, String entry) throws IOException {
        byte[] bytes = Files.readAllBytes(bundle);
        int at = new String(bytes, StandardCharsets.ISO_8859_1)
                .indexOf(new String(entry.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
        assertThat(at).isPositive();
        bytes[at + entry.length() / 2] ^= 1;
        Files.write(bundle, bytes);
    }
}
