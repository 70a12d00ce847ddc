package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testkit.FinishedProgram;
import dev.assay.testkit.Program;
import dev.assay.testkit.RunningProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Evidence recorded by processes of their own: several at once, and some that are killed. */
class EvidenceProcessTest {

    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
    private static final String CLASS_PATH = System.getProperty("java.class.path");
    private static final int PROCESSES = 4;
    private static final int KILLS = Integer.getInteger("assay.kill.count", 8);

    @TempDir
    Path folder = Path.of("");

    @BeforeEach
    void statement() throws IOException {
        Files.writeString(
                folder.resolve("s.json"),
                "{\"_type\":\"https://in-toto.io/Statement/v1\",\"subject\":[{\"name\":\"x:y\",\"digest\":{\"sha256\":\""
                        + "ab".repeat(32) + "\"}}],\"predicateType\":\"https://example.org/t/v1\",\"predicate\":{}}");
    }

    @Test
    void several_first_users_at_once_share_one_key_and_one_log() throws InterruptedException, ExecutionException {
        List<Future<FinishedProgram>> runs = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(PROCESSES)) {
            for (int i = 0; i < PROCESSES; i++) {
                runs.add(pool.submit(() -> assay("evidence", "sign", "s.json").run()));
            }
        }
        List<String> said = new ArrayList<>();
        for (Future<FinishedProgram> run : runs) {
            said.add(run.get().expect(0).text().lines().findFirst().orElse(""));
        }

        assertThat(said)
                .containsExactlyInAnyOrder(
                        "recorded #0 (local key, identity unproven)",
                        "recorded #1 (local key, identity unproven)",
                        "recorded #2 (local key, identity unproven)",
                        "recorded #3 (local key, identity unproven)");
        assertThat(assay("key", "list").run().expect(0).text().lines()).hasSize(1);
        assertThat(assay("verify").run().expect(0).text()).contains("4 evidence whole");
    }

    @Test
    void a_process_killed_at_any_point_leaves_a_home_that_verifies_and_goes_on()
            throws IOException, InterruptedException {
        assay("evidence", "sign", "s.json").run().expect(0);
        long seed = System.nanoTime();
        System.out.println("kills: seed " + seed);
        RandomGenerator random = new SplittableRandom(seed);
        List<String> many = new ArrayList<>(List.of("evidence", "sign"));
        for (int i = 0; i < 200; i++) {
            many.add("s.json");
        }
        for (int i = 0; i < KILLS; i++) {
            try (RunningProgram running = assay(many.toArray(String[]::new)).start()) {
                boolean ended = running.process().waitFor(random.nextInt(200, 1_500), TimeUnit.MILLISECONDS);
                running.process().destroyForcibly().waitFor();
                assertThat(ended && running.process().exitValue() != 0).isFalse();
            }
            assay("evidence", "sign", "s.json").run().expect(0);
            FinishedProgram verified = assay("verify").run().expect(0);
            assertThat(verified.text()).doesNotContain("\u2717");
        }
    }

    @Test
    void what_is_acknowledged_is_in_the_log_under_the_index_that_was_said() {
        String said =
                assay("evidence", "sign", "s.json", "s.json").run().expect(0).text();

        assertThat(Pattern.compile("recorded #(\\d+)").matcher(said).results().map(each -> each.group(1)))
                .containsExactly("0", "1");
        assertThat(assay("evidence", "show", "1").run().expect(0).text()).contains("https://example.org/t/v1");
    }

    private Program assay(String... arguments) {
        return Program.at(JAVA, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", CLASS_PATH, "dev.assay.cli.Main")
                .with(arguments)
                .in(folder)
                .withEnvironment("HOME", folder.resolve("home").toString());
    }
}
