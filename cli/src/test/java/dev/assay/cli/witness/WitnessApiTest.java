package dev.assay.cli.witness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.cli.http.HttpService;
import dev.assay.cli.http.HttpWitnessTransport;
import dev.assay.ledger.checkpoint.CheckpointPolicy;
import dev.assay.ledger.checkpoint.NoteSecret;
import dev.assay.ledger.checkpoint.SignedCheckpoint;
import dev.assay.ledger.note.VerifierKey;
import dev.assay.ledger.witness.AddCheckpointRequest;
import dev.assay.ledger.witness.Cosigned;
import dev.assay.ledger.witness.DirectoryForks;
import dev.assay.ledger.witness.DirectoryWitnessState;
import dev.assay.ledger.witness.ProofSource;
import dev.assay.ledger.witness.QuorumLimits;
import dev.assay.ledger.witness.RemoteWitness;
import dev.assay.ledger.witness.Witness;
import dev.assay.ledger.witness.WitnessFolder;
import dev.assay.ledger.witness.WitnessPolicy;
import dev.assay.ledger.witness.WitnessQuorum;
import dev.assay.ledger.witness.WitnessTransport;
import dev.assay.testkit.Ports;
import dev.assay.testkit.TestClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every status code of C2SP tlog-witness over real connections, and the transport against the same service. */
class WitnessApiTest {

    private static final String NAME = "witness.example/w1";

    @TempDir
    Path folder;

    private final TestClock clock = TestClock.at("2026-11-20T10:00:00Z");
    private final List<String> operator = new CopyOnWriteArrayList<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<NoteSecret> secrets = List.of(
            NoteSecret.generate(NAME, VerifierKey.ED25519_COSIGNATURE, new SecureRandom()),
            NoteSecret.generate(NAME, VerifierKey.ML_DSA_44_COSIGNATURE, new SecureRandom()));

    private WatchedLog log;
    private WatchedLog fork;
    private WitnessFolder witnessFolder;
    private DirectoryWitnessState state;
    private HttpService service;

