package dev.assay.rego.builtin.network;

import dev.assay.rego.builtin.BuiltinException;
import dev.assay.rego.builtin.Octets;
import dev.assay.rego.builtin.Operands;
import dev.assay.rego.builtin.time.Durations;
import dev.assay.rego.json.JsonWriter;
import dev.assay.rego.value.BooleanValue;
import dev.assay.rego.value.NumberValue;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A request as a policy describes it.
 *
 * @param method in upper case
 * @param body the bytes to send, empty for none
 * @param timeout for the whole exchange
 * @param retries how often more after the first attempt
 * @param follow whether redirections are followed
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes are never changed nor compared
record HttpOptions(
        String method,
        URI url,
        Map<String, String> headers,
        byte[] body,
        Duration timeout,
        int retries,
        boolean follow,
        boolean forceJson,
        boolean forceYaml,
        TlsOptions tls) {
    /** The longest that an exchange may take. */
    static final Duration TIMEOUT_MAX = Duration.ofMinutes(5);

    /** The most attempts after the first. */
    static final int RETRIES_MAX = 20;

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    HttpOptions {
        Objects.requireNonNull(method, "method is null");
        Objects.requireNonNull(url, "url is null");
        headers = Map.copyOf(headers);
        Objects.requireNonNull(body, "body is null");
        Objects.requireNonNull(timeout, "timeout is null");
        Objects.requireNonNull(tls, "tls is null");
    }

    /** Reads the argument of the builtin. Keys were checked before. */
    static HttpOptions of(ObjectValue request, ObjectValue environment) {
        cacheMarks(request);
        return new HttpOptions(
                text(request, "method", "").toUpperCase(Locale.ROOT),
                url(text(request, "url", "")),
                headers(request.get("headers")),
                body(request),
                timeout(request.get("timeout")),
                retries(request),
                flag(request, "enable_redirect"),
                flag(request, "force_json_decode"),
                flag(request, "force_yaml_decode"),
                TlsOptions.of(request, environment));
    }

    private static void cacheMarks(ObjectValue request) {
        flag(request, "cache");
        if (flag(request, "force_cache") && request.get("force_cache_duration_seconds") == null) {
            throw BuiltinException.error("'force_cache' set but 'force_cache_duration_seconds' parameter is missing");
        }
    }

    private static URI url(String text) {
        try {
            URI url = new URI(text);
            String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
            if (!scheme.equals("http") && !scheme.equals("https")) {
                throw BuiltinException.error("unsupported protocol scheme \"" + scheme + "\"");
            }
            if (url.getHost() == null) {
                throw BuiltinException.error("no Host in request URL");
            }
            return url;
        } catch (URISyntaxException e) {
            throw BuiltinException.error("parse \"" + text + "\": " + e.getReason());
        }
    }

    static String text(ObjectValue request, String key, String absent) {
        Value value = request.get(key);
        if (value == null) {
            return absent;
        }
        if (value instanceof StringValue text) {
            return text.value();
        }
        throw BuiltinException.error("\"" + key + "\" must be a string");
    }

    static boolean flag(ObjectValue request, String key) {
        Value value = request.get(key);
        if (value == null || value instanceof BooleanValue) {
            return value instanceof BooleanValue flag && flag.value();
        }
        throw BuiltinException.error("invalid value for \"" + key + "\" field");
    }

    private static Map<String, String> headers(@Nullable Value value) {
        Map<String, String> headers = new TreeMap<>();
        if (value == null) {
            return headers;
        }
        if (!(value instanceof ObjectValue object)) {
            throw BuiltinException.error("invalid type for headers key");
        }
        for (int i = 0; i < object.size(); i++) {
            if (!(object.keyAt(i) instanceof StringValue key) || !(object.valueAt(i) instanceof StringValue text)) {
                throw BuiltinException.error("invalid type for headers value " + object.valueAt(i));
            }
            headers.put(key.value(), text.value());
        }
        return headers;
    }

    private static byte[] body(ObjectValue request) {
        if (request.get("raw_body") != null) {
            return Octets.of(text(request, "raw_body", ""));
        }
        Value body = request.get("body");
        return body == null ? new byte[0] : Octets.of(JsonWriter.compact(body));
    }

    /** Nanoseconds as a number or text, or a duration with a unit. */
    private static Duration timeout(@Nullable Value value) {
        Duration timeout = switch (value) {
            case null -> TIMEOUT;
            case NumberValue number when number.fitsLong() -> Duration.ofNanos(number.asLong());
            case NumberValue number ->
                throw BuiltinException.error("invalid timeout number value " + number.text() + ", must be int64");
            case StringValue text ->
                text.value().matches("-?\\d{1,18}")
                        ? Duration.ofNanos(Long.parseLong(text.value()))
                        : Duration.ofNanos(Durations.nanos(text.value()));
            default ->
                throw Operands.error(
                        1,
                        "'timeout' must be one of {string, number} but got "
                                + value.kind().word());
        };
        return timeout.isZero() || timeout.isNegative() || timeout.compareTo(TIMEOUT_MAX) > 0 ? TIMEOUT_MAX : timeout;
    }

    private static int retries(ObjectValue request) {
        Value value = request.get("max_retry_attempts");
        if (value == null) {
            return 0;
        }
        if (!(value instanceof NumberValue number) || !number.fitsLong()) {
            throw BuiltinException.error("invalid value for \"max_retry_attempts\" field");
        }
        if (number.asLong() > RETRIES_MAX) {
            throw BuiltinException.error("max_retry_attempts is more than HTTP_RETRIES_MAX=" + RETRIES_MAX);
        }
        return (int) Math.max(0, number.asLong());
    }
}
