package dev.assay.cli.http;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** What the client gets: status, headers and body. Immutable, but the body is not copied and must not be changed. */
public final class HttpReply {

    private static final byte[] NOTHING = {};

    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;

    private HttpReply(int status, Map<String, String> headers, byte[] body) {
        this.status = status;
        this.headers = Map.copyOf(headers);
        this.body = body;
    }

    /** The status code. */
    public int status() {
        return status;
    }

    /** Header names with their values. */
    public Map<String, String> headers() {
        return headers;
    }

    /** The body, not copied. */
    public byte[] body() {
        return body;
    }

    /** A reply with a body. */
    public static HttpReply of(int status, String contentType, byte[] body) {
        return new HttpReply(status, Map.of("Content-Type", contentType), body);
    }

    /** A reply in plain text. */
    public static HttpReply text(int status, String body) {
        return of(status, "text/plain; charset=utf-8", body.getBytes(StandardCharsets.UTF_8));
    }

    /** A problem after RFC 9457, which no cache keeps. */
    public static HttpReply problem(int status, String title, String detail) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            json.writeStringProperty("title", title);
            json.writeNumberProperty("status", status);
            json.writeStringProperty("detail", detail);
            json.writeEndObject();
        }
        return of(status, "application/problem+json", out.toByteArray()).with("Cache-Control", "no-store");
    }

    /** The same reply with one more header. */
    public HttpReply with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new HttpReply(status, more, body);
    }

    /** The same headers without the body, as another status; the length stays that of the body that is not sent. */
    public HttpReply bare(int bareStatus) {
        HttpReply measured = with("Content-Length", Integer.toString(body.length));
        return new HttpReply(bareStatus, measured.headers(), NOTHING);
    }
}
