package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.cli.http.HttpWitnessTransport;
import dev.assay.cli.witness.WatchedLog;
import dev.assay.ledger.checkpoint.SignedCheckpoint;
import dev.assay.ledger.witness.WitnessFolder;
import dev.assay.ledger.witness.WitnessTransport;
import dev.assay.testkit.FinishedProgram;
import dev.assay.testkit.Ports;
import dev.assay.testkit.Program;
import dev.assay.testkit.RunningProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Witnesses as processes: killed at random points, and as the quorum of a log. The system property
 * {@code assay.witness.kill.count} sets how often one is killed, {@code
 * assay.kill.seed} repeats a run.
 */
class WitnessProcessTest {

    private static final int KILLS = Integer.getInteger("assay.witness.kill.count", 6);
    private static final int LOG_SIZE = 20_000;
    private static final Pattern SERVING = Pattern.compile("serving the witness \\S+ at (http://127.0.0.1:\\d+/)");
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
    private static final String CLASS_PATH = System.getProperty("java.class.path");

    @TempDir
    Path folder;

    private Program assay(String... arguments) {
        return Program.at(JAVA, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", CLASS_PATH, "dev.assay.cli.Main")
                .with(arguments)
                .in(folder)
                .withEnvironment("HOME", folder.resolve("home").toString())
                .withEnvironment("XDG_CONFIG_HOME", "");
    }

    private RunningProgram serve(String witness, int port) {
        return assay("witness", "serve", witness, "--port", Integer.toString(port))
                .start();
    }

    private static String address(RunningProgram witness) {
        return witness.await(SERVING).group(1);
    }

    /** A checkpoint that the witness has cosigned: the answer 200 had arrived. */
    private record Acknowledged(WatchedLog from, long size) {}

    @Test
    void killed_at_any_point_a_witness_forgets_nothing_that_it_answered() throws Exception {
        WatchedLog honest =
                WatchedLog.make(folder.resolve("log"), "example.org/log", LOG_SIZE, LOG_SIZE, Clock.systemUTC());
        WatchedLog fork = WatchedLog.make(folder.resolve("fork"), "example.org/log", LOG_SIZE, 1, Clock.systemUTC());
        assay("witness", "init", "w1", "--name", "w1").run().expect(0);
        assay("witness", "add-log", "w1", "--origin", "example.org/log", "--vkey", honest.vkey())
                .run()
                .expect(0);
        long seed = Long.getLong("assay.kill.seed", System.nanoTime());
        Random random = new Random(seed);
        List<Acknowledged> acknowledged = new ArrayList<>();
        long largest = -1;
        for (int kill = 0; kill < KILLS; kill++) {
            List<Acknowledged> fresh = pushUntilKilled(random, List.of(honest, fork));
            acknowledged.addAll(fresh);
            for (Acknowledged one : fresh) {
                largest = Math.max(largest, one.size());
                assertThat(one.from().root(one.size()))
                        .as("seed %d, kill %d", seed, kill)
                        .isEqualTo(acknowledged.getFirst().from().root(one.size()));
            }
            assertThat(keptSize()).as("seed %d, kill %d", seed, kill).isGreaterThanOrEqualTo(largest);
        }
        assertThat(acknowledged).as("seed %d", seed).hasSizeGreaterThan(KILLS);
        System.out.printf(
                "witness: seed %d, %d kills, %d cosignatures answered, none forgotten or contradicted%n",
                seed, KILLS, acknowledged.size());
    }

    /** The size that the memory of the dead witness holds, or -1; reading it checks it. */
    private long keptSize() {
        SignedCheckpoint kept =
                WitnessFolder.open(folder.resolve("w1")).cosigned().get("example.org/log");
        return kept == null ? -1 : kept.checkpoint().size();
    }

    /** Four clients push two branches of one log until the witness dies; gives what it had answered. */
    private List<Acknowledged> pushUntilKilled(Random random, List<WatchedLog> branches) throws Exception {
        List<Acknowledged> answered = new ArrayList<>();
        try (RunningProgram witness = serve("w1", 0);
                ExecutorService clients = Executors.newFixedThreadPool(4)) {
            String address = address(witness);
            CountDownLatch answers = new CountDownLatch(random.nextInt(40));
            List<Future<List<Acknowledged>>> pushing = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                // Most push the branch of which something was cosigned first; it decides which one the witness
                // follows.
                WatchedLog mine = branches.get(i == 3 ? 1 : 0);
                long seed = random.nextLong();
                pushing.add(clients.submit(() -> push(address, mine, new Random(seed), answers)));
            }
            assertThat(answers.await(1, TimeUnit.MINUTES)).as(witness.said()).isTrue();
            assertThat(witness.process().waitFor(random.nextInt(30), TimeUnit.MILLISECONDS))
                    .as(witness.said())
                    .isFalse();
            witness.process().destroyForcibly().waitFor();
            for (Future<List<Acknowledged>> one : pushing) {
                answered.addAll(one.get());
            }
        }
        return answered;
    }

