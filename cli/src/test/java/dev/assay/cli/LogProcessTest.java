package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.assay.testkit.FinishedProgram;
import dev.assay.testkit.Program;
import dev.assay.testkit.RunningProgram;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log under conditions that only a process of its own can have: signals, a full disk, no permission, two writers. */
class LogProcessTest {

    private static final Pattern SERVING = Pattern.compile("serving audit at (http://127.0.0.1:(\\d+)/)");

    @TempDir
    Path folder;

    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    private static final String CLASS_PATH = System.getProperty("java.class.path");

    private Program assay(String... arguments) {
        return Program.at(JAVA, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", CLASS_PATH, "dev.assay.cli.Main")
                .with(arguments)
                .in(folder)
                .withEnvironment("HOME", folder.resolve("home").toString());
    }

    /** The same below another program, which runs what follows it. */
    private Program below(List<String> prefix, String... arguments) {
        return Program.at(
                        Path.of(prefix.getFirst()),
                        prefix.subList(1, prefix.size()).toArray(String[]::new))
                .with(JAVA.toString(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", CLASS_PATH)
                .with("dev.assay.cli.Main")
                .with(arguments)
                .in(folder)
                .withEnvironment("HOME", folder.resolve("home").toString());
    }

    @BeforeEach
    void a_log_with_two_entries() throws IOException {
        assay("log", "init", "audit", "--origin", "example.org/audit").run().expect(0);
        Files.writeString(folder.resolve("in"), "{\"a\":1}\n{\"a\":2}\n");
        assay("log", "append", "audit", "--ndjson", "in").run().expect(0);
    }

    private void stillHas(int entries) {
        assertThat(assay("log", "fsck", "audit").run().expect(0).text()).contains(": " + entries + " entries lead");
    }

    @Test
    void sigterm_lets_a_server_publish_what_it_acknowledged() throws IOException {
        try (RunningProgram server = assay("log", "serve", "audit", "--port", "0", "--accept-entries")
                .start()) {
            String address = server.await(SERVING).group(1);
            FinishedProgram second = assay("log", "append", "audit", "in").run().expect(5);
            assertThat(second.errors()).contains("another process writes this log");
            assertThat(post(address + "add", "{\"a\":3}")).isEqualTo("2\n");
            assertThat(server.stop()).isEqualTo(143);
            assertThat(server.said()).contains("stopped");
        }
        stillHas(3);
    }

    private static String post(String address, String body) throws IOException {
        var connection = (java.net.HttpURLConnection)
                java.net.URI.create(address).toURL().openConnection();
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        connection.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
        return new String(connection.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void a_served_log_takes_what_is_pushed_to_it_once() throws IOException {
        assay("log", "init", "own", "--origin", "local/own").run().expect(0);
        Files.writeString(folder.resolve("mine"), "{\"b\":1}\n{\"b\":2}\n");
        assay("log", "append", "own", "--ndjson", "mine").run().expect(0);
        try (RunningProgram server = assay("log", "serve", "audit", "--port", "0", "--accept-entries")
                .start()) {
            String address = server.await(SERVING).group(1);
            FinishedProgram pushed =
                    assay("push", address, "--from", "own").run().expect(0);
            assertThat(pushed.text()).contains("pushed 2 entries").contains("a served log");
            assertThat(assay("push", address, "--from", "own").run().expect(0).text())
                    .contains("pushed 0 entries");
            server.stop();
        }
        stillHas(4);
        try (RunningProgram readOnly =
                assay("log", "serve", "audit", "--port", "0").start()) {
            String address = readOnly.await(SERVING).group(1);
            assay("log", "append", "own", "mine").run().expect(0);
            assertThat(assay("push", address, "--from", "own").run().expect(5).errors())
                    .contains("answered 405");
        }
    }

    @Test
    void a_read_only_server_leaves_the_log_to_its_writer() {
        try (RunningProgram server =
                assay("log", "serve", "audit", "--port", "0").start()) {
            String address = server.await(SERVING).group(1);
            assay("log", "append", "audit", "in").run().expect(0);
            assertThat(assay("log", "checkpoint", address).run().expect(0).text())
                    .startsWith("example.org/audit\n3\n");
            assertThat(assay("log", "fsck", address).run().expect(0).text()).contains("3 entries lead");
        }
    }

    @Test
    void standard_input_is_read_line_by_line() {
        String lines =
                IntStream.range(0, 500).mapToObj(n -> "{\"n\":" + n + "}\n").collect(Collectors.joining());
        FinishedProgram appended = assay("log", "append", "audit", "--ndjson", "-", "-o", "json")
                .withInput(lines.getBytes(StandardCharsets.UTF_8))
                .run()
                .expect(0);
        assertThat(appended.text()).contains("\"lastIndex\" : 501");
        stillHas(502);
    }

    @Test
    void a_full_disk_in_the_middle_of_a_batch_is_one_message_and_nothing_acknowledged_is_lost() throws IOException {
        List<String> mount = List.of(
                "/usr/bin/unshare",
                "-m",
                "sh",
                "-c",
                "mount -t tmpfs -o size=3m tmpfs small && cp -r audit small/ && shift 0 && \"$@\"; code=$?;"
                        + " cp -r small/audit after && exit $code",
                "sh");
        Files.createDirectory(folder.resolve("small"));
        boolean allowed = Files.isExecutable(Path.of("/usr/bin/unshare"))
                && Program.at(Path.of("/usr/bin/unshare"), "-m", "true").run().exitCode() == 0;
        assumeThat(allowed).as("a mount of one's own needs privileges").isTrue();
        fillUp(mount, "small/audit");
    }

    @Test
    void a_file_that_may_not_grow_is_one_message_and_nothing_acknowledged_is_lost() throws IOException {
        Files.createDirectory(folder.resolve("small"));
        List<String> limit = List.of(
                "/bin/sh",
                "-c",
                "cp -r audit small/ && (ulimit -f 2000; \"$@\"); code=$?; cp -r small/audit after && exit $code",
                "sh");
        fillUp(limit, "small/audit");
    }

    private void fillUp(List<String> prefix, String log) throws IOException {
        String line = "{\"x\":\"" + "y".repeat(30_000) + "\"}\n";
        Files.writeString(folder.resolve("much"), line.repeat(400));
        FinishedProgram full =
                below(prefix, "log", "append", log, "--ndjson", "much").run().expect(5);
        assertThat(full.errors().lines().filter(each -> each.startsWith("assay: ")))
                .hasSize(1);
        assertThat(full.errors()).containsAnyOf("No space left", "too large").contains("next: ");
        long acknowledged = full.text().lines().count();
        assertThat(acknowledged).isBetween(0L, 399L);
        assay("log", "append", "after", "in").run().expect(0);
        String size = assay("log", "checkpoint", "after")
                .run()
                .expect(0)
                .text()
                .lines()
                .toList()
                .get(1);
        assertThat(Long.parseLong(size)).isGreaterThanOrEqualTo(2 + acknowledged + 1);
        assay("log", "fsck", "after").run().expect(0);
    }

    @Test
    void folders_that_cannot_be_read_or_written_are_named() throws IOException {
        Path closed = Files.createDirectory(folder.resolve("closed"));
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("r-xr-xr-x"));
        FinishedProgram init = below(unprivileged(), "log", "init", "closed/log", "--origin", "example.org/c")
                .run();
        assertThat(init.exitCode()).isEqualTo(5);
        assertThat(init.errors())
                .contains("permission denied")
                .contains("closed")
                .contains("next: ");
        Path secret = Files.writeString(folder.resolve("secret"), "x");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("---------"));
        FinishedProgram append =
                below(unprivileged(), "log", "append", "audit", "secret").run().expect(2);
        assertThat(append.errors()).contains("no permission for").contains("secret");
        stillHas(2);
    }

    @Test
    void a_log_that_cannot_be_written_is_still_read() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("audit"))) {
            for (Path file : files.toList()) {
                String mode = Files.isDirectory(file) ? "r-xr-xr-x" : "r--r--r--";
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
            }
        }
        FinishedProgram append =
                below(unprivileged(), "log", "append", "audit", "in").run().expect(5);
        assertThat(append.errors()).contains("permission denied").contains("next: ");
        below(unprivileged(), "log", "fsck", "audit").run().expect(0);
        try (Stream<Path> files = Files.walk(folder.resolve("audit"))) {
            for (Path file : files.filter(Files::isDirectory).toList()) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
        }
    }

