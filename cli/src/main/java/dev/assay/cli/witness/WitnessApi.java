package dev.assay.cli.witness;

import dev.assay.cli.http.HttpAnswerer;
import dev.assay.cli.http.HttpReply;
import dev.assay.cli.http.HttpRequest;
import dev.assay.ledger.LedgerError;
import dev.assay.ledger.LedgerException;
import dev.assay.ledger.checkpoint.SignedCheckpoint;
import dev.assay.ledger.witness.AddCheckpointAnswer;
import dev.assay.ledger.witness.AddCheckpointRequest;
import dev.assay.ledger.witness.DirectoryForks;
import dev.assay.ledger.witness.DirectoryWitnessState;
import dev.assay.ledger.witness.Witness;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The HTTP side of a witness after C2SP tlog-witness: {@code POST /add-checkpoint}, and for monitors
 * {@code GET /<SHA-256 of the origin>/checkpoint}. Thread-safe.
 */
final class WitnessApi implements HttpAnswerer {

    /** How long a cache may keep a checkpoint for monitors. */
    static final int CHECKPOINT_MAX_AGE_SECONDS = 5;

    private static final String SUBMISSION = "/add-checkpoint";
    private static final Pattern MONITORING = Pattern.compile("/([0-9a-f]{64})/checkpoint");
    private static final String NO_STORE = "no-store";
    private static final String CACHE_CONTROL = "Cache-Control";

    private final Witness witness;
    private final Supplier<Stream<String>> origins;
    private final DirectoryForks forks;
    private final Consumer<String> operator;

    /**
     * @param origins the origins of all logs that were ever cosigned
     * @param forks where the proof of a fork is kept
     * @param operator told, in one line, about refusals that may mean that a log misbehaves
     */
    WitnessApi(Witness witness, Supplier<Stream<String>> origins, DirectoryForks forks, Consumer<String> operator) {
        this.witness = witness;
        this.origins = origins;
        this.forks = forks;
        this.operator = operator;
    }

    @Override
    public HttpReply answer(HttpRequest request) throws IOException {
        if (request.path().equals(SUBMISSION)) {
            return request.method().equals("POST") ? addCheckpoint(request) : notAllowed("POST");
        }
        Matcher monitoring = MONITORING.matcher(request.path());
        if (monitoring.matches()) {
            boolean reads = request.method().equals("GET") || request.method().equals("HEAD");
            return reads ? checkpoint(monitoring.group(1)) : notAllowed("GET, HEAD");
        }
        return absent("Served are POST /add-checkpoint and GET /<SHA-256 of a log's origin>/checkpoint.");
    }

    private HttpReply addCheckpoint(HttpRequest request) throws IOException {
        Optional<byte[]> body = request.body(AddCheckpointRequest.MAX_BYTES);
        if (body.isEmpty()) {
            return HttpReply.problem(
                    413, "Too large", "Limit AddCheckpointRequest.MAX_BYTES = " + AddCheckpointRequest.MAX_BYTES);
        }
        AddCheckpointAnswer answer;
        try {
            answer = witness.addCheckpoint(body.get());
        } catch (LedgerException e) {
            operator.accept("add-checkpoint failed: " + e.getMessage() + " (" + e.next() + ")");
            return HttpReply.problem(503, "Cannot sign now", summary(e.code())).with("Retry-After", "5");
        }
        switch (answer) {
            case AddCheckpointAnswer.Unprocessable refused -> operator.accept("refused (422): " + refused.why());
            case AddCheckpointAnswer.Forked forked -> keep(forked);
            default -> {
                // The other answers say nothing about the log.
            }
        }
        return HttpReply.of(answer.status(), answer.contentType(), answer.body())
                .with(CACHE_CONTROL, NO_STORE);
    }

    private void keep(AddCheckpointAnswer.Forked forked) {
        String origin = forked.cosigned().checkpoint().origin();
        operator.accept("FORK of '" + origin + "': " + forked.text().strip());
        try {
            operator.accept("  both checkpoints, signed by the log, are in " + forks.keep(forked));
        } catch (LedgerException e) {
            operator.accept("  they could not be kept: " + e.getMessage() + " (" + e.next() + ")");
        }
    }

    /** What a client may know of a fault of this side. */
    private static String summary(LedgerError code) {
        return switch (code) {
            case CLOCK_WENT_BACK -> "The witness's clock is wrong.";
            case DISK_FULL, IO, ACCESS_DENIED, CLOSED ->
                "The witness cannot store the checkpoint, so it does not sign it.";
            default -> "The operator finds the reason in the witness's output.";
        };
    }

    private HttpReply checkpoint(String hash) {
        Optional<SignedCheckpoint> latest = origins.get()
                .filter(origin -> DirectoryWitnessState.folderName(origin).equals(hash))
                .findFirst()
                .flatMap(witness::latest);
        if (latest.isEmpty()) {
            return absent("This witness has never cosigned a checkpoint of that log.");
        }
        return HttpReply.of(200, AddCheckpointAnswer.TEXT_TYPE, latest.get().toBytes())
                .with(CACHE_CONTROL, "public, max-age=" + CHECKPOINT_MAX_AGE_SECONDS);
    }

    private static HttpReply notAllowed(String methods) {
        return HttpReply.problem(405, "Method not allowed", "Use " + methods + ".")
                .with("Allow", methods);
    }

    private static HttpReply absent(String detail) {
        return HttpReply.problem(404, "Not found", detail);
    }
}
