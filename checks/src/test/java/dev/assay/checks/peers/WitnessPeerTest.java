package dev.assay.checks.peers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testkit.Feature;
import dev.assay.testkit.FinishedProgram;
import dev.assay.testkit.Program;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our log before transparency-dev's witness; our witness before Tessera's log and transparency-dev's client. */
@Tag("peers")
@Feature("EVD-02")
class WitnessPeerTest {
    private static final String ORIGIN = "log.example.org/witnessed";

    @TempDir
    Path folder;

    @Test
    void independent_witnesses_cosign_our_log_as_it_grows_and_without_them_nothing_is_published() throws IOException {
        SplittableRandom random = PeerSeed.of(WitnessPeerTest.class);
        AssayLog log = AssayLog.init(folder.resolve("log"), ORIGIN, folder.resolve("key"));
        Path logKey = log.verifierKey(folder.resolve("vkey"));
        PeerKey one = PeerKey.make(folder, "witness.example.org/one", "cosigner", PeerSeed.bytes(random, 32));
        PeerKey two = PeerKey.make(folder, "witness.example.org/two", "mldsa44", PeerSeed.bytes(random, 32));
        AssayLog.Served second = serve(two, logKey);
        try (AssayLog.Served first = serve(one, logKey)) {
            log.demandWitnesses(policy(List.of(one.verifying(), two.verifying()), List.of(first, second)));
            int size = 0;
            for (int growth : new int[] {1, 2, 300, 1, 700}) {
                log.append(lines(size, size + growth));
                size += growth;
                assertCosigned(log.checkpoint(), List.of(logKey, one.verifying(), two.verifying()));
                assertThat(log.checkpoint()).contains("\n" + size + "\n");
            }
            assertThat(TesseraFsck.verdict("file://" + log.folder(), logKey)).contains(TesseraFsck.success(size));

            second.close();
            String before = log.checkpoint();
            FinishedProgram refused = log.tryAppend("{\"after\":\"a witness is gone\"}");

            assertThat(refused.exitCode()).as(refused.errors()).isNotZero();
            assertThat(refused.errors()).contains("witness.example.org/two");
            assertThat(log.checkpoint()).isEqualTo(before);
        } finally {
            second.close();
        }
    }

    @Test
    void our_witness_cosigns_for_tesseras_log() throws IOException {
        SplittableRandom random = PeerSeed.of(WitnessPeerTest.class);
        PeerKey logKey = PeerKey.make(folder, ORIGIN, "ed25519", PeerSeed.bytes(random, 32));
        AssayWitness witness =
                AssayWitness.init(folder.resolve("w"), "witness.example.org/ours", ORIGIN, logKey.verifying());
        Path entries = EntryFile.write(folder.resolve("entries"), EntryFile.random(random, 3_000, 60));
        try (AssayLog.Served served = witness.serve()) {
            for (Path key : witness.verifierKeys()) {
                Path log = folder.resolve("tessera-" + key.getFileName());
                Path policy = policy(List.of(key), List.of(served));
                FinishedProgram written = PeerKey.peers("posix-write")
                        .with("-dir", log.toString(), "-skey", logKey.signing().toString())
                        .with("-entries", entries.toString(), "-witness-policy", policy.toString())
                        .run();
                if (key.equals(witness.verifierKeys().getFirst())) {
                    written.expect(0);
                    assertCosigned(Files.readString(log.resolve("checkpoint")), List.of(logKey.verifying(), key));
                } else {
                    // The witness has seen 3,000 entries of this origin: a log that begins anew is a fork.
                    assertThat(written.exitCode()).isEqualTo(1);
                    assertThat(written.errors()).contains("larger than log size");
                }
            }
        }
    }

    @Test
    void our_witness_answers_an_independent_client_and_refuses_a_fork() throws IOException {
        AssayLog log = AssayLog.init(folder.resolve("log"), ORIGIN, folder.resolve("key"));
        Path logKey = log.verifierKey(folder.resolve("vkey"));
        AssayWitness witness = AssayWitness.init(folder.resolve("w"), "witness.example.org/ours", ORIGIN, logKey);
        try (AssayLog.Served served = witness.serve()) {
            int size = 0;
            for (int growth : new int[] {1, 256, 600}) {
                log.append(lines(size, size + growth));
                size += growth;
                for (Path key : witness.verifierKeys()) {
                    Path cosigned = folder.resolve("cosigned");
                    feed(log.folder(), logKey, served, key)
                            .with("-out", cosigned.toString())
                            .run()
                            .expect(0);
                    assertCosigned(Files.readString(cosigned), List.of(logKey, key));
                }
            }
            AssayLog fork = AssayLog.init(folder.resolve("fork"), ORIGIN, folder.resolve("key"));
            fork.append(lines(1, size + 100));

            FinishedProgram refused = feed(
                            fork.folder(),
                            logKey,
                            served,
                            witness.verifierKeys().getFirst())
                    .run();

            assertThat(refused.exitCode()).isEqualTo(1);
            assertThat(refused.errors()).contains("the witness refused: consistency proof invalid");
        }
    }

    private static Program feed(Path log, Path logKey, AssayLog.Served witness, Path witnessKey) {
        return PeerKey.peers("witness-feed")
                .with("-log-url", "file://" + log, "-log-vkey", logKey.toString())
                .with("-witness-url", witness.address(), "-witness-vkey", witnessKey.toString());
    }

    private static AssayLog.Served serve(PeerKey key, Path logKey) {
        return AssayLog.Served.when(PeerKey.peers("witness-serve")
                .with("-skey", key.signing().toString(), "-log", logKey.toString())
                .start());
    }

    /** A policy that wants all of the witnesses: the same text for Tessera and for us. */
    private Path policy(List<Path> keys, List<AssayLog.Served> servers) throws IOException {
        StringBuilder text = new StringBuilder();
        StringBuilder names = new StringBuilder();
        for (int i = 0; i < keys.size(); i++) {
            String vkey = Files.readString(keys.get(i)).strip();
            text.append("witness w%d %s %s%n".formatted(i, vkey, servers.get(i).address()));
            names.append(" w").append(i);
        }
        text.append("group everyone all").append(names).append("\nquorum everyone\n");
        return Files.writeString(folder.resolve("policy"), text);
    }

    private static void assertCosigned(String checkpoint, List<Path> keys) {
        Program verify = PeerKey.peers("note-verify").withInput(checkpoint.getBytes(StandardCharsets.UTF_8));
        for (Path key : keys) {
            verify = verify.with("-vkey", key.toString());
        }
        verify.run().expect(0);
    }

    private static List<byte[]> lines(int from, int to) {
        List<byte[]> lines = new ArrayList<>();
        for (int i = from; i < to; i++) {
            lines.add(("{\"entry\":" + i + "}").getBytes(StandardCharsets.UTF_8));
        }
        return lines;
    }
}
