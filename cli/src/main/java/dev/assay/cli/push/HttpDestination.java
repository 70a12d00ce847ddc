package dev.assay.cli.push;

import dev.assay.cli.log.HttpObjects;
import dev.assay.core.fault.AssayException;
import dev.assay.core.fault.ErrorCode;
import dev.assay.ledger.checkpoint.SignedCheckpoint;
import dev.assay.ledger.tile.TilePath;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** A served log that takes entries by {@code POST add}. It takes no envelopes. */
final class HttpDestination implements Destination {

    private static final Duration MAX_ADD = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int MAX_ATTEMPTS = 5;
    private static final int MAX_ANSWER_CHARS = 200;

    private final HttpObjects objects;
    private final URI add;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(HttpObjects.CONNECT_TIMEOUT).build();

    HttpDestination(URI address) {
        this.objects = new HttpObjects(address);
        this.add = objects.at("add");
    }

    @Override
    public String kind() {
        return "a served log";
    }

    @Override
    public Optional<SignedCheckpoint> checkpoint() {
        return objects.read(TilePath.CHECKPOINT).map(SignedCheckpoint::parse);
    }

    @Override
    public Optional<Long> bringEvidence(Path home) {
        return Optional.empty();
    }

    @Override
    public Arrived bring(Shipment shipment, long since) {
        long size = checkpoint().map(signed -> signed.checkpoint().size()).orElse(0L);
        // The new entries are published a moment later; the next push begins to look where this one began to add.
        long added = shipment.send(objects, Math.min(since, size), size, this::add);
        return new Arrived(added, size);
    }

    private void add(byte[] entry) {
        HttpRequest request = HttpRequest.newBuilder(add)
                .timeout(MAX_ADD)
                .POST(HttpRequest.BodyPublishers.ofByteArray(entry))
                .build();
        try {
            for (int attempt = 1; ; attempt++) {
                HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
                boolean busy = response.statusCode() == 429 || response.statusCode() == 503;
                if (!busy || attempt == MAX_ATTEMPTS) {
                    requireIndex(response);
                    return;
                }
                Thread.sleep(PAUSE);
            }
        } catch (IOException e) {
            throw new AssayException(
                    ErrorCode.DEPENDENCY_UNREACHABLE,
                    "cannot add an entry at " + add + ": " + e.getMessage(),
                    "check that the log is served with an add endpoint; pushing again goes on where this stopped",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssayException(ErrorCode.INTERRUPTED, "interrupted while adding entries", "push again", e);
        }
    }

    private void requireIndex(HttpResponse<String> response) {
        String body = response.body();
        if (response.statusCode() == 200 && body.strip().matches("[0-9]{1,18}")) {
            return;
        }
        throw new AssayException(
                ErrorCode.DEPENDENCY_REFUSED,
                add + " answered " + response.statusCode() + ": "
                        + body.substring(0, Math.min(body.length(), MAX_ANSWER_CHARS))
                                .replaceAll("\\s+", " "),
                "check that this log takes entries over http; pushing again goes on where this stopped");
    }

    @Override
    public void close() {
        client.close();
    }

    @Override
    public String toString() {
        return objects.toString();
    }
}
