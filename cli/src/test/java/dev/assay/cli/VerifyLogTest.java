package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.fault.ExitCode;
import dev.assay.testkit.Feature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code assay verify} of logs: whatever is changed is found and named, and what cannot be seen is said. */
@Feature("EVD-02")
class VerifyLogTest {

    private static final int ENTRIES = 600;

    @TempDir
    Path folder;

    private CommandRun run(String... arguments) {
        return CommandRun.in(folder, arguments);
    }

    private CommandRun ok(String... arguments) {
        CommandRun run = run(arguments);
        assertThat(run.exit()).as(run.out() + run.err()).isEqualTo(ExitCode.OK);
        return run;
    }

    private CommandRun broken(String... arguments) {
        CommandRun run = run(arguments);
        assertThat(run.exit()).as(run.out() + run.err()).isEqualTo(ExitCode.VERIFICATION);
        return run;
    }

    private void append(String log, String word, int count) throws IOException {
        String text = IntStream.range(0, count)
                .mapToObj(n -> "{\"" + word + "\":" + n + "}\n")
                .collect(Collectors.joining());
        Files.writeString(folder.resolve("in"), text);
        ok("log", "append", log, "--ndjson", "in", "--key", "the.key");
    }

    private void copy(String from, String to) throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve(from))) {
            for (Path file : files.toList()) {
                Path target = folder.resolve(to)
                        .resolve(folder.resolve(from).relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }

    @BeforeEach
    void a_log() throws IOException {
        ok("log", "init", "audit", "--origin", "example.org/audit", "--key", "the.key");
        append("audit", "n", ENTRIES);
    }

    @Test
    void a_good_log_is_verified_and_what_could_not_be_seen_is_listed() {
        CommandRun run = ok("verify", "audit");
        assertThat(run.out())
                .startsWith("✓ verified: audit (a log)\n")
                .contains("checkpoint of size 600 of example.org/audit, signed by example.org/audit+")
                .contains("600 entries, byte for byte, lead to its root")
                .contains("against: the log's own word (self-asserted")
                .contains("not verified:\n  ? rollback, fork: there is no older checkpoint to hold it against");
        assertThat(ok("verify", "audit", "-o", "json").out())
                .contains("\"holds\" : true", "\"notVerified\" : [", "\"findings\" : [ ]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tile/entries/000",
                "tile/entries/001",
                "tile/entries/002.p/88",
                "tile/0/000",
                "tile/0/002.p/88",
                "tile/1/000.p/2"
            })
    void a_flipped_bit_is_named_by_file_entry_and_bytes(String file) throws IOException {
        Path path = folder.resolve("audit").resolve(file);
        byte[] good = Files.readAllBytes(path);
        SplittableRandom random = new SplittableRandom(file.hashCode());
        for (int round = 0; round < 12; round++) {
            int at = random.nextInt(good.length);
            byte[] bad = good.clone();
            bad[at] ^= (byte) (1 << random.nextInt(8));
            Files.write(path, bad);
            String out = broken("verify", "audit").out();
            assertThat(out).as("byte " + at).contains("✗ " + file + ", entry ");
            assertThat(covers(out, file, at)).as("byte " + at + " in " + out).isTrue();
        }
        Files.write(path, good);
        ok("verify", "audit");
    }

    private static boolean covers(String out, String file, int at) {
        var ranges = java.util.regex.Pattern.compile(
                        java.util.regex.Pattern.quote(file) + ", entry \\d+, bytes (\\d+) to (\\d+)")
                .matcher(out);
        while (ranges.find()) {
            if (Integer.parseInt(ranges.group(1)) <= at && at <= Integer.parseInt(ranges.group(2))) {
                return true;
            }
        }
        return false;
    }

    @Test
    void a_changed_checkpoint_is_named_by_the_part_that_was_changed() throws IOException {
        Path path = folder.resolve("audit/checkpoint");
        byte[] good = Files.readAllBytes(path);
        String text = new String(good, StandardCharsets.UTF_8);
        byte[] size = text.replaceFirst("\n600\n", "\n599\n").getBytes(StandardCharsets.UTF_8);
        Files.write(path, size);
        assertThat(broken("verify", "audit").out()).contains("✗ checkpoint, bytes 0 to ");
        Files.writeString(path, text.replaceFirst("example.org/audit\n", "example.org/oudit\n"));
        assertThat(broken("verify", "audit").out()).contains("checkpoint, bytes 0 to 16: the checkpoint is of the log");
        for (int line = 4; line <= 5; line++) {
            List<String> lines = new java.util.ArrayList<>(text.lines().toList());
            int from = lines.subList(0, line).stream()
                    .mapToInt(each -> each.getBytes(StandardCharsets.UTF_8).length + 1)
                    .sum();
            char[] chars = lines.get(line).toCharArray();
            chars[chars.length - 20] = chars[chars.length - 20] == 'A' ? 'B' : 'A';
            lines.set(line, new String(chars));
            Files.writeString(path, String.join("\n", lines) + "\n");
            assertThat(broken("verify", "audit").out()).contains("✗ checkpoint, bytes " + from + " to ");
        }
        Files.writeString(
                path,
                text.substring(0, text.indexOf("\n\n") + 2)
                        + text.lines().toList().get(4) + "\n");
        assertThat(broken("verify", "audit").out()).contains("is missing");
        Files.writeString(path, "");
        assertThat(broken("verify", "audit").out()).contains("not a signed note");
        Files.delete(path);
        assertThat(run("verify", "audit").exit()).isNotEqualTo(ExitCode.OK);
        Files.write(path, good);
        ok("verify", "audit");
    }

    @Test
    void cut_missing_and_exchanged_files_are_named() throws IOException {
        Path first = folder.resolve("audit/tile/entries/000");
        Path second = folder.resolve("audit/tile/entries/001");
        byte[] one = Files.readAllBytes(first);
        byte[] two = Files.readAllBytes(second);
        Files.write(first, java.util.Arrays.copyOf(one, one.length - 3));
        assertThat(broken("verify", "audit").out()).contains("✗ tile/entries/000, entry 255");
        Files.delete(first);
        assertThat(broken("verify", "audit").out())
                .contains("✗ tile/entries/000")
                .contains("missing");
        Files.write(first, two);
        Files.write(second, one);
        assertThat(broken("verify", "audit").out())
                .contains("✗ tile/entries/000, entry 0, ")
                .contains("✗ tile/entries/001, entry 256, ");
    }

    @Test
    void a_rollback_is_found_against_an_anchor_and_named_as_unseen_without_one() throws IOException {
        copy("audit", "before");
        append("audit", "later", 10);
        ok("log", "checkpoint", "audit", "--out", "anchor");
        assertThat(ok("verify", "before").out()).contains("? rollback, fork: there is no older checkpoint");
        assertThat(broken("verify", "before", "--anchor", "anchor").out())
                .contains("✗ checkpoint: rolled back: the log had 610 entries (--anchor anchor) and shows 600");
        ok("verify", "audit");
        assertThat(broken("verify", "before").out())
                .contains("rolled back: the log had 610 entries (last seen by you)");
        assertThat(broken("verify", "before", "-o", "json").out())
                .contains("\"kind\" : \"rolled-back\"", "\"anchorSize\" : 610");
    }

    @Test
    void a_fork_signed_with_the_true_key_is_found_against_an_anchor_at_any_size() throws IOException {
        copy("audit", "fork");
        append("audit", "mine", 3);
        append("fork", "theirs", 3);
        ok("log", "checkpoint", "audit", "--out", "anchor");
        assertThat(ok("verify", "fork").out()).contains("? rollback, fork");
        assertThat(broken("verify", "fork", "--anchor", "anchor").out()).contains("✗ checkpoint: forked: at size 603");
        append("fork", "theirs", 300);
        assertThat(broken("verify", "fork", "--anchor", "anchor").out()).contains("✗ checkpoint: forked: at size 603");
        // The fork was looked at first and is remembered, so now the other history is the one that does not fit.
        assertThat(broken("verify", "audit", "--anchor", "anchor").out())
                .contains("forked: at size 603")
                .contains("(last seen by you)");
    }

    @Test
    void the_last_checkpoint_seen_moves_forward_only_and_only_when_all_holds() throws IOException {
        ok("verify", "audit");
        try (Stream<Path> anchors = Files.list(folder.resolve("home/.local/state/assay/anchors"))) {
            Path anchor = anchors.findFirst().orElseThrow();
            byte[] at600 = Files.readAllBytes(anchor);
            append("audit", "more", 2);
            Path bundle = folder.resolve("audit/tile/entries/000");
            byte[] good = Files.readAllBytes(bundle);
            byte[] bad = good.clone();
            bad[5] ^= 1;
            Files.write(bundle, bad);
            broken("verify", "audit");
            assertThat(anchor).hasBinaryContent(at600);
            Files.write(bundle, good);
            assertThat(ok("verify", "audit").out()).contains("continues the checkpoint of size 600 (last seen by you)");
            assertThat(anchor).content().startsWith("example.org/audit\n602\n");
        }
    }

    @Test
    void another_log_of_the_same_name_does_not_replace_what_was_seen() throws IOException {
        ok("verify", "audit");
        ok("log", "init", "evil", "--origin", "example.org/audit", "--key", "evil.key");
        Files.writeString(folder.resolve("in"), "{}\n".repeat(700));
        ok("log", "append", "evil", "--ndjson", "in", "--key", "evil.key");
        assertThat(ok("verify", "evil").out()).contains("? rollback, fork: the checkpoint last seen");
        assertThat(ok("verify", "audit").out()).contains("continues the checkpoint of size 600 (last seen by you)");
    }

    @Test
    void anchors_of_other_logs_and_files_that_are_none_are_refused() throws IOException {
        ok("log", "init", "other", "--origin", "example.org/other");
        ok("log", "checkpoint", "other", "--out", "other.checkpoint");
        assertThat(run("verify", "audit", "--anchor", "other.checkpoint").err())
                .contains("is of the log 'example.org/other'");
        Files.writeString(folder.resolve("no"), "no checkpoint\n");
        assertThat(run("verify", "audit", "--anchor", "no").exit()).isEqualTo(ExitCode.USAGE);
        assertThat(run("verify", "audit", "--anchor", "nothere").exit()).isEqualTo(ExitCode.USAGE);
        assertThat(run("verify", "nothere").exit()).isEqualTo(ExitCode.USAGE);
        assertThat(run("verify").err()).contains("there is no .assay folder here or above");
    }

    @Test
    void a_receipt_proves_its_own_entry_and_no_other() throws IOException {
        ok("log", "prove", "audit", "9", "--out", "9.tlog-proof");
        ok("log", "get", "audit", "9", "--out", "nine");
        ok("log", "get", "audit", "8", "--out", "eight");
        ok("log", "keys", "audit", "--out", "audit.vkeys");
        String[] good = {"verify", "9.tlog-proof", "--entry", "nine", "--vkey", "audit.vkeys"};
        assertThat(ok(good).out()).contains("is entry 9 of example.org/audit");
        assertThat(broken("verify", "9.tlog-proof", "--entry", "eight", "--vkey", "audit.vkeys")
                        .out())
                .contains("does not prove");
        assertThat(run("verify", "9.tlog-proof", "--vkey", "audit.vkeys").err()).contains("--entry");
        assertThat(run("verify", "9.tlog-proof", "--entry", "nine").exit()).isEqualTo(ExitCode.CONFIGURATION);
        Path file = folder.resolve("9.tlog-proof");
        byte[] receipt = Files.readAllBytes(file);
        int unsignedEnd = new String(receipt, StandardCharsets.UTF_8).indexOf("\n\n", 30);
        SplittableRandom random = new SplittableRandom(7);
        for (int round = 0; round < 60; round++) {
            byte[] bad = receipt.clone();
            bad[random.nextInt(unsignedEnd)] ^= (byte) (1 << random.nextInt(7));
            Files.write(file, bad);
            broken(good);
        }
    }

    @Test
    void the_state_folder_may_be_unwritable() throws IOException {
        Files.writeString(folder.resolve("state"), "a file where a folder is expected");
        CommandRun run = CommandRun.in(
                folder, Map.of("XDG_STATE_HOME", folder.resolve("state").toString()), "verify", "audit");
        assertThat(run.exit()).isEqualTo(ExitCode.OK);
        assertThat(run.out()).contains("could not be remembered");
    }
}
