package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testkit.Checkout;
import dev.assay.testkit.FinishedProgram;
import dev.assay.testkit.Ports;
import dev.assay.testkit.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every example of the page about running a log does what the page says. */
class LogGuideTest {

    private static final Pattern EXIT = Pattern.compile("(.*?)  # exits (\\d+)");

    @TempDir
    Path folder;

    @Test
    void the_examples_run_from_top_to_bottom() throws IOException {
        String port = Integer.toString(Ports.free());
        List<String> examples = Files.readAllLines(Checkout.root().resolve("docs/log.md")).stream()
                .filter(line -> line.startsWith("    "))
                .map(line -> line.strip().replace("7070", port))
                .toList();
        assertThat(examples).hasSizeGreaterThan(30);
        // A program and no shell function: what runs behind is then the process itself, which the trap can end.
        Path bin = Files.createDirectories(folder.resolve("bin"));
        Path command = Files.writeString(
                bin.resolve("assay"),
                "#!/bin/sh\nexec \"$JAVA\" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp \"$CP\" dev.assay.cli.Main \"$@\"\n");
        assertThat(command.toFile().setExecutable(true)).isTrue();
        StringBuilder script =
                new StringBuilder("PATH=$PWD/bin:$PATH\nserver=\ntrap 'kill $server 2>/dev/null' EXIT\n");
        for (String example : examples) {
            script.append(step(example, port));
        }
        script.append("echo all-examples-ran\n");
        FinishedProgram run = Program.at(Path.of("/bin/sh"), "-c", script.toString())
                .in(folder)
                .withEnvironment("HOME", folder.resolve("home").toString())
                .withEnvironment(
                        "JAVA",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString())
                .withEnvironment("CP", System.getProperty("java.class.path"))
                .within(Duration.ofMinutes(5))
                .run();
        assertThat(run.exitCode()).as(run.text() + run.errors()).isZero();
        assertThat(run.text())
                .contains("all-examples-ran")
                .containsPattern("✗ tile/entries/001, entry \\d+, bytes \\d+ to \\d+")
                .contains("is entry 0 of example.org/audit");
    }

    private static String step(String example, String port) {
        Matcher failing = EXIT.matcher(example);
        if (failing.matches()) {
            return failing.group(1) + "\n" + expect(failing.group(2), example);
        }
        if (example.endsWith("&")) {
            return example + "\nserver=$!\ntries=0\nuntil assay log checkpoint http://127.0.0.1:" + port
                    + "/ > answer 2>&1; do\n"
                    + "tries=$((tries + 1)); [ $tries -lt 60 ] || exit 9; sleep 0.2\ndone\n";
        }
        return example + "\n" + expect("0", example);
    }

    private static String expect(String code, String example) {
        return "got=$?; [ $got -eq " + code + " ] || { echo \"ended with $got: " + example.replaceAll("[\"$`\\\\]", ".")
                + "\" >&2; exit 1; }\n";
    }
}
