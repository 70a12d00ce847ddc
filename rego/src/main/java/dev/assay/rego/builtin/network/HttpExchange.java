package dev.assay.rego.builtin.network;

import dev.assay.rego.builtin.BuiltinException;
import dev.assay.rego.builtin.Context;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLParameters;

/** Sends a request and takes its response; follows redirections to hosts that are allowed. */
final class HttpExchange {
    /** The most bytes of a response's body. */
    static final int BODY_BYTES_MAX = 16 << 20;

    /** The most redirections that are followed. */
    static final int REDIRECTS_MAX = 10;

    private static final Set<Integer> REDIRECTIONS = Set.of(301, 302, 303, 307, 308);
    private static final Set<Integer> KEEPING_METHOD = Set.of(307, 308);
    private static final Set<String> ONLY_SAME_HOST = Set.of("authorization", "cookie", "www-authenticate");
    private static final Duration RETRY_DELAY = Duration.ofMillis(100);
    private static final Duration RETRY_DELAY_MAX = Duration.ofSeconds(10);

    private final Context context;
    private final HttpOptions options;

    HttpExchange(Context context, HttpOptions options) {
        this.context = context;
        this.options = options;
    }

    /** What came back. */
    @SuppressWarnings("ArrayRecordComponent") // the bytes are never changed nor compared
    record Response(int status, HttpHeaders headers, byte[] body) {}

    /** Nobody answered, or not in time. */
    static final class NetworkException extends Exception {
        private static final long serialVersionUID = 1;

        NetworkException(String message) {
            super(message, null, false, false);
        }

        /** The message. */
        String text() {
            return String.valueOf(getMessage());
        }
    }

    Response send() throws NetworkException {
        try (HttpClient client = client()) {
            for (int attempt = 0; ; attempt++) {
                try {
                    return follow(client);
                } catch (NetworkException e) {
                    if (attempt == options.retries()) {
                        throw e;
                    }
                    pause(attempt);
                }
            }
        }
    }

    private HttpClient client() {
        HttpClient.Builder builder = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(options.timeout());
        TlsOptions tls = options.tls();
        if (!tls.isPlain()) {
            builder.sslContext(TlsContexts.of(tls));
        }
        if (!tls.serverName().isEmpty()) {
            SSLParameters parameters = new SSLParameters();
            parameters.setServerNames(List.of(new SNIHostName(tls.serverName())));
            builder.sslParameters(parameters);
        }
        return builder.build();
    }

    private Response follow(HttpClient client) throws NetworkException {
        String method = options.method();
        URI url = options.url();
        byte[] body = options.body();
        for (int redirects = 0; ; redirects++) {
            Switches.require(context, Switches.HTTP, url.getHost());
            Response response = once(client, method, url, body);
            String location = response.headers().firstValue("location").orElse("");
            if (!options.follow() || location.isEmpty() || !REDIRECTIONS.contains(response.status())) {
                return response;
            }
            if (redirects == REDIRECTS_MAX) {
                throw new NetworkException(shown(method, url) + "stopped after HTTP_REDIRECTS_MAX=" + REDIRECTS_MAX);
            }
            url = target(url, location);
            if (!KEEPING_METHOD.contains(response.status()) && !method.equals("HEAD")) {
                method = "GET";
                body = new byte[0];
            }
        }
    }

    private URI target(URI from, String location) throws NetworkException {
        try {
            URI target = from.resolve(location);
            if (target.getHost() == null) {
                throw new NetworkException("the redirection to " + location + " names no host");
            }
            return target;
        } catch (IllegalArgumentException e) {
            throw new NetworkException("the redirection to " + location + " is not a URL");
        }
    }

    private Response once(HttpClient client, String method, URI url, byte[] body) throws NetworkException {
        HttpRequest request = request(method, url, body);
        try {
            HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream stream = response.body()) {
                byte[] bytes = stream.readNBytes(BODY_BYTES_MAX + 1);
                if (bytes.length > BODY_BYTES_MAX) {
                    throw BuiltinException.error(
                            "the response has more than HTTP_BODY_BYTES_MAX=" + BODY_BYTES_MAX + " bytes");
                }
                context.spend(1 + bytes.length / 64);
                context.allocate(2L * bytes.length);
                return new Response(response.statusCode(), response.headers(), bytes);
            }
        } catch (HttpTimeoutException e) {
            throw new NetworkException(shown(method, url) + "request timed out");
        } catch (IOException e) {
            String why = e.getMessage();
            throw new NetworkException(shown(method, url) + (why == null ? "connection failed" : why));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BuiltinException(BuiltinException.Code.HALT, "http.send: cancelled");
        }
    }

    private HttpRequest request(String method, URI url, byte[] body) {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(url)
                    .timeout(options.timeout())
                    .method(
                            method,
                            body.length == 0
                                    ? HttpRequest.BodyPublishers.noBody()
                                    : HttpRequest.BodyPublishers.ofByteArray(body));
            boolean sameHost = url.getHost().equalsIgnoreCase(options.url().getHost());
            options.headers().forEach((name, value) -> {
                if (sameHost || !ONLY_SAME_HOST.contains(name.toLowerCase(Locale.ROOT))) {
                    request.header(name, value);
                }
            });
            return request.build();
        } catch (IllegalArgumentException e) {
            throw BuiltinException.error("cannot make the request: " + e.getMessage());
        }
    }

    /** How Go begins its message about a request. */
    private static String shown(String method, URI url) {
        String first = method.isEmpty()
                ? "Get"
                : method.charAt(0) + method.substring(1).toLowerCase(Locale.ROOT);
        return first + " \"" + url + "\": ";
    }

    private static void pause(int attempt) {
        long millis = Math.min(RETRY_DELAY_MAX.toMillis(), RETRY_DELAY.toMillis() << Math.min(attempt, 16));
        CompletableFuture.runAsync(() -> {}, CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS))
                .join();
    }
}
