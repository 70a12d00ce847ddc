package dev.assay.cli.http;

import com.sun.net.httpserver.Headers;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * What a client asks for.
 *
 * @param method the method in upper case
 * @param path the path as it was sent, not decoded, without the query
 * @param headers the headers
 * @param body the body, not yet read
 */
public record HttpRequest(String method, String path, Headers headers, InputStream body) {

    /** The first value of a header. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.getFirst(name));
    }

    /**
     * Reads the body.
     *
     * @param limitBytes the most bytes that are read
     * @return the body; empty when it is longer than the limit
     */
    public Optional<byte[]> body(int limitBytes) throws IOException {
        byte[] bytes = body.readNBytes(limitBytes + 1);
        return bytes.length > limitBytes ? Optional.empty() : Optional.of(bytes);
    }
}