    @BeforeEach
    void a_served_witness() throws IOException {
        log = WatchedLog.make(folder.resolve("log"), "example.org/log", 40, 40, clock);
        fork = WatchedLog.make(folder.resolve("fork"), "example.org/log", 40, 5, clock);
        witnessFolder = WitnessFolder.create(
                folder.resolve("w1"),
                folder.resolve("w1.key"),
                secrets.stream().map(NoteSecret::key).toList());
        state = witnessFolder.openState();
        Witness witness = new Witness(
                secrets,
                origin ->
                        Optional.of(log.known()).filter(known -> known.origin().equals(origin)),
                state,
                clock);
        DirectoryForks forks = witnessFolder.forks();
        WitnessApi api = new WitnessApi(witness, () -> state.all().keySet().stream(), forks, operator::add);
        service = HttpService.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), api, operator::add);
    }

    @AfterEach
    void stop() {
        service.close();
        state.close();
        client.close();
    }

    @Test
    void a_checkpoint_is_cosigned_200() throws Exception {
        HttpResponse<String> answer = post(log.request(0, 3));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body().lines()).hasSize(2).allMatch(line -> line.startsWith("\u2014 " + NAME + " "));
        assertThat(answer.body()).endsWith("\n");
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/plain; charset=utf-8");
    }

    @Test
    void malformed_400_and_an_old_size_over_the_new_one_400() throws Exception {
        assertThat(post("old\n").statusCode()).isEqualTo(400);
        assertThat(post("").statusCode()).isEqualTo(400);
        assertThat(post(new AddCheckpointRequest(4, List.of(), log.signed(3))).statusCode())
                .isEqualTo(400);
    }

    @Test
    void a_signature_that_is_not_the_logs_403() throws Exception {
        SignedCheckpoint good = log.signed(3);
        SignedCheckpoint bad = new SignedCheckpoint(
                good.checkpoint(),
                new dev.assay.ledger.note.SignedNote(
                        good.note().text(), log.signed(4).note().signatures()));
        assertThat(post(new AddCheckpointRequest(0, List.of(), bad)).statusCode())
                .isEqualTo(403);
    }

    @Test
    void an_unknown_log_404() throws Exception {
        WatchedLog other = WatchedLog.make(folder.resolve("other"), "example.org/other", 3, 3, clock);
        assertThat(post(other.request(0, 3)).statusCode()).isEqualTo(404);
    }

    @Test
    void another_size_409_with_the_size() throws Exception {
        accept(0, 8);
        HttpResponse<String> answer = post(log.request(0, 20));
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/x.tlog.size");
        assertThat(answer.body()).isEqualTo("8\n");
    }

    @Test
    void a_rollback_and_a_fork_are_refused_and_the_operator_hears_of_the_fork() throws Exception {
        accept(0, 20);
        assertThat(post(log.request(10, 10)).statusCode()).isEqualTo(409);
        assertThat(post(fork.request(20, 20)).statusCode()).isEqualTo(422);
        assertThat(post(fork.request(20, 30)).statusCode()).isEqualTo(422);
        assertThat(operator)
                .hasSize(3)
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("FORK of 'example.org/log': "),
                        line -> assertThat(line).contains("signed by the log", "forks"),
                        line -> assertThat(line).startsWith("refused (422): "));
        assertThat(witnessFolder.forks().of("example.org/log"))
                .hasSize(2)
                .allSatisfy(file -> assertThat(CheckpointPolicy.ofLog(
                                        "example.org/log", log.known().keys())
                                .judge(Files.readAllBytes(file)))
                        .isInstanceOf(CheckpointPolicy.Accepted.class));
        assertThat(get("/" + DirectoryWitnessState.folderName("example.org/log") + "/checkpoint")
                        .body())
                .startsWith("example.org/log\n20\n" + log.root(20).toBase64() + "\n");
    }

    @Test
    void monitors_get_the_cosigned_checkpoint_and_404_before_there_is_one() throws Exception {
        String path = "/" + DirectoryWitnessState.folderName("example.org/log") + "/checkpoint";
        assertThat(get(path).statusCode()).isEqualTo(404);
        String cosignatures = post(log.request(0, 8)).body();
        HttpResponse<String> monitored = get(path);
        assertThat(monitored.statusCode()).isEqualTo(200);
        assertThat(monitored.body())
                .isEqualTo(new String(log.signed(8).toBytes(), java.nio.charset.StandardCharsets.UTF_8) + cosignatures);
        assertThat(get("/" + "0".repeat(64) + "/checkpoint").statusCode()).isEqualTo(404);
    }

    @Test
    void other_paths_and_methods_and_too_large_bodies_are_refused() throws Exception {
        assertThat(get("/").statusCode()).isEqualTo(404);
        assertThat(get("/add-checkpoint/").statusCode()).isEqualTo(404);
        HttpResponse<String> read = get("/add-checkpoint");
        assertThat(read.statusCode()).isEqualTo(405);
        assertThat(read.headers().firstValue("Allow")).contains("POST");
        String monitoring = "/" + "0".repeat(64) + "/checkpoint";
        assertThat(send(monitoring, HttpRequest.BodyPublishers.ofString("x")).statusCode())
                .isEqualTo(405);
        HttpResponse<String> large = send(
                "/add-checkpoint",
                HttpRequest.BodyPublishers.ofByteArray(new byte[AddCheckpointRequest.MAX_BYTES + 1]));
        assertThat(large.statusCode()).isEqualTo(413);
        assertThat(large.body()).contains("MAX_BYTES = 65536");
    }

    @Test
    void a_clock_that_went_back_503_and_the_operator_knows_why() throws Exception {
        accept(0, 8);
        clock.advance(Duration.ofHours(-1));
        HttpResponse<String> answer = post(log.request(8, 9));
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(operator).singleElement().asString().contains("the clock shows 2026-11-20T09:00:00Z");
    }

    @Test
    void a_log_gets_its_quorum_over_http() {
        WitnessQuorum quorum = quorum(service.address().toString());
        assertThat(quorum.cosign(log.signed(8), proofs(log))).isInstanceOf(Cosigned.Met.class);
        assertThat(quorum.cosign(log.signed(20), proofs(log))).isInstanceOf(Cosigned.Met.class);
        String withoutSlash = service.address().toString().replaceAll("/$", "");
        assertThat(quorum(withoutSlash).cosign(log.signed(21), proofs(log))).isInstanceOf(Cosigned.Met.class);
        assertThat(missing(quorum(withoutSlash).cosign(fork.signed(30), proofs(fork))))
                .contains("does not extend the 21", "422");
    }

    @Test
    void nobody_there_is_said_in_a_few_words() {
        assertThat(missing(quorum("http://127.0.0.1:" + Ports.free() + "/").cosign(log.signed(8), proofs(log))))
                .contains("it could not be reached: connection refused");
        assertThat(missing(quorum("ftp://127.0.0.1/").cosign(log.signed(8), proofs(log))))
                .contains("not an http or https address");
        assertThat(missing(quorum("http://a b/").cosign(log.signed(8), proofs(log))))
                .contains("not an address");
    }

    @Test
    void a_witness_that_takes_the_connection_and_says_nothing_is_given_up_in_time() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            WitnessTransport.Reply reply = new HttpWitnessTransport()
                    .addCheckpoint(
                            "http://127.0.0.1:" + silent.getLocalPort() + "/",
                            log.request(0, 8).toBytes(),
                            Duration.ofMillis(200));
            assertThat(reply).isEqualTo(new WitnessTransport.Reply.Unreachable("no answer within 200 ms"));
        }
    }

    private WitnessQuorum quorum(String address) {
        RemoteWitness remote = new RemoteWitness("w1", secrets.getFirst().key(), address);
        QuorumLimits limits = new QuorumLimits(Duration.ofSeconds(5), Duration.ofSeconds(20), 2, Duration.ofMillis(1));
        return new WitnessQuorum(WitnessPolicy.of(1, List.of(remote)), new HttpWitnessTransport(), limits);
    }

    private static ProofSource proofs(WatchedLog of) {
        return (oldSize, newSize) -> new dev.assay.ledger.merkle.ConsistencyProof(
                oldSize, newSize, of.request(oldSize, newSize).path());
    }

    private static String missing(Cosigned outcome) {
        assertThat(outcome).isInstanceOf(Cosigned.Missing.class);
        return ((Cosigned.Missing) outcome).sentence();
    }

    private void accept(int oldSize, int newSize) throws Exception {
        assertThat(post(log.request(oldSize, newSize)).statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> post(AddCheckpointRequest request) throws Exception {
        return send("/add-checkpoint", HttpRequest.BodyPublishers.ofByteArray(request.toBytes()));
    }

    private HttpResponse<String> post(String body) throws Exception {
        return send("/add-checkpoint", HttpRequest.BodyPublishers.ofString(body));
    }

    private HttpResponse<String> send(String path, HttpRequest.BodyPublisher body) throws Exception {
        return client.send(HttpRequest.newBuilder(at(path)).POST(body).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(HttpRequest.newBuilder(at(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private URI at(String path) {
        return service.address().resolve(path);
    }
}
