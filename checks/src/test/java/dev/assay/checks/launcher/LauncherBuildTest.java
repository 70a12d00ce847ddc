package dev.assay.checks.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testkit.FinishedProgram;
import dev.assay.testkit.Program;
import dev.assay.testkit.RunningProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the launcher does in a source checkout. The checkout is a small one whose {@code mvn} copies jars that are there
 * already, so that a build takes no time; the whole build is what the other black-box tests start from.
 */
class LauncherBuildTest {

    @TempDir
    Path folder;

    private final Map<String, String> environment = new HashMap<>();
    private Path root = Path.of("");
    private Path launcher = Path.of("");

    @BeforeEach
    void smallCheckout() throws IOException {
        root = folder.resolve("my checkout");
        launcher = Image.launcher(root);
        for (String module : new String[] {"cli", "core", "dist", "ledger"}) {
            Files.createDirectories(root.resolve(module).resolve("src/main"));
        }
        Files.writeString(root.resolve("pom.xml"), "<project/>");
        Image.copy(Image.jars(), folder.resolve("jars"));
        maven("""
                #!/bin/sh
                echo "$$ $JAVA_HOME" >> "%1$s/builds"
                echo '[INFO] Building Assay cli 0.1.0-SNAPSHOT [1/2]'
                sleep "$(cat "%1$s/seconds" 2>/dev/null || echo 0)"
                cd "%1$s/my checkout" && mkdir -p dist/target/launcher/assay
                cp -R "%1$s/jars" dist/target/launcher/assay/lib
                """);
        environment.put("PATH", folder.resolve("bin") + ":/usr/bin:/bin");
        environment.put("HOME", folder.resolve("home").toString());
        environment.put("ASSAY_AOT", "off");
        environment.put("ASSAY_JAVA_HOME", Image.java());
    }

    private void maven(String script) throws IOException {
        Path bin = Files.createDirectories(folder.resolve("bin"));
        Path maven = Files.writeString(
                bin.resolve("mvn"), script.replace("%1$s", folder.toString()).replace("%%", "%"));
        assertThat(maven.toFile().setExecutable(true)).isTrue();
    }

    private Program assay(String... arguments) {
        return Image.clean(environment, launcher, arguments).in(folder);
    }

    private List<String> builds() throws IOException {
        return Files.readAllLines(folder.resolve("builds"));
    }

    @Test
    void the_first_run_builds_with_the_java_found_and_later_ones_do_not() throws IOException {
        FinishedProgram first = assay("--version").run().expect(0);
        assertThat(first.text()).startsWith("assay ").hasLineCount(1);
        assertThat(first.errors()).contains("first use of this checkout").containsPattern("\\d+ s  cli");
        FinishedProgram second = assay("--version").run().expect(0);
        assertThat(second.errors()).isEmpty();
        assertThat(builds()).singleElement().asString().endsWith(Image.java());
    }

    @Test
    void a_changed_source_is_built_and_changed_tests_and_targets_are_not() throws IOException {
        assay("--version").run().expect(0);
        later("cli/src/test/java/ATest.java");
        later("core/target/classes/A.class");
        assertThat(assay("--version").run().expect(0).errors()).isEmpty();
        later("cli/src/main/A.java");
        environment.put("ASSAY_NO_BUILD", "1");
        assertThat(assay("--version").run().expect(0).errors()).isEmpty();
        environment.remove("ASSAY_NO_BUILD");
        assertThat(assay("--version").run().expect(0).errors()).contains("sources have changed");
        assertThat(builds()).hasSize(2);
    }

    /** Writes a file that looks newer than the last build. */
    private void later(String name) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.writeString(file, "x");
        Files.setLastModifiedTime(
                file,
                FileTime.from(Files.getLastModifiedTime(root.resolve("build/current"))
                        .toInstant()
                        .plusMillis(10)));
    }

    @Test
    void many_first_runs_at_once_build_once_and_all_succeed() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("seconds"), "2");
        List<RunningProgram> runs = new ArrayList<>();
        try {
            for (int i = 0; i < 6; i++) {
                runs.add(assay("--version").start());
            }
            for (RunningProgram run : runs) {
                assertThat(run.process().waitFor(60, TimeUnit.SECONDS)).isTrue();
                assertThat(run.process().exitValue()).as(run.said()).isZero();
                assertThat(run.said()).startsWith("assay 0");
            }
        } finally {
            runs.forEach(RunningProgram::close);
        }
        assertThat(builds()).hasSize(1);
        assertThat(root.resolve("build/lock")).doesNotExist();
    }

    @Test
    void the_lock_of_a_process_that_died_is_taken_away() throws IOException {
        Path lock = Files.createDirectories(root.resolve("build/lock"));
        Files.writeString(lock.resolve("pid"), "999999999\n");
        assay("--version").run().expect(0);
        assertThat(lock).doesNotExist();
    }

    @Test
    void a_failing_build_shows_the_end_of_its_log_and_leaves_nothing_half_made() throws IOException {
        maven("#!/bin/sh\necho '[ERROR] A.java:[1,9] error: reached end of file while parsing'\nexit 1\n");
        FinishedProgram run = assay("--version").run().expect(5);
        assertThat(run.text()).isEmpty();
        assertThat(run.errors())
                .contains("the build failed: Maven ended with 1")
                .contains("A.java:[1,9] error")
                .contains(root.resolve("build/build.log").toString());
        assertThat(root.resolve("build").toFile().list()).containsExactly("build.log");
    }

    @Test
    void an_interrupted_build_ends_maven_and_gives_the_lock_back() throws IOException, InterruptedException {
        maven("#!/bin/sh\necho $$ > \"%1$s/maven\"\necho '[INFO] Building Assay cli 0 [1/2]'\nexec sleep 100\n");
        try (RunningProgram run = assay("--version").start()) {
            run.await(Pattern.compile("s  cli"));
            Program.at(
                            Path.of("/bin/kill"),
                            "-TERM",
                            String.valueOf(run.process().pid()))
                    .run()
                    .expect(0);
            assertThat(run.process().waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(run.process().exitValue()).isEqualTo(143);
        }
        long maven = Long.parseLong(Files.readString(folder.resolve("maven")).strip());
        Instant limit = Instant.now().plusSeconds(10);
        while (ProcessHandle.of(maven).isPresent() && Instant.now().isBefore(limit)) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        assertThat(ProcessHandle.of(maven)).isEmpty();
        assertThat(root.resolve("build/lock")).doesNotExist();
    }

    @Test
    void without_maven_or_with_no_build_allowed_it_says_what_to_do() throws IOException {
        environment.put("ASSAY_NO_BUILD", "1");
        assertThat(assay("--version").run().expect(5).errors()).contains("Unset ASSAY_NO_BUILD");
        environment.remove("ASSAY_NO_BUILD");
        Files.delete(folder.resolve("bin/mvn"));
        environment.put("PATH", Image.tools(folder));
        assertThat(assay("--version").run().expect(5).errors()).contains("needs Maven 3.8 or newer");
    }
}
