package dev.assay.cli.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.assay.core.fault.AssayException;
import dev.assay.core.fault.ErrorCode;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/**
 * An HTTP server that listens from {@link #start} to {@link #close}, one virtual thread a request. Thread-safe.
 *
 * <p>Limits: {@link #MAX_CONNECTIONS}, {@link #MAX_RUNNING} and {@link #MAX_EXCHANGE}; what is over them is answered
 * with 503 or cut off.
 */
public final class HttpService implements AutoCloseable {

    /** The most requests answered at one time; more get 503 with {@code Retry-After}. */
    public static final int MAX_RUNNING = 512;
    /** The most open connections. */
    public static final int MAX_CONNECTIONS = 4096;
    /** The longest time for reading a request, and for sending its reply. */
    public static final Duration MAX_EXCHANGE = Duration.ofSeconds(30);
    /** How long running requests may go on after {@link #close} was called. */
    public static final Duration STOP_GRACE = Duration.ofSeconds(5);

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore running = new Semaphore(MAX_RUNNING);
    private final HttpAnswerer answerer;
    private final Consumer<String> operator;

    private HttpService(HttpServer server, HttpAnswerer answerer, Consumer<String> operator) {
        this.server = server;
        this.answerer = answerer;
        this.operator = operator;
    }

    /**
     * Starts to listen.
     *
     * @param address where; port 0 takes a free one
     * @param answerer answers the requests
     * @param operator told, in one line, about each request that failed by a fault of this side
     * @throws AssayException when the address cannot be used
     */
    public static HttpService start(InetSocketAddress address, HttpAnswerer answerer, Consumer<String> operator)
            throws IOException {
        // The JDK's server reads its limits from these properties when its first instance is made.
        setIfAbsent("jdk.httpserver.maxConnections", MAX_CONNECTIONS);
        setIfAbsent("sun.net.httpserver.maxReqTime", MAX_EXCHANGE.toSeconds());
        setIfAbsent("sun.net.httpserver.maxRspTime", MAX_EXCHANGE.toSeconds());
        setIfAbsent("sun.net.httpserver.nodelay", "true");
        HttpServer server;
        try {
            server = HttpServer.create(address, 0);
        } catch (BindException e) {
            throw new AssayException(
                    ErrorCode.DEPENDENCY_REFUSED,
                    "cannot listen on " + address.getHostString() + ":" + address.getPort() + ": "
                            + String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT),
                    "choose another --port (0 takes a free one), or stop what listens there",
                    e);
        }
        HttpService service = new HttpService(server, answerer, operator);
        server.createContext("/", service::handle);
        server.setExecutor(service.threads);
        server.start();
        return service;
    }

    private static void setIfAbsent(String property, Object value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value.toString());
        }
    }

    /** The port that it listens on. */
    public int port() {
        return server.getAddress().getPort();
    }

    /** The address of the service, with a final slash. */
    public URI address() {
        InetAddress bound = server.getAddress().getAddress();
        String host = bound.isAnyLocalAddress() ? "127.0.0.1" : bound.getHostAddress();
        return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port() + "/");
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!running.tryAcquire()) {
                send(
                        exchange,
                        HttpReply.problem(503, "Too many requests at once", "Limit MAX_RUNNING = " + MAX_RUNNING)
                                .with("Retry-After", "1"));
                return;
            }
            try {
                send(exchange, answer(exchange));
            } finally {
                running.release();
            }
        }
    }

    private HttpReply answer(HttpExchange exchange) {
        String path = String.valueOf(exchange.getRequestURI().getRawPath());
        HttpRequest request = new HttpRequest(
                exchange.getRequestMethod().toUpperCase(Locale.ROOT),
                path,
                exchange.getRequestHeaders(),
                exchange.getRequestBody());
        try {
            return answerer.answer(request);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return HttpReply.problem(503, "Stopping", "The service is being stopped.");
        } catch (IOException | RuntimeException e) {
            operator.accept("request " + request.method() + " " + path + " failed: " + e.getMessage());
            return HttpReply.problem(500, "Internal error", "The operator finds the reason in the service's output.");
        }
    }

    private static void send(HttpExchange exchange, HttpReply reply) throws IOException {
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        boolean head = exchange.getRequestMethod().equalsIgnoreCase("HEAD");
        if (head) {
            exchange.getResponseHeaders().set("Content-Length", Integer.toString(reply.body().length));
        }
        boolean bodiless = head || reply.body().length == 0;
        exchange.sendResponseHeaders(reply.status(), bodiless ? -1 : reply.body().length);
        if (!bodiless) {
            exchange.getResponseBody().write(reply.body());
        }
    }

    /** Stops to listen, and lets running requests finish for {@link #STOP_GRACE}. */
    @Override
    public void close() {
        server.stop((int) STOP_GRACE.toSeconds());
        threads.shutdown();
    }
}