    /** Root may do everything; without its capabilities it is a user like any other. */
    private static List<String> unprivileged() {
        boolean root = "root".equals(System.getProperty("user.name"));
        Path setpriv = Path.of("/usr/bin/setpriv");
        assumeThat(!root || Files.isExecutable(setpriv))
                .as("root needs setpriv to be denied anything")
                .isTrue();
        return root
                ? List.of(setpriv.toString(), "--bounding-set", "-all", "--inh-caps", "-all", "--")
                : List.of("/usr/bin/env");
    }

    @Test
    void a_write_ahead_log_that_was_cut_after_a_kill_loses_only_what_was_not_acknowledged() throws IOException {
        try (RunningProgram server = assay("log", "serve", "audit", "--port", "0", "--accept-entries")
                .start()) {
            String address = server.await(SERVING).group(1);
            for (int i = 0; i < 20; i++) {
                post(address + "add", "{\"i\":" + i + "}");
            }
            server.process().destroyForcibly();
        }
        try (Stream<Path> files = Files.list(folder.resolve("audit/private"))) {
            for (Path wal :
                    files.filter(file -> file.toString().contains("wal")).toList()) {
                try (RandomAccessFile cut = new RandomAccessFile(wal.toFile(), "rw")) {
                    cut.setLength(Math.max(0, cut.length() - 7));
                }
            }
        }
        FinishedProgram reopened = assay("log", "append", "audit", "in").run();
        assertThat(reopened.exitCode()).as(reopened.errors()).isIn(0, 4);
        assertThat(reopened.errors()).doesNotContain("Exception");
        assay("log", "fsck", "audit").run().expect(0);
    }
}
