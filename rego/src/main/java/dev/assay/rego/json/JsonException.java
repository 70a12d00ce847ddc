package dev.assay.rego.json;

import java.io.Serial;

/** A text is not the JSON or YAML that it should be, or exceeds a limit. The message says what and where. */
public final class JsonException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    public JsonException(String message) {
        super(message);
    }

    public JsonException(String message, Throwable cause) {
        super(message, cause);
    }
}
