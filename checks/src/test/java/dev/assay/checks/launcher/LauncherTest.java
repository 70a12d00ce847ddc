package dev.assay.checks.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.testkit.FinishedProgram;
import dev.assay.testkit.Program;
import dev.assay.testkit.RunningProgram;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts the launcher of an installed image as a process. */
class LauncherTest {

    private static final String PATH = "/usr/bin:/bin";

    @TempDir
    Path folder;

    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void environment() {
        environment.put("PATH", PATH);
        environment.put("HOME", folder.resolve("home").toString());
        environment.put("ASSAY_AOT", "off");
        environment.put("ASSAY_JAVA_HOME", Image.java());
    }

    private Program assay(Path launcher, String... arguments) {
        return Image.clean(environment, launcher, arguments);
    }

    /** A folder that looks like an installed Java of this version and would fail if it were started. */
    private Path pretendJava(String name, String version) throws IOException {
        Path java = Files.createDirectories(folder.resolve("jvm").resolve(name));
        Files.writeString(java.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
        Path program = Files.writeString(
                Files.createDirectories(java.resolve("bin")).resolve("java"), "#!/bin/sh\necho started: $0\nexit 99\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        return java;
    }

    @Test
    void it_runs_from_a_path_with_spaces_through_symbolic_links_from_any_folder() throws IOException {
        Path launcher = Image.install(folder.resolve("a folder with spaces"));
        Path elsewhere = Files.createDirectories(folder.resolve("else where"));
        Path link = Files.createSymbolicLink(elsewhere.resolve("to it"), launcher);
        Path relative = Files.createSymbolicLink(elsewhere.resolve("again"), Path.of("to it"));
        String version = assay(launcher, "--version").run().expect(0).text();
        assertThat(version).startsWith("assay ");
        for (Path way : new Path[] {link, relative, elsewhere.resolve("../a folder with spaces/./assay")}) {
            assertThat(assay(way, "--version").in(elsewhere).run().expect(0).text())
                    .isEqualTo(version);
        }
        environment.put("PATH", elsewhere + ":" + PATH);
        assertThat(assay(Path.of("again"), "--version")
                        .in(folder)
                        .run()
                        .expect(0)
                        .text())
                .isEqualTo(version);
        assertThat(assay(Path.of("sh"), "assay", "--version")
                        .in(folder.resolve("a folder with spaces"))
                        .run()
                        .expect(0)
                        .text())
                .isEqualTo(version);
    }

    @Test
    void arguments_arrive_unchanged() throws IOException {
        Path launcher = Image.install(folder.resolve("image"));
        FinishedProgram run = assay(launcher, "explain", "a  b*'$HOME\"ü").run();
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errors()).contains("no code 'a  b*'$HOME\"ü'");
    }

    @Test
    void an_old_java_is_seen_without_being_started_and_ends_with_70() throws IOException {
        Path launcher = Image.install(folder.resolve("image"));
        Path old = pretendJava("java-17", "17.0.15");
        Path older = pretendJava("java-8", "1.8.0_402");
        environment.remove("ASSAY_JAVA_HOME");
        environment.put("ASSAY_JVM_FOLDERS", folder.resolve("jvm").toString());
        environment.put("PATH", Image.tools(folder));
        FinishedProgram run = assay(launcher, "--version").run().expect(70);
        assertThat(run.text()).isEmpty();
        assertThat(run.errors())
                .isEqualTo("assay: needs Java 25 or newer; found none. Looked at:\n"
                        + "  Java 17  " + old + "\n"
                        + "  Java 8  " + older + "\n"
                        + "Install one (https://adoptium.net), use the bundle with its own runtime, or set"
                        + " ASSAY_JAVA_HOME.\n");
        environment.put("ASSAY_JVM_FOLDERS", "/nowhere");
        assertThat(assay(launcher, "--version").run().expect(70).errors()).contains("found no Java at all");
        environment.put("ASSAY_JAVA_HOME", old.toString());
        assertThat(assay(launcher, "--version").run().expect(70).errors())
                .contains("ASSAY_JAVA_HOME is no Java 25 or newer: " + old);
    }

    @Test
    void the_search_goes_from_the_most_to_the_least_explicit() throws IOException {
        Path launcher = Image.install(folder.resolve("image"));
        environment.put("ASSAY_LAUNCHER", "java-home");
        Path named = pretendJava("named", "25.0.1");
        Path home = pretendJava("home", "26-ea");
        Path onPath = pretendJava("on-path", "25");
        Path installed = pretendJava("installed", "25.0.2");
        pretendJava("a-17", "17.0.1");
        environment.put("ASSAY_JVM_FOLDERS", "/nowhere:" + installed);
        environment.put("JAVA_HOME", home.toString());
        environment.put("PATH", onPath.resolve("bin") + ":" + Image.tools(folder));
        environment.put("ASSAY_JAVA_HOME", named.toString());
        assertThat(found(launcher)).isEqualTo(named);
        environment.remove("ASSAY_JAVA_HOME");
        assertThat(found(launcher)).isEqualTo(home);
        environment.remove("JAVA_HOME");
        assertThat(found(launcher)).isEqualTo(onPath);
        environment.put("PATH", Image.tools(folder));
        assertThat(found(launcher)).isEqualTo(installed);
        environment.put("ASSAY_JVM_FOLDERS", folder.resolve("jvm").toString());
        assertThat(found(launcher)).isEqualTo(home);
        Files.createSymbolicLink(folder.resolve("image/runtime"), onPath);
        assertThat(found(launcher)).isEqualTo(folder.resolve("image/runtime"));
    }

    private Path found(Path launcher) {
        return Path.of(assay(launcher).run().expect(0).text().strip());
    }

    @Test
    void an_aot_cache_is_made_behind_the_first_run_and_a_broken_one_is_passed_over_silently()
            throws IOException, InterruptedException {
        Path launcher = Image.install(folder.resolve("image"));
        environment.remove("ASSAY_AOT");
        FinishedProgram first = assay(launcher, "--version").run().expect(0);
        assertThat(first.errors()).isEmpty();
        Path caches = folder.resolve("home/.cache/assay");
        Path cache = awaitCache(caches);
        assertThat(cache).isNotEmptyFile();
        assertThat(assay(launcher, "--version").run().expect(0).text()).isEqualTo(first.text());
        for (byte[] broken : new byte[][] {{}, "no cache at all".getBytes(StandardCharsets.UTF_8)}) {
            Files.write(cache, broken);
            FinishedProgram run = assay(launcher, "--version").run().expect(0);
            assertThat(run.text()).isEqualTo(first.text());
            assertThat(run.errors()).isEmpty();
        }
    }

    private static Path awaitCache(Path caches) throws IOException, InterruptedException {
        for (int attempt = 0; attempt < 600; attempt++) {
            try (Stream<Path> files = Files.list(caches)) {
                Path[] all = files.toArray(Path[]::new);
                if (all.length == 1 && all[0].toString().endsWith(".aot")) {
                    return all[0];
                }
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        throw new AssertionError("no AOT cache in " + caches + " after a minute");
    }

    @Test
    void a_read_only_image_and_a_home_that_cannot_be_written_do_no_harm() throws IOException {
        Path launcher = Image.install(folder.resolve("image"));
        environment.remove("ASSAY_AOT");
        environment.put("HOME", "/proc/no-home-here");
        FinishedProgram run = assay(launcher, "--version").run().expect(0);
        assertThat(run.errors()).isEmpty();
    }

    @Test
    void an_image_without_jars_says_so() throws IOException {
        Path launcher = Image.launcher(folder.resolve("empty"));
        assertThat(assay(launcher, "--version").run().expect(5).errors()).contains("neither jars nor sources");
    }

    @Test
    void signals_end_the_program_with_their_codes() throws IOException, InterruptedException {
        Path launcher = Image.install(folder.resolve("image"));
        assertThat(signalled(launcher, "INT")).isEqualTo(130);
        assertThat(signalled(launcher, "TERM")).isEqualTo(143);
    }

    /** Sends a signal to a process that waits for a reader of its output, and says how it ended. */
    private int signalled(Path launcher, String signal) throws IOException, InterruptedException {
        Path pipe = folder.resolve("pipe-" + signal);
        Program.at(Path.of("/usr/bin/mkfifo"), pipe.toString()).run().expect(0);
        try (RunningProgram running =
                assay(launcher, "explain", "--out", pipe.toString()).start()) {
            TimeUnit.SECONDS.sleep(2);
            assertThat(running.process().isAlive()).isTrue();
            Program.at(
                            Path.of("/bin/kill"),
                            "-" + signal,
                            String.valueOf(running.process().pid()))
                    .run()
                    .expect(0);
            assertThat(running.process().waitFor(30, TimeUnit.SECONDS)).isTrue();
            return running.process().exitValue();
        }
    }

    @Test
    void completion_scripts_are_understood_by_the_shells_that_are_here() throws IOException {
        Path launcher = Image.install(folder.resolve("image"));
        int checked = 0;
        for (String shell : new String[] {"bash", "zsh", "fish"}) {
            Path script = folder.resolve("completion." + shell);
            assay(launcher, "completion", shell, "--out", script.toString())
                    .run()
                    .expect(0);
            Path program = Path.of("/usr/bin", shell);
            if (Files.isExecutable(program)) {
                Program.at(program, "-n", script.toString()).run().expect(0);
                checked++;
            }
        }
        assumeTrue(checked > 0, "none of bash, zsh and fish is here");
    }
}
