package dev.assay.cli.log;

import dev.assay.cli.http.HttpAnswerer;
import dev.assay.cli.http.HttpReply;
import dev.assay.cli.http.HttpRequest;
import dev.assay.ledger.LedgerException;
import dev.assay.ledger.log.Appended;
import dev.assay.ledger.tile.EntryBundle;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * {@code POST /add} for tests and load tools: the body is an entry, the answer its index in decimal, given when the
 * entry is durable. Whatever else is asked goes to the read API. There is no login, so it belongs on the loopback
 * address only; requests that a web page makes a browser send are refused. Thread-safe.
 */
final class AddApi implements HttpAnswerer {

    static final String PATH = "/add";
    /** How long a client waits for its entry to be durable. */
    static final Duration MAX_WAIT = Duration.ofSeconds(20);

    private final Function<byte[], CompletableFuture<Appended>> append;
    private final HttpAnswerer rest;

    AddApi(Function<byte[], CompletableFuture<Appended>> append, HttpAnswerer rest) {
        this.append = append;
        this.rest = rest;
    }

    @Override
    public HttpReply answer(HttpRequest request) throws IOException, InterruptedException {
        if (!request.path().equals(PATH)) {
            return rest.answer(request);
        }
        if (!request.method().equals("POST")) {
            return HttpReply.problem(405, "Method not allowed", "Entries are added by POST.")
                    .with("Allow", "POST");
        }
        if (request.header("Origin").isPresent()) {
            return HttpReply.problem(403, "Forbidden", "Web pages may not add entries.");
        }
        Optional<byte[]> entry = request.body(EntryBundle.MAX_ENTRY_BYTES);
        if (entry.isEmpty()) {
            return HttpReply.problem(
                    413, "Entry too large", "Limit EntryBundle.MAX_ENTRY_BYTES = " + EntryBundle.MAX_ENTRY_BYTES);
        }
        return added(entry.get());
    }

    private HttpReply added(byte[] entry) throws InterruptedException {
        try {
            long index = append.apply(entry)
                    .get(MAX_WAIT.toMillis(), TimeUnit.MILLISECONDS)
                    .index();
            return HttpReply.text(200, index + "\n");
        } catch (TimeoutException _) {
            return HttpReply.problem(503, "Not durable yet", "Limit AddApi.MAX_WAIT = " + MAX_WAIT)
                    .with("Retry-After", "1");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof LedgerException fault) {
                throw fault;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