    private static List<Acknowledged> push(String address, WatchedLog mine, Random random, CountDownLatch answers)
            throws InterruptedException {
        WitnessTransport transport = new HttpWitnessTransport();
        List<Acknowledged> answered = new ArrayList<>();
        long believed = 0;
        while (true) {
            long next = Math.min(LOG_SIZE, believed + random.nextInt(4));
            byte[] request = mine.request(believed, next).toBytes();
            switch (transport.addCheckpoint(address, request, Duration.ofSeconds(10))) {
                case WitnessTransport.Reply.Answered(int status, String _)
                when status == 200 -> {
                    answered.add(new Acknowledged(mine, next));
                    answers.countDown();
                    believed = next;
                }
                case WitnessTransport.Reply.Answered(int status, String text)
                when status == 409 -> believed = Long.parseLong(text.strip());
                case WitnessTransport.Reply.Answered(int status, String text) -> {
                    assertThat(status).as(text).isEqualTo(422);
                    return answered; // The witness follows the other branch.
                }
                case WitnessTransport.Reply.Unreachable _ -> {
                    return answered; // It is dead.
                }
            }
        }
    }

    @Test
    void a_second_process_is_refused_and_sigterm_ends_the_first_cleanly() {
        assay("witness", "init", "w1", "--name", "w1").run().expect(0);
        try (RunningProgram first = serve("w1", 0)) {
            assertThat(address(first)).isNotEmpty();
            FinishedProgram second =
                    assay("witness", "serve", "w1", "--port", "0").run().expect(5);
            assertThat(second.errors()).contains("another process serves the witness");
            assertThat(first.stop()).isEqualTo(143);
            assertThat(first.said()).contains("stopped");
        }
        try (RunningProgram again = serve("w1", 0)) {
            assertThat(address(again)).isNotEmpty();
            assertThat(again.stop()).isEqualTo(143);
        }
    }

    /** The whole of it from outside: three witnesses, two demanded; one dies, then another, then one comes back. */
    @Test
    void a_log_publishes_with_two_of_three_witnesses_and_not_with_one() throws IOException {
        assay("log", "init", "audit", "--origin", "example.org/audit").run().expect(0);
        String vkeys = assay("log", "keys", "audit").run().expect(0).text();
        List<Integer> ports =
                IntStream.range(0, 3).map(i -> Ports.free()).boxed().toList();
        StringBuilder policy = new StringBuilder();
        for (int i = 0; i < 3; i++) {
            String made = assay("witness", "init", "w" + i, "--name", "witness.example/w" + i)
                    .run()
                    .expect(0)
                    .text();
            assay("witness", "add-log", "w" + i, "--origin", "example.org/audit", "--vkey", vkeys)
                    .run()
                    .expect(0);
            policy.append("witness w%d %s http://127.0.0.1:%d/%n"
                    .formatted(i, made.lines().toList().getLast(), ports.get(i)));
        }
        Files.writeString(folder.resolve("policy"), policy + "group g 2 w0 w1 w2\nquorum g\n");
        try (RunningProgram w0 = serve("w0", ports.get(0));
                RunningProgram w1 = serve("w1", ports.get(1));
                RunningProgram w2 = serve("w2", ports.get(2))) {
            List.of(w0, w1, w2).forEach(WitnessProcessTest::address);
            assay("log", "witnesses", "audit", "--policy", "policy").run().expect(0);
            append("1").expect(0);

            w2.process().destroyForcibly();
            append("2").expect(0);
            assertThat(checkpoint()).startsWith("example.org/audit\n2\n").contains("\u2014 witness.example/w0 ");

            w1.process().destroyForcibly();
            FinishedProgram alone = append("3").expect(5);
            assertThat(alone.errors())
                    .contains("1 of 2 required witnesses cosigned")
                    .contains("http://127.0.0.1:" + ports.get(1) + "/: it could not be reached")
                    .contains("next: ");
            assertThat(checkpoint()).startsWith("example.org/audit\n2\n");

            try (RunningProgram back = serve("w1", ports.get(1))) {
                address(back);
                append("4").expect(0);
                assertThat(checkpoint()).startsWith("example.org/audit\n4\n").contains("\u2014 witness.example/w1 ");
            }
        }
        FinishedProgram verified = assay("verify", "audit").run().expect(0);
        assertThat(verified.text()).contains("seen by the witness witness.example/w1");
    }

    private FinishedProgram append(String name) throws IOException {
        Path entry = Files.writeString(folder.resolve(name), "{\"n\":" + name + "}");
        return assay("log", "append", "audit", entry.toString(), "--wait", "5").run();
    }

    private String checkpoint() throws IOException {
        return Files.readString(folder.resolve("audit/checkpoint"));
    }
}
