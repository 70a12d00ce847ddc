package dev.assay.cli.http;

import java.io.IOException;

/** Answers requests. Implementations are thread-safe. */
@FunctionalInterface
public interface HttpAnswerer {

    /**
     * The reply to one request. Whatever is thrown becomes a 500 without details for the client, and is noted for the
     * operator.
     */
    HttpReply answer(HttpRequest request) throws IOException, InterruptedException;
}
