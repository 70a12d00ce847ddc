package dev.assay.cli.http;

import dev.assay.ledger.witness.WitnessTransport;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Sends add-checkpoint requests over http or https (C2SP tlog-witness). Follows no redirect. Thread-safe. */
public final class HttpWitnessTransport implements WitnessTransport {

    /** How long connecting may take. */
    public static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(CONNECT_TIMEOUT)
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /** A transport with connections of its own, which are kept alive between requests. */
    public HttpWitnessTransport() {}

    /** Whether an address is one that this transport can reach: http or https with a host. */
    public static boolean isAddress(URI address) {
        return ("http".equals(address.getScheme()) || "https".equals(address.getScheme()))
                && address.getHost() != null
                && address.getQuery() == null
                && address.getFragment() == null;
    }

    @Override
    public Reply addCheckpoint(String address, byte[] body, Duration limit) throws InterruptedException {
        URI uri;
        try {
            uri = URI.create(address.endsWith("/") ? address + "add-checkpoint" : address + "/add-checkpoint");
        } catch (IllegalArgumentException e) {
            return new Reply.Unreachable("'" + address + "' is not an address");
        }
        if (!isAddress(uri)) {
            return new Reply.Unreachable("'" + address + "' is not an http or https address");
        }
        HttpRequest request = HttpRequest.newBuilder(uri)
                .timeout(limit)
                .header("Content-Type", "text/plain; charset=utf-8")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        try {
            HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream in = response.body()) {
                byte[] answer = in.readNBytes(MAX_ANSWER_BYTES);
                return new Reply.Answered(response.statusCode(), new String(answer, StandardCharsets.UTF_8));
            }
        } catch (HttpTimeoutException e) {
            return new Reply.Unreachable("no answer within " + limit.toMillis() + " ms");
        } catch (ConnectException e) {
            return new Reply.Unreachable("connection refused");
        } catch (IOException e) {
            return new Reply.Unreachable(e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
        }
    }
}
