package dev.assay.checks.peers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testkit.Checkout;
import dev.assay.testkit.Feature;
import dev.assay.testkit.FinishedProgram;
import dev.assay.testkit.PeerSources;
import dev.assay.testkit.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Conftest's own acceptance tests, with {@code assay policy --compat conftest} in the place of the program that they
 * test.
 * Those that cannot pass are on a list with their reasons, which is held true in both directions.
 */
@Tag("peers")
@Feature(value = "GAT-01", partial = "a decision is not yet signed evidence")
class ConftestAcceptancePeerTest {
    private static final Pattern LINE = Pattern.compile("^(ok|not ok) \\d+ (.*?)( # skip.*)?( in \\d+m?s)?$");
    private static final Duration SUITE_TIME_MAX = Duration.ofMinutes(10);

    @TempDir
    Path folder;

    @Test
    void conftests_own_tests_pass_but_those_on_the_list() throws IOException {
        Path conftest = copy(PeerSources.of("conftest"), folder.resolve("conftest"));
        Path stand = standIn(conftest.resolve("conftest"));
        Map<String, Boolean> verdicts = new TreeMap<>(suite(conftest, "acceptance.bats", stand));
        for (Path suite : suites(conftest.resolve("tests"))) {
            verdicts.putAll(suite(suite, "test.bats", stand));
        }

        AcceptanceExceptions listed = AcceptanceExceptions.read();
        System.out.println("conftest acceptance: "
                + verdicts.values().stream().filter(passed -> passed).count() + " of " + verdicts.size() + " pass, "
                + listed.reasons().size() + " are listed as exceptions");
        assertThat(verdicts).hasSizeGreaterThan(140);
        assertThat(listed.surprises(verdicts)).isEmpty();
    }

    /** Our program under the name of the other, which is where the tests look for it. */
    private static Path standIn(Path program) throws IOException {
        Files.writeString(
                program,
                "#!/bin/sh\nexec '" + Checkout.root().resolve("assay") + "' policy --compat conftest \"$@\"\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        return program;
    }

    /** Whether each test of a suite passed, by the suite's folder and the test's name. */
    private static Map<String, Boolean> suite(Path folder, String file, Path program) {
        FinishedProgram bats = Program.at(Checkout.peer("bats"), "--tap", file)
                .in(folder)
                .withEnvironment("CONFTEST", program.toString())
                .within(SUITE_TIME_MAX)
                .run();
        Map<String, Boolean> verdicts = new TreeMap<>();
        for (String line : bats.text().lines().toList()) {
            Matcher verdict = LINE.matcher(line);
            if (verdict.matches()) {
                String name = folder.equals(program.getParent()) ? "" : folder.getFileName() + "/";
                verdicts.put(name + verdict.group(2), verdict.group(1).equals("ok"));
            }
        }
        assertThat(verdicts).as("%s", bats).isNotEmpty();
        return verdicts;
    }

    private static List<Path> suites(Path folder) throws IOException {
        try (Stream<Path> folders = Files.list(folder)) {
            return folders.filter(suite -> Files.exists(suite.resolve("test.bats")))
                    .sorted()
                    .toList();
        }
    }

    /** A copy that may be written to, which Go's cache may not. */
    private static Path copy(Path from, Path to) throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> walk = Files.walk(from)) {
            walk.forEach(files::add);
        }
        for (Path file : files) {
            Path target = to.resolve(from.relativize(file).toString());
            if (Files.isDirectory(file)) {
                Files.createDirectories(target);
            } else {
                Files.write(target, Files.readAllBytes(file));
                if (file.toString().endsWith(".sh")) {
                    Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
                }
            }
        }
        return to;
    }
}
