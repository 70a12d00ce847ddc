package dev.assay.cli.log;

import dev.assay.ledger.LedgerError;
import dev.assay.ledger.LedgerException;
import dev.assay.ledger.tile.LogObjects;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** The published files of a log that somebody serves over http or https. Thread-safe. */
public final class HttpObjects implements LogObjects {

    /** How long connecting may take. */
    public static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    /** How long one file may take, when nothing else is said. */
    public static final Duration READ_TIMEOUT = Duration.ofSeconds(30);

    private static final int MAX_ATTEMPTS = 3;
    private static final Duration PAUSE = Duration.ofMillis(300);

    private final URI prefix;
    private final Duration readTimeout;
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(CONNECT_TIMEOUT)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    /**
     * @param address the log's prefix, http or https; a final slash is added
     */
    public HttpObjects(URI address) {
        this(address, READ_TIMEOUT);
    }

    /** The same with another time limit for each answer. */
    public HttpObjects(URI address, Duration readTimeout) {
        this.readTimeout = readTimeout;
        String text = address.toString();
        this.prefix = URI.create(text.endsWith("/") ? text : text + "/");
    }

    /** Where a path of the log is. */
    public URI at(String path) {
        return prefix.resolve(path);
    }

    @Override
    public Optional<byte[]> read(String path) {
        URI uri = at(path);
        for (int attempt = 1; ; attempt++) {
            try {
                HttpResponse<InputStream> response =
                        client.send(request(uri), HttpResponse.BodyHandlers.ofInputStream());
                try (InputStream body = response.body()) {
                    if (isPassing(response.statusCode()) && attempt < MAX_ATTEMPTS) {
                        pause();
                        continue;
                    }
                    return answer(uri, response, body);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new LedgerException(LedgerError.CLOSED, "interrupted while reading " + uri, "Run it again.", e);
            } catch (IOException e) {
                if (attempt == MAX_ATTEMPTS) {
                    throw unreachable(uri, e);
                }
                pause();
            }
        }
    }

    private HttpRequest request(URI uri) {
        return HttpRequest.newBuilder(uri)
                .timeout(readTimeout)
                .header("Accept-Encoding", "gzip")
                .GET()
                .build();
    }

    private static boolean isPassing(int status) {
        return status == 429 || status == 502 || status == 503 || status == 504;
    }

    private static Optional<byte[]> answer(URI uri, HttpResponse<InputStream> response, InputStream body)
            throws IOException {
        if (response.statusCode() == 404 || response.statusCode() == 410) {
            return Optional.empty();
        }
        if (response.statusCode() != 200) {
            throw new LedgerException(
                    LedgerError.UNREACHABLE,
                    uri + " answered " + response.statusCode(),
                    "Check the address: it is that of the folder with the log's checkpoint.");
        }
        byte[] bytes = limited(uri, body);
        boolean packed = response.headers()
                .firstValue("Content-Encoding")
                .filter("gzip"::equalsIgnoreCase)
                .isPresent();
        return Optional.of(packed ? limited(uri, new GZIPInputStream(new ByteArrayInputStream(bytes))) : bytes);
    }

    private static byte[] limited(URI uri, InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(MAX_OBJECT_BYTES + 1);
        if (bytes.length > MAX_OBJECT_BYTES) {
            throw new LedgerException(
                    LedgerError.LIMIT_EXCEEDED,
                    uri + " is larger than LogObjects.MAX_OBJECT_BYTES = " + MAX_OBJECT_BYTES,
                    "No file of a log is this large: check the address.");
        }
        return bytes;
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static LedgerException unreachable(URI uri, IOException cause) {
        String why = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return new LedgerException(
                LedgerError.UNREACHABLE,
                "cannot read " + uri + ": " + why,
                "Check the address and that the log is being served.",
                cause);
    }

    @Override
    public String toString() {
        return prefix.toString();
    }
}
