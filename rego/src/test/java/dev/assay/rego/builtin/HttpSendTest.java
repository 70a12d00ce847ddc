package dev.assay.rego.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.assay.rego.json.JsonReader;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import dev.assay.testkit.Feature;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * {@code http.send} and {@code net.lookup_ip_addr}: off by default, and against a server on loopback when switched
 * on.
 */
class HttpSendTest {

    private final AtomicInteger requests = new AtomicInteger();
    private @Nullable HttpServer server;

    @BeforeEach
    void start() throws IOException {
        HttpServer started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        started.createContext("/json", exchange -> answer(exchange, 200, "application/json", "{\"a\": [1, 2]}"));
        started.createContext("/text", exchange -> answer(exchange, 200, "text/plain", "{\"a\": 1}"));
        started.createContext("/yaml", exchange -> answer(exchange, 200, "application/yaml", "a: [1, x]\n"));
        started.createContext("/missing", exchange -> answer(exchange, 404, "text/plain", "no"));
        started.createContext("/busy", exchange -> answer(exchange, 503, "text/plain", "later"));
        started.createContext("/large", exchange -> answer(exchange, 200, "text/plain", "x".repeat((16 << 20) + 1)));
        started.createContext("/echo", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String header = Objects.toString(exchange.getRequestHeaders().getFirst("X-Test"));
            answer(exchange, 201, "text/plain", exchange.getRequestMethod() + " " + header + " " + body);
        });
        started.createContext("/away", exchange -> {
            exchange.getResponseHeaders().set("Location", "/json");
            answer(exchange, 302, "text/plain", "");
        });
        started.createContext("/elsewhere", exchange -> {
            exchange.getResponseHeaders().set("Location", "http://other.example/");
            answer(exchange, 302, "text/plain", "");
        });
        started.createContext("/round", exchange -> {
            exchange.getResponseHeaders().set("Location", "/round");
            answer(exchange, 302, "text/plain", "");
        });
        started.start();
        server = started;
    }

    @AfterEach
    void stop() {
        Objects.requireNonNull(server).stop(0);
    }

    private void answer(HttpExchange exchange, int status, String type, String body) throws IOException {
        requests.incrementAndGet();
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private String url(String path) {
        return "http://" + host() + ":"
                + Objects.requireNonNull(server).getAddress().getPort() + path;
    }

    private static String host() {
        return InetAddress.getLoopbackAddress().getHostAddress();
    }

    private ObjectValue request(String path, String more) {
        return (ObjectValue) JsonReader.read("{\"method\": \"get\", \"url\": \"" + url(path) + "\"" + more + "}");
    }

    private ObjectValue send(Calls calls, String path, String more) {
        return (ObjectValue) Objects.requireNonNull(calls.call("http.send", request(path, more)));
    }

    private static Value at(ObjectValue object, String key) {
        return Objects.requireNonNull(object.get(key), key);
    }

    @Test
    @Feature(value = "GAT-01", partial = "a decision is not yet signed evidence")
    void is_off_unless_its_capability_is_switched_on() {
        assertThatThrownBy(() -> send(new Calls(), "/json", ""))
                .isInstanceOfSatisfying(
                        BuiltinException.class, e -> assertThat(e.code()).isEqualTo(BuiltinException.Code.HALT))
                .hasMessageContaining("switch on the capability http.send");
        assertThatThrownBy(() -> send(new Calls(), "/json", ", \"raise_error\": false"))
                .hasMessageContaining("switched off");
        assertThatThrownBy(() -> send(new Calls("http.send:other.example"), "/json", ""))
                .hasMessageContaining("http.send:" + host());
        assertThat(requests).hasValue(0);
        assertThat(at(send(new Calls("http.send:" + host()), "/json", ""), "status_code"))
                .hasToString("200");
    }

    @Test
    void a_response_has_the_shape_of_opas() {
        ObjectValue response = send(new Calls("http.send"), "/json", "");
        assertThat(at(response, "status")).isEqualTo(StringValue.of("200 OK"));
        assertThat(at(response, "status_code")).hasToString("200");
        assertThat(at(response, "body")).hasToString("{\"a\": [1, 2]}");
        assertThat(at(response, "raw_body")).isEqualTo(StringValue.of("{\"a\": [1, 2]}"));
        assertThat(at((ObjectValue) at(response, "headers"), "content-type")).hasToString("[\"application/json\"]");
    }

    @Test
    void bodies_are_decoded_by_their_type_or_on_demand() {
        assertThat(at(send(new Calls("http.send"), "/text", ""), "body")).hasToString("null");
        assertThat(at(send(new Calls("http.send"), "/text", ", \"force_json_decode\": true"), "body"))
                .hasToString("{\"a\": 1}");
        assertThat(at(send(new Calls("http.send"), "/yaml", ""), "body")).hasToString("{\"a\": [1, \"x\"]}");
        assertThat(at(send(new Calls("http.send"), "/text", ", \"force_yaml_decode\": true"), "body"))
                .hasToString("{\"a\": 1}");
    }

    @Test
    void method_headers_and_body_are_sent() {
        String more = ", \"method\": \"post\", \"headers\": {\"X-Test\": \"v\"}, \"body\": {\"k\": \"<\"}";
        ObjectValue response = send(new Calls("http.send"), "/echo", more);
        assertThat(at(response, "raw_body")).isEqualTo(StringValue.of("POST v {\"k\":\"\\u003c\"}"));
        ObjectValue raw =
                send(new Calls("http.send"), "/echo", ", \"method\": \"put\", \"raw_body\": \"x=1\", \"body\": 2");
        assertThat(at(raw, "raw_body")).isEqualTo(StringValue.of("PUT null x=1"));
        assertThat(at(raw, "status")).isEqualTo(StringValue.of("201 Created"));
    }

    @Test
    void an_equal_request_is_sent_once_in_an_evaluation() {
        Calls calls = new Calls("http.send");
        ObjectValue first = send(calls, "/json", "");
        assertThat(send(calls, "/json", "")).isSameAs(first);
        send(calls, "/missing", "");
        send(calls, "/missing", "");
        assertThat(requests).hasValue(2);
        send(calls, "/busy", "");
        send(calls, "/busy", "");
        assertThat(requests).as("a failure of the server is asked about again").hasValue(4);
        send(new Calls("http.send"), "/json", "");
        assertThat(requests).hasValue(5);
    }

    @Test
    void redirections_are_followed_on_demand_and_only_to_allowed_hosts() {
        assertThat(at(send(new Calls("http.send"), "/away", ""), "status_code")).hasToString("302");
        String follow = ", \"enable_redirect\": true";
        assertThat(at(send(new Calls("http.send"), "/away", follow), "status_code"))
                .hasToString("200");
        assertThatThrownBy(() -> send(new Calls("http.send:" + host()), "/elsewhere", follow))
                .hasMessageContaining("http.send:other.example");
        assertThatThrownBy(() -> send(new Calls("http.send"), "/round", follow))
                .hasMessageContaining("HTTP_REDIRECTS_MAX=10");
    }

    @Test
    void what_fails_raises_an_error_or_answers_it() {
        int unused = Objects.requireNonNull(server).getAddress().getPort();
        Objects.requireNonNull(server).stop(0);
        String refused = "{\"method\": \"get\", \"url\": \"http://" + host() + ":" + unused + "/\"%s}";
        Value raising = JsonReader.read(String.format(refused, ""));
        assertThatThrownBy(() -> new Calls("http.send").call("http.send", raising))
                .isInstanceOf(BuiltinException.class)
                .hasMessageStartingWith("Get \"http://");
        Value answering =
                JsonReader.read(String.format(refused, ", \"raise_error\": false, \"max_retry_attempts\": 1"));
        ObjectValue answer = (ObjectValue) Objects.requireNonNull(new Calls("http.send").call("http.send", answering));
        assertThat(at(answer, "status_code")).hasToString("0");
        assertThat(at((ObjectValue) at(answer, "error"), "code"))
                .isEqualTo(StringValue.of("eval_http_send_network_error"));
    }

    @Test
    void a_request_that_is_none_says_why() {
        Calls calls = new Calls("http.send");
        assertThatThrownBy(() -> calls.call("http.send", JsonReader.read("{\"url\": \"x\", \"foo\": 1}")))
                .hasMessage("operand 1 invalid request parameters(s): {\"foo\"}");
        assertThatThrownBy(() -> calls.call("http.send", JsonReader.read("{\"url\": \"x\"}")))
                .hasMessage("operand 1 missing required request parameters(s): {\"method\"}");
        assertThatThrownBy(
                        () -> calls.call("http.send", JsonReader.read("{\"method\": \"get\", \"url\": \"ftp://x/\"}")))
                .hasMessageContaining("unsupported protocol scheme");
        assertThatThrownBy(() -> send(calls, "/json", ", \"max_retry_attempts\": 21"))
                .hasMessageContaining("HTTP_RETRIES_MAX=20");
    }

    @Test
    void a_body_has_a_limit_with_a_name() {
        assertThatThrownBy(() -> send(new Calls("http.send"), "/large", ""))
                .hasMessageContaining("HTTP_BODY_BYTES_MAX");
    }

    @Test
    void hosts_are_looked_up_only_when_switched_on() {
        assertThat(new Calls().text("net.lookup_ip_addr", "10.0.0.1")).hasToString("{\"10.0.0.1\"}");
        assertThat(new Calls().text("net.lookup_ip_addr", "::")).hasToString("{\"::\"}");
        assertThatThrownBy(() -> new Calls().text("net.lookup_ip_addr", "localhost"))
                .hasMessageContaining("switch on the capability net");
        assertThat(new Calls("net").text("net.lookup_ip_addr", "localhost").size())
                .isPositive();
    }
}
