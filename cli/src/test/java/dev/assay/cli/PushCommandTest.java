package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.fault.ExitCode;
import dev.assay.core.home.AssayHome;
import dev.assay.core.home.EvidenceRecorder;
import dev.assay.core.home.Recorded;
import dev.assay.ledger.evidence.EvidenceDirectory;
import dev.assay.ledger.intoto.DigestSet;
import dev.assay.ledger.intoto.Statement;
import dev.assay.ledger.intoto.Subject;
import dev.assay.ledger.json.JsonObject;
import dev.assay.ledger.key.SignatureScheme;
import dev.assay.ledger.key.SigningKey;
import dev.assay.ledger.log.DirectoryLog;
import dev.assay.ledger.log.LogKeys;
import dev.assay.ledger.log.LogOptions;
import dev.assay.ledger.log.LogSettings;
import dev.assay.ledger.witness.Cosigners;
import dev.assay.testkit.Feature;
import dev.assay.testkit.Program;
import dev.assay.testkit.TestClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code assay push}: to a git ref that several write to at once, to a folder, and with its evidence. */
@Feature("EVD-02")
class PushCommandTest {

    private static final TestClock CLOCK = TestClock.at("2026-11-20T10:00:00Z");

    @TempDir
    Path folder;

    private static CommandRun ok(Path where, String... arguments) {
        CommandRun run = CommandRun.in(where, arguments);
        assertThat(run.exit()).as(run.out() + run.err()).isEqualTo(ExitCode.OK);
        return run;
    }

    private static String git(Path where, String... arguments) {
        return Program.at(Path.of("git"), arguments).in(where).run().expect(0).text();
    }

    private static void entries(Path where, String log, String word, int count) throws IOException {
        String text = IntStream.range(0, count)
                .mapToObj(n -> "{\"" + word + "\":" + n + "}\n")
                .collect(Collectors.joining());
        Files.writeString(where.resolve("in"), text);
        ok(where, "log", "append", log, "--ndjson", "in");
    }

    private Path clone(String name) throws IOException {
        git(folder, "clone", "--quiet", "remote.git", name);
        Path clone = folder.resolve(name);
        ok(clone, "log", "init", "own", "--origin", "local/" + name);
        return clone;
    }

    @BeforeEach
    void a_remote() {
        git(folder, "init", "--quiet", "--bare", "remote.git");
    }

    private static final String[] KEY = {"--key", "../shop.key"};

    private CommandRun push(Path clone, String... more) {
        List<String> words = new ArrayList<>(List.of("push", "git:origin", "--from", "own", KEY[0], KEY[1]));
        words.addAll(List.of(more));
        return CommandRun.in(clone, words.toArray(String[]::new));
    }

    @Test
    void the_first_push_makes_the_log_and_the_next_ones_bring_only_what_is_new() throws IOException {
        Path one = clone("one");
        entries(one, "own", "a", 300);
        assertThat(push(one).err())
                .contains("there is no log in refs/assay/log")
                .contains("--origin NAME");
        CommandRun first = push(one, "--origin", "example.org/shop");
        assertThat(first.exit()).as(first.err()).isEqualTo(ExitCode.OK);
        assertThat(first.out()).contains("pushed 300 entries").contains("size 300");
        assertThat(push(one).out()).contains("pushed 0 entries").contains("size 300");
        entries(one, "own", "b", 10);
        assertThat(push(one).out()).contains("pushed 10 entries").contains("size 310");
        assertThat(git(folder.resolve("remote.git"), "log", "--format=%s", "refs/assay/log"))
                .isEqualTo("10 entries, size 310\n300 entries, size 300\n");
        assertThat(git(one, "status", "--short", "--branch")).doesNotContain("ahead");
        assertThat(git(one, "for-each-ref", "--format=%(refname)")).isEmpty();
        assertThat(ok(one, "verify", "git:origin").out()).contains("310 entries, byte for byte");
        assertThat(ok(folder, "log", "get", "git:remote.git", "309").out()).isEqualTo("{\"b\":9}");
    }

