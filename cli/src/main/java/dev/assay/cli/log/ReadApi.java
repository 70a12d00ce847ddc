package dev.assay.cli.log;

import dev.assay.cli.http.HttpAnswerer;
import dev.assay.cli.http.HttpReply;
import dev.assay.cli.http.HttpRequest;
import dev.assay.ledger.LedgerException;
import dev.assay.ledger.archive.LogDescription;
import dev.assay.ledger.checkpoint.SignedCheckpoint;
import dev.assay.ledger.merkle.Merkle;
import dev.assay.ledger.tile.LogObjects;
import dev.assay.ledger.tile.TilePath;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.zip.GZIPOutputStream;

/**
 * The static read API of C2SP tlog-tiles over a log's files. Thread-safe.
 *
 * <p>Only what the public layout names is served, and only as far as the published checkpoint and the minimum index
 * allow: everything else is 404, whether there is a file or not.
 */
public final class ReadApi implements HttpAnswerer {

    /** How long a cache may keep a checkpoint. */
    static final int CHECKPOINT_MAX_AGE_SECONDS = 2;

    private static final String TEXT = "text/plain; charset=utf-8";
    private static final String OCTETS = "application/octet-stream";
    private static final String IMMUTABLE = "public, max-age=31536000, immutable";
    private static final int ETAG_HEX_CHARS = 32;

    private final LogObjects objects;
    private final Supplier<LogDescription> description;

    /**
     * @param objects the log's files
     * @param description what the log says of itself, asked for at each request: the minimum index can move
     */
    public ReadApi(LogObjects objects, Supplier<LogDescription> description) {
        this.objects = objects;
        this.description = description;
    }

    @Override
    public HttpReply answer(HttpRequest request) throws IOException {
        if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
            return HttpReply.problem(405, "Method not allowed", "This is a read API: use GET or HEAD.")
                    .with("Allow", "GET, HEAD");
        }
        String path = request.path().startsWith("/") ? request.path().substring(1) : request.path();
        return switch (path) {
            case TilePath.CHECKPOINT -> checkpoint(request);
            case LogDescription.PATH ->
                found(request, description.get().toBytes(), "application/json", shortLived(), false);
            default -> TilePath.parse(path).map(tile -> tile(request, tile)).orElseGet(ReadApi::absent);
        };
    }

    private HttpReply checkpoint(HttpRequest request) {
        return objects.read(TilePath.CHECKPOINT)
                .map(bytes -> found(request, bytes, TEXT, shortLived(), false))
                .orElseGet(ReadApi::absent);
    }

    private static String shortLived() {
        return "public, max-age=" + CHECKPOINT_MAX_AGE_SECONDS;
    }

    private HttpReply tile(HttpRequest request, TilePath tile) {
        if (tile.endIndex() <= description.get().minimumIndex() || !isPublished(tile)) {
            return absent();
        }
        return objects.read(tile.toPath())
                .map(bytes -> found(request, bytes, OCTETS, IMMUTABLE, tile.isEntries()))
                .orElseGet(ReadApi::absent);
    }

    private boolean isPublished(TilePath tile) {
        Optional<byte[]> checkpoint = objects.read(TilePath.CHECKPOINT);
        if (checkpoint.isEmpty()) {
            return false;
        }
        long size = SignedCheckpoint.parse(checkpoint.get()).checkpoint().size();
        return tile.width() <= TilePath.widthIn(Math.max(tile.level(), 0), tile.index(), size);
    }

    private static HttpReply found(
            HttpRequest request, byte[] bytes, String type, String cacheControl, boolean compressible) {
        boolean gzip = compressible && acceptsGzip(request);
        String digest = Merkle.sha256(bytes).toHex().substring(0, ETAG_HEX_CHARS);
        // A strong tag names one sequence of bytes, so the compressed form has a tag of its own.
        String etag = "\"" + digest + (gzip ? "-gzip\"" : "\"");
        HttpReply reply = HttpReply.of(200, type, gzip ? gzip(bytes) : bytes)
                .with("ETag", etag)
                .with("Cache-Control", cacheControl)
                .with("Access-Control-Allow-Origin", "*");
        if (compressible) {
            reply = reply.with("Vary", "Accept-Encoding");
        }
        if (gzip) {
            reply = reply.with("Content-Encoding", "gzip");
        }
        return request.header("If-None-Match").filter(tags -> names(tags, etag)).isPresent() ? reply.bare(304) : reply;
    }

    /** Whether an If-None-Match header names this tag; its comparison is the weak one (RFC 9110 section 13.1.2). */
    private static boolean names(String header, String etag) {
        return Arrays.stream(header.split(",", -1))
                .map(String::strip)
                .anyMatch(tag -> tag.equals("*") || tag.equals(etag) || tag.equals("W/" + etag));
    }

    private static boolean acceptsGzip(HttpRequest request) {
        return Arrays.stream(request.header("Accept-Encoding")
                        .orElse("")
                        .toLowerCase(Locale.ROOT)
                        .split(",", -1))
                .map(coding -> coding.replace(" ", ""))
                .anyMatch(coding -> coding.equals("gzip")
                        || (coding.startsWith("gzip;q=") && !coding.matches("gzip;q=0(\\.0{1,3})?")));
    }

    private static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw LedgerException.io("cannot compress in memory", e);
        }
        return out.toByteArray();
    }

    private static HttpReply absent() {
        return HttpReply.problem(
                404,
                "Not found",
                "Served are checkpoint, tile/<L>/<N>[.p/<W>] and tile/entries/<N>[.p/<W>] of the published tree, and "
                        + LogDescription.PATH + ".");
    }
}
