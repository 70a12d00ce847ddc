package dev.assay.cli.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.cli.http.HttpService;
import dev.assay.ledger.LedgerException;
import dev.assay.ledger.checkpoint.SignedCheckpoint;
import dev.assay.ledger.log.DirectoryLog;
import dev.assay.ledger.log.LogConfiguration;
import dev.assay.ledger.log.LogFiles;
import dev.assay.ledger.log.LogKeys;
import dev.assay.ledger.log.LogOptions;
import dev.assay.ledger.log.LogSettings;
import dev.assay.ledger.tile.DirectoryObjects;
import dev.assay.ledger.verify.LogVerdict;
import dev.assay.ledger.verify.LogVerification;
import dev.assay.ledger.witness.Cosigners;
import dev.assay.testkit.TestClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The read API and the add endpoint over real connections. */
class ServedLogTest {

    private static final int ENTRIES = 300;

    @TempDir
    Path folder;

    private final List<String> operator = new CopyOnWriteArrayList<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<AutoCloseable> open = new ArrayList<>();
    private HttpService service;
    private LogKeys keys;

    @BeforeEach
    void a_served_log() throws IOException {
        keys = LogKeys.generate("example.org/served", new SecureRandom(), TestClock.at("2026-11-20T10:00:00Z"));
        DirectoryLog.create(folder, LogSettings.of("example.org/served", keys.publicKeys(), false), keys);
        try (DirectoryLog log = DirectoryLog.open(folder, keys, LogOptions.DEFAULT, Cosigners.none())) {
            for (int i = 0; i < ENTRIES; i++) {
                var _ = log.append(("entry " + i).getBytes(StandardCharsets.UTF_8));
            }
        }
        service = HttpService.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), api(), operator::add);
    }

    private ReadApi api() {
        return new ReadApi(new DirectoryObjects(folder), () -> LogFolder.describe(new LogFiles(folder).settings()));
    }

    @AfterEach
    void stop() throws Exception {
        service.close();
        for (AutoCloseable each : open) {
            each.close();
        }
        assertThat(operator).isEmpty();
    }

    private HttpResponse<byte[]> send(String method, String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(service.address() + path))
                .method(method, HttpRequest.BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    @Test
    void the_checkpoint_is_text_that_caches_keep_for_seconds_only() throws Exception {
        HttpResponse<byte[]> got = send("GET", "checkpoint");
        assertThat(got.statusCode()).isEqualTo(200);
        assertThat(header(got, "Content-Type")).isEqualTo("text/plain; charset=utf-8");
        assertThat(header(got, "Cache-Control")).isEqualTo("public, max-age=2");
        assertThat(got.body()).isEqualTo(Files.readAllBytes(folder.resolve("checkpoint")));
        assertThat(header(got, "X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @Test
    void tiles_and_bundles_are_immutable_and_have_strong_tags() throws Exception {
        for (String path : List.of("tile/0/000", "tile/1/000.p/1", "tile/0/001.p/44", "tile/entries/001.p/44")) {
            HttpResponse<byte[]> got = send("GET", path);
            assertThat(got.statusCode()).as(path).isEqualTo(200);
            assertThat(header(got, "Content-Type")).isEqualTo("application/octet-stream");
            assertThat(header(got, "Cache-Control")).contains("immutable");
            assertThat(got.body()).isEqualTo(Files.readAllBytes(folder.resolve(path)));
            String tag = header(got, "ETag");
            assertThat(tag).matches("\"[0-9a-f]{32}\"");
            HttpResponse<byte[]> again = send("GET", path, "If-None-Match", "\"other\", " + tag);
            assertThat(again.statusCode()).isEqualTo(304);
            assertThat(again.body()).isEmpty();
            assertThat(header(again, "ETag")).isEqualTo(tag);
            HttpResponse<byte[]> head = send("HEAD", path);
            assertThat(head.body()).isEmpty();
            assertThat(header(head, "Content-Length")).isEqualTo(Integer.toString(got.body().length));
        }
    }

    @Test
    void bundles_are_compressed_for_those_who_ask_under_another_tag() throws Exception {
        HttpResponse<byte[]> plain = send("GET", "tile/entries/000");
        HttpResponse<byte[]> packed = send("GET", "tile/entries/000", "Accept-Encoding", "br;q=1, gzip;q=0.5");
        assertThat(header(plain, "Content-Encoding")).isEmpty();
        assertThat(header(packed, "Content-Encoding")).isEqualTo("gzip");
        assertThat(header(packed, "Vary")).isEqualTo("Accept-Encoding");
        assertThat(header(packed, "ETag")).isNotEqualTo(header(plain, "ETag"));
        try (GZIPInputStream in = new GZIPInputStream(new java.io.ByteArrayInputStream(packed.body()))) {
            assertThat(in.readAllBytes()).isEqualTo(plain.body());
        }
        assertThat(header(send("GET", "tile/entries/000", "Accept-Encoding", "gzip;q=0"), "Content-Encoding"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "private/settings",
                "private/lock",
                "tile/../private/settings",
                "%2e%2e/private/settings",
                "tile/%2e%2e/private/settings",
                "tile/0/%30%30%30",
                "tile/0/0",
                "tile/0/x000/000",
                "tile/00/000",
                "tile/64/000",
                "tile/0/000.p/0",
                "tile/0/000.p/256",
                "tile/0/000.p/01",
                "tile/0/001",
                "tile/0/001.p/45",
                "tile/entries/001",
                "tile/entries/002.p/1",
                "tile/2/000",
                "checkpoint/",
                "checkpoint%00",
                "add"
            })
    void everything_else_is_not_there(String path) throws Exception {
        assertThat(send("GET", path).statusCode()).isEqualTo(404);
    }

    @Test
    void a_tile_beyond_the_published_checkpoint_is_not_served_even_when_its_file_is_there() throws Exception {
        Path early = folder.resolve("tile/0/001.p/45");
        Files.copy(folder.resolve("tile/0/001.p/44"), early);
        assertThat(send("GET", "tile/0/001.p/45").statusCode()).isEqualTo(404);
        Files.delete(early);
    }

    @Test
    void what_lies_below_the_minimum_index_is_denied_and_the_rest_still_verifies() throws Exception {
        LogConfiguration.retain(folder, 256);
        assertThat(send("GET", "tile/entries/000").statusCode()).isEqualTo(404);
        assertThat(send("GET", "tile/0/000").statusCode()).isEqualTo(404);
        assertThat(send("GET", "tile/1/000.p/1").statusCode()).isEqualTo(200);
        assertThat(send("GET", "log.json").body())
                .asString(StandardCharsets.UTF_8)
                .contains("\"minimumIndex\":256");
        LogVerdict verdict = LogVerification.verify(
                new HttpObjects(service.address()),
                new LogFiles(folder).settings().policy(),
                256,
                List.of(),
                done -> assertThat(done).isPositive());
        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.checkedEntries()).isEqualTo(44);
    }

    @Test
    void a_served_log_verifies_like_its_folder() {
        HttpObjects served =
                new HttpObjects(URI.create(service.address().toString().replaceAll("/$", "")));
        LogVerdict verdict = LogVerification.verify(
                served,
                new LogFiles(folder).settings().policy(),
                0,
                List.of(),
                done -> assertThat(done).isPositive());
        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.checkedEntries()).isEqualTo(ENTRIES);
        assertThat(served.read("tile/0/009")).isEmpty();
    }

    @Test
    void other_methods_are_refused_and_say_which_are_not() throws Exception {
        HttpResponse<byte[]> refused = send("DELETE", "checkpoint");
        assertThat(refused.statusCode()).isEqualTo(405);
        assertThat(header(refused, "Allow")).isEqualTo("GET, HEAD");
        assertThat(header(refused, "Content-Type")).isEqualTo("application/problem+json");
    }

    @Test
    void a_fault_of_the_disk_is_told_to_the_operator_and_not_to_the_client() throws Exception {
        Path settings = folder.resolve("private/settings");
        byte[] good = Files.readAllBytes(settings);
        Files.writeString(settings, "nonsense");
        HttpResponse<byte[]> failed = send("GET", "tile/0/000");
        assertThat(failed.statusCode()).isEqualTo(500);
        assertThat(failed.body()).asString(StandardCharsets.UTF_8).doesNotContain("settings");
        assertThat(operator)
                .hasSize(1)
                .first()
                .asString()
                .contains("GET /tile/0/000 failed")
                .contains("settings");
        operator.clear();
        Files.write(settings, good);
    }

    @Test
    void entries_are_added_one_a_request_with_their_index_as_the_answer() throws Exception {
        service.close();
        DirectoryLog log = DirectoryLog.open(folder, keys, LogOptions.DEFAULT, Cosigners.none());
        open.add(log);
        service = HttpService.start(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                new AddApi(log::append, api()),
                operator::add);
        assertThat(add("hello".getBytes(StandardCharsets.UTF_8)).body()).isEqualTo("300\n");
        assertThat(add(new byte[65_535]).body()).isEqualTo("301\n");
        assertThat(add(new byte[65_536]).statusCode()).isEqualTo(413);
        assertThat(add(new byte[0], "Origin", "https://example.org").statusCode())
                .isEqualTo(403);
        assertThat(send("GET", "add").statusCode()).isEqualTo(405);
        SignedCheckpoint published = log.awaitPublished(301, java.time.Duration.ofSeconds(10));
        assertThat(send("GET", "checkpoint").body()).isEqualTo(published.toBytes());
    }

    private HttpResponse<String> add(byte[] entry, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(service.address() + "add"))
                .POST(HttpRequest.BodyPublishers.ofByteArray(entry));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void a_port_that_is_taken_is_a_clear_fault() {
        assertThatThrownBy(() -> HttpService.start(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), service.port()), api(), operator::add))
                .hasMessageContaining("cannot listen on")
                .hasMessageContaining("address already in use");
    }

    @Test
    void an_address_that_answers_something_else_is_a_fault_and_not_an_absent_file() throws Exception {
        Path settings = folder.resolve("private/settings");
        byte[] good = Files.readAllBytes(settings);
        Files.writeString(settings, "nonsense");
        assertThatThrownBy(() -> new HttpObjects(service.address()).read("tile/0/000"))
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining("answered 500");
        operator.clear();
        Files.write(settings, good);
    }
}