    @Test
    void a_push_that_was_cut_off_before_it_was_remembered_brings_nothing_twice() throws IOException {
        Path one = clone("one");
        entries(one, "own", "a", 40);
        push(one, "--origin", "example.org/shop");
        Path state = one.resolve("home/.local/state/assay/push");
        try (var files = Files.list(state)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        entries(one, "own", "b", 2);
        assertThat(push(one).out()).contains("pushed 2 entries").contains("size 42");
    }

    @Test
    void several_writers_at_once_lose_nothing_and_make_one_history() throws Exception {
        int writers = 3;
        int rounds = 4;
        List<Path> clones = new ArrayList<>();
        for (int i = 0; i < writers; i++) {
            clones.add(clone("c" + i));
        }
        entries(clones.getFirst(), "own", "first", 1);
        assertThat(push(clones.getFirst(), "--origin", "example.org/shop").exit())
                .isEqualTo(ExitCode.OK);
        try (ExecutorService threads = Executors.newFixedThreadPool(writers)) {
            List<Future<Integer>> running = new ArrayList<>();
            for (Path clone : clones) {
                running.add(threads.submit(() -> {
                    for (int round = 0; round < rounds; round++) {
                        entries(clone, "own", clone.getFileName() + "r" + round, 70);
                        CommandRun run = push(clone);
                        assertThat(run.exit()).as(run.err()).isEqualTo(ExitCode.OK);
                    }
                    return rounds;
                }));
            }
            for (Future<Integer> each : running) {
                assertThat(each.get()).isEqualTo(rounds);
            }
        }
        int all = 1 + writers * rounds * 70;
        assertThat(ok(folder, "verify", "git:remote.git").out()).contains(all + " entries, byte for byte");
        String[] commits = git(folder.resolve("remote.git"), "rev-list", "--reverse", "refs/assay/log")
                .split("\n");
        assertThat(commits).hasSize(1 + writers * rounds);
        assertThat(git(folder.resolve("remote.git"), "rev-list", "--merges", "refs/assay/log"))
                .isEmpty();
        Files.writeString(
                folder.resolve("anchor"),
                git(folder.resolve("remote.git"), "show", commits[commits.length / 2] + ":log/checkpoint"));
        assertThat(ok(folder, "verify", "git:remote.git", "--anchor", "anchor").out())
                .contains("it continues the checkpoint of size");
        ok(folder, "log", "export", "git:remote.git", "--out", "all.zip");
        for (Path clone : clones) {
            for (int round = 0; round < rounds; round++) {
                String entry = "{\"" + clone.getFileName() + "r" + round + "\":69}";
                assertThat(Files.readString(folder.resolve("all.zip"), java.nio.charset.StandardCharsets.ISO_8859_1))
                        .containsOnlyOnce(entry);
            }
        }
    }

    @Test
    void the_key_of_a_ci_job_comes_from_a_variable() throws IOException {
        Path one = clone("one");
        entries(one, "own", "a", 3);
        push(one, "--origin", "example.org/shop");
        String secret = Files.readString(folder.resolve("shop.key"));
        entries(one, "own", "b", 3);
        Map<String, String> variables = Map.of("ASSAY_LOG_KEY", "env:LOG_KEY", "LOG_KEY", secret);
        CommandRun pushed = CommandRun.in(one, variables, "push", "git:origin", "--from", "own");
        assertThat(pushed.exit()).as(pushed.err()).isEqualTo(ExitCode.OK);
        CommandRun unset =
                CommandRun.in(one, Map.of("ASSAY_LOG_KEY", "env:LOG_KEY"), "push", "git:origin", "--from", "own");
        assertThat(unset.exit()).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(unset.err()).contains("LOG_KEY, which is not set");
        CommandRun wrong = CommandRun.in(
                one,
                Map.of("ASSAY_LOG_KEY", "env:LOG_KEY", "LOG_KEY", "nonsense"),
                "push",
                "git:origin",
                "--from",
                "own");
        assertThat(wrong.err()).contains("does not hold a log's key").doesNotContain("nonsense");
    }

    @Test
    void a_log_that_does_not_verify_is_not_pushed() throws IOException {
        Path one = clone("one");
        entries(one, "own", "a", 300);
        Path bundle = one.resolve("own/tile/entries/000");
        byte[] bytes = Files.readAllBytes(bundle);
        bytes[9] ^= 1;
        Files.write(bundle, bytes);
        CommandRun refused = push(one, "--origin", "example.org/shop");
        assertThat(refused.exit()).isEqualTo(ExitCode.VERIFICATION);
        assertThat(refused.err()).contains("tile/entries/000, entry ").contains("nothing of it is pushed");
        assertThat(git(folder.resolve("remote.git"), "for-each-ref")).isEmpty();
    }

    @Test
    void remotes_that_are_not_there_and_names_that_are_options_are_clear_faults() throws IOException {
        Path one = clone("one");
        CommandRun missing = CommandRun.in(one, "push", "git:nowhere", "--from", "own");
        assertThat(missing.exit()).isEqualTo(ExitCode.DEPENDENCY);
        assertThat(missing.err()).contains("cannot read the repository nowhere");
        assertThat(CommandRun.in(one, "push", "git:--upload-pack=x", "--from", "own")
                        .exit())
                .isEqualTo(ExitCode.USAGE);
        assertThat(CommandRun.in(one, "push", "nofolder", "--from", "own").exit())
                .isEqualTo(ExitCode.USAGE);
        assertThat(CommandRun.in(one, "push", "git:origin").err()).contains("there is no .assay folder");
        assertThat(CommandRun.in(one, "verify", "git:origin").err()).contains("there is no log in refs/assay/log");
    }

    @Test
    void a_folder_takes_entries_of_several_logs_once() throws IOException {
        ok(folder, "log", "init", "archive", "--origin", "example.org/archive");
        ok(folder, "log", "init", "a", "--origin", "local/a");
        ok(folder, "log", "init", "b", "--origin", "local/b");
        entries(folder, "a", "a", 5);
        entries(folder, "b", "b", 5);
        assertThat(ok(folder, "push", "archive", "--from", "a").out())
                .contains("pushed 5 entries")
                .contains("size 5");
        assertThat(ok(folder, "push", "archive", "--from", "b").out())
                .contains("pushed 5 entries")
                .contains("size 10");
        assertThat(ok(folder, "push", "archive", "--from", "a", "-o", "json").out())
                .contains("\"entriesAdded\" : 0", "\"size\" : 10");
        ok(folder, "verify", "archive");
    }

    @Test
    void evidence_goes_before_its_entries_and_what_is_erased_here_is_in_no_commit_of_the_ref() throws IOException {
        Path one = clone("one");
        AssayHome home = AssayHome.openOrCreate(one);
        SecureRandom random = new SecureRandom();
        LogKeys keys = LogKeys.generate("local/home", random, CLOCK);
        DirectoryLog.create(home.log(), LogSettings.of("local/home", keys.publicKeys(), false), keys);
        SigningKey signer = SigningKey.generate(SignatureScheme.ED25519, random);
        EvidenceDirectory store = home.evidence(random);
        Recorded kept = record(home, keys, store, signer, "kept");
        Recorded secret = record(home, keys, store, signer, "secret");
        ok(one, "push", "git:origin", "--origin", "example.org/shop", "--key", "../shop.key");
        String hex = secret.id().digest().hex();
        Path remote = folder.resolve("remote.git");
        assertThat(git(remote, "ls-tree", "-r", "--name-only", "refs/assay/evidence"))
                .contains(hex + ".dsse.json", hex + ".salt", kept.id().digest().hex(), "blobs/sha256/");
        try (DirectoryLog log = DirectoryLog.open(home.log(), keys, LogOptions.DEFAULT, Cosigners.none())) {
            new EvidenceRecorder(store, entry -> log.append(entry).join().index(), CLOCK)
                    .erase(secret.id(), "asked for", "assay:person/alice@example.org", signer);
        }
        ok(one, "push", "git:origin", "--key", "../shop.key");
        assertThat(git(remote, "ls-tree", "-r", "--name-only", "refs/assay/evidence"))
                .doesNotContain(hex)
                .contains(kept.id().digest().hex());
        assertThat(git(remote, "rev-list", "--count", "refs/assay/evidence")).isEqualTo("1\n");
        assertThat(ok(folder, "verify", "git:remote.git").out()).contains("3 entries, byte for byte");
    }

    private static Recorded record(
            AssayHome home, LogKeys keys, EvidenceDirectory store, SigningKey signer, String name) {
        Statement statement = new Statement(
                List.of(Subject.of(name, DigestSet.of("sha256", "ab".repeat(32)))),
                "https://example.org/test/v1",
                JsonObject.EMPTY);
        try (DirectoryLog log = DirectoryLog.open(home.log(), keys, LogOptions.DEFAULT, Cosigners.none())) {
            return new EvidenceRecorder(store, entry -> log.append(entry).join().index(), CLOCK)
                    .record(statement, signer);
        }
    }
}
