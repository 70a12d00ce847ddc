package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.fault.ExitCode;
import dev.assay.testkit.Feature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code assay rego parse} and {@code assay rego fmt}. */
@Feature(value = "GAT-01", partial = "a decision is not yet signed evidence")
class RegoSourceCommandTest {
    private static final String UGLY = "package a\np   := 1 # one\n";
    private static final String NEAT = "package a\n\np := 1 # one\n";

    @TempDir
    Path folder;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("ugly.rego"), UGLY);
        Files.writeString(folder.resolve("neat.rego"), NEAT);
        Files.writeString(folder.resolve("broken.rego"), "package a\np := {\n\nq := )\n");
    }

    private CommandRun run(String... arguments) {
        return CommandRun.in(folder, arguments);
    }

    @Test
    void parse_prints_an_outline_or_json() {
        assertThat(run("rego", "parse", "neat.rego").out())
                .startsWith("module\n package\n  ref\n   data\n   \"a\"\n rule\n")
                .endsWith(" comment\n");
        String json = run("rego", "parse", "-f", "json", "neat.rego").out();
        assertThat(json)
                .startsWith("{\n  \"package\": {")
                .contains("\"comments\"")
                .contains("\"generated\": true");
        String places = run("rego", "parse", "-f", "json", "--json-include", "locations,-comments", "neat.rego")
                .out();
        assertThat(places).contains("\"row\": 3").doesNotContain("\"comments\"");
        assertThat(run("rego", "parse", "--json-include", "colours", "neat.rego")
                        .exit())
                .isEqualTo(ExitCode.USAGE);
    }

    @Test
    void what_cannot_be_read_is_told_whole() {
        CommandRun parse = run("rego", "parse", "broken.rego");
        assertThat(parse.exit()).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(parse.err())
                .startsWith("4 errors occurred:\n")
                .contains("broken.rego:4: rego_parse_error: unexpected ) token");
        assertThat(run("rego", "parse", "--compat", "opa", "broken.rego").exit())
                .isEqualTo(ExitCode.DENIED);
        assertThat(run("rego", "fmt", "--compat", "opa", "broken.rego").exit()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void fmt_prints_names_shows_or_rewrites() throws IOException {
        assertThat(run("rego", "fmt", "ugly.rego").out()).isEqualTo(NEAT);
        assertThat(run("rego", "fmt", "--list", "ugly.rego", "neat.rego").out()).isEqualTo("ugly.rego\n");
        assertThat(run("rego", "fmt", "--diff", "ugly.rego", "neat.rego").out())
                .isEqualTo(
                        "--- ugly.rego\n+++ ugly.rego\n@@ -1,2 +1,3 @@\n package a\n-p   := 1 # one\n+\n+p := 1 # one\n");
        CommandRun fail = run("rego", "fmt", "--fail", "ugly.rego");
        assertThat(fail.exit()).isEqualTo(ExitCode.DENIED);
        assertThat(fail.out()).isEmpty();
        assertThat(run("rego", "fmt", "--fail", "neat.rego").exit()).isEqualTo(ExitCode.OK);
        assertThat(folder.resolve("ugly.rego")).hasContent(UGLY);
        assertThat(run("rego", "fmt", "--write", "ugly.rego").out()).isEmpty();
        assertThat(Files.readString(folder.resolve("ugly.rego"))).isEqualTo(NEAT);
    }

    @Test
    void a_folder_is_laid_out_as_far_as_it_can_be_read() throws IOException {
        CommandRun run = run("rego", "fmt", "--write", ".");
        assertThat(run.exit()).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(run.err()).contains("broken.rego:4: rego_parse_error");
        assertThat(Files.readString(folder.resolve("ugly.rego"))).isEqualTo(NEAT);
        assertThat(run("rego", "fmt", "missing.rego").exit()).isEqualTo(ExitCode.USAGE);
        assertThat(run("rego", "fmt", "--list", "notes.txt").exit()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void version_zero_is_made_readable_as_both() throws IOException {
        Files.writeString(folder.resolve("old.rego"), "package a\np[x] { x = input[_] }\n");
        assertThat(run("rego", "fmt", "--v0-compatible", "old.rego").out())
                .isEqualTo("package a\n\np[x] {\n\tx = input[_]\n}\n");
        assertThat(run("rego", "fmt", "--rego-v1", "old.rego").out())
                .isEqualTo("package a\n\nimport rego.v1\n\np contains x if x = input[_]\n");
        assertThat(run("rego", "fmt", "old.rego").err()).contains("`if` keyword is required before rule body");
    }
}
