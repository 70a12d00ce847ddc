package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testkit.Checkout;
import dev.assay.testkit.Feature;
import dev.assay.testkit.FinishedProgram;
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

/** Every example of the page about policies does what the page says. */
@Feature(value = "GAT-01", partial = "a decision is not yet signed evidence")
class PolicyGuideTest {

    private static final Pattern EXIT = Pattern.compile("(.*?)  # exits (\\d+)");

    @TempDir
    Path folder;

    @Test
    void the_examples_run_from_top_to_bottom() throws IOException {
        List<String> examples = Files.readAllLines(Checkout.root().resolve("docs/policy.md")).stream()
                .filter(line -> line.startsWith("    "))
                .map(String::strip)
                .toList();
        assertThat(examples).hasSizeGreaterThan(20);
        PolicyTestCommandTest.copy(Checkout.root().resolve("examples/conftest-team"), folder);
        Path bin = Files.createDirectories(folder.resolve("bin"));
        Path command = Files.writeString(
                bin.resolve("assay"),
                "#!/bin/sh\nexec \"$JAVA\" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp \"$CP\" dev.assay.cli.Main \"$@\"\n");
        assertThat(command.toFile().setExecutable(true)).isTrue();
        StringBuilder script = new StringBuilder("PATH=$PWD/bin:$PATH\n");
        examples.forEach(example -> script.append(step(example)));
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
        assertThat(run.text()).contains("all-examples-ran");
    }

    private static String step(String example) {
        Matcher failing = EXIT.matcher(example);
        boolean fails = failing.matches();
        String line = fails ? failing.group(1) : example;
        String code = fails ? failing.group(2) : "0";
        return line + "\ngot=$?; [ $got -eq " + code + " ] || { echo \"ended with $got: "
                + example.replaceAll("[\"$`\\\\]", ".") + "\" >&2; exit 1; }\n";
    }
}
