package dev.assay.cli.oci;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A registry in the test's hands: it can ask for a token, hand blobs out by redirection to another address, and lie
 * about what it holds.
 */
final class TestRegistry implements AutoCloseable {

    static final String USER = "ann";
    static final String PASSWORD = "s3cret";

    final Map<String, byte[]> blobs = new ConcurrentHashMap<>();
    final Map<String, byte[]> manifests = new ConcurrentHashMap<>();
    final List<String> authorizations = new ArrayList<>();
    /** Whether requests need a token. */
    volatile boolean guarded;
    /** Whether blobs are handed out by another server. */
    volatile boolean redirecting;

    private final HttpServer server = start();
    private final HttpServer store = start();

    TestRegistry() {
        server.createContext("/", this::answer);
        store.createContext("/", this::stored);
        server.start();
        store.start();
    }

    private static HttpServer start() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    String host() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    private void stored(HttpExchange exchange) throws IOException {
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        authorizations.add("store: " + authorization);
        String digest = exchange.getRequestURI().getPath().substring(1);
        reply(exchange, 200, blobs.getOrDefault(digest, new byte[0]));
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        if (path.equals("/token")) {
            String basic = USER + ":" + PASSWORD;
            boolean known = ("Basic " + Base64.getEncoder().encodeToString(basic.getBytes(StandardCharsets.UTF_8)))
                    .equals(authorization);
            reply(exchange, known ? 200 : 401, bytes("{\"token\":\"t0ken\"}"));
            return;
        }
        if (guarded && !"Bearer t0ken".equals(authorization)) {
            exchange.getResponseHeaders()
                    .set(
                            "WWW-Authenticate",
                            "Bearer realm=\"http://" + host()
                                    + "/token\",service=\"test\",scope=\"repository:p:pull,push\"");
            reply(exchange, 401, new byte[0]);
            return;
        }
        String last = path.substring(path.lastIndexOf('/') + 1);
        switch (exchange.getRequestMethod()) {
            case "GET" -> get(exchange, path, last);
            case "HEAD" -> reply(exchange, blobs.containsKey(last) ? 200 : 404, new byte[0]);
            case "POST" -> {
                exchange.getResponseHeaders().set("Location", "/v2/p/blobs/uploads/1?state=x");
                reply(exchange, 202, new byte[0]);
            }
            default -> put(exchange, path, last);
        }
    }

    private void get(HttpExchange exchange, String path, String last) throws IOException {
        byte[] content = path.contains("/manifests/") ? manifests.get(last) : blobs.get(last);
        if (content == null) {
            reply(exchange, 404, new byte[0]);
        } else if (redirecting && path.contains("/blobs/")) {
            exchange.getResponseHeaders()
                    .set("Location", "http://127.0.0.1:" + store.getAddress().getPort() + "/" + last);
            reply(exchange, 307, new byte[0]);
        } else {
            reply(exchange, 200, content);
        }
    }

    private void put(HttpExchange exchange, String path, String last) throws IOException {
        byte[] content = exchange.getRequestBody().readAllBytes();
        if (path.contains("/manifests/")) {
            manifests.put(last, content);
        } else {
            String query = exchange.getRequestURI().getQuery();
            blobs.put(query.substring(query.indexOf("digest=") + "digest=".length()), content);
        }
        reply(exchange, 201, new byte[0]);
    }

    private static void reply(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getRequestBody().readAllBytes();
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, head || body.length == 0 ? -1 : body.length);
        if (!head && body.length > 0) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.stop(0);
        store.stop(0);
    }
}
