package dev.assay.rego.builtin.network;

import dev.assay.rego.builtin.BuiltinException;
import dev.assay.rego.builtin.Context;
import dev.assay.rego.builtin.Octets;
import dev.assay.rego.builtin.Operands;
import dev.assay.rego.json.JsonException;
import dev.assay.rego.json.JsonReader;
import dev.assay.rego.json.YamlReader;
import dev.assay.rego.value.ArrayValue;
import dev.assay.rego.value.BooleanValue;
import dev.assay.rego.value.NullValue;
import dev.assay.rego.value.NumberValue;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code http.send}. An equal request is sent once in an evaluation, as in OPA; nothing is kept beyond the
 * evaluation.
 */
final class HttpSend {
    private static final Set<Integer> KEPT = Set.of(200, 203, 204, 206, 300, 301, 404, 405, 410, 414, 501);
    private static final String INTERNAL = "eval_http_send_internal_error";
    private static final String NETWORK = "eval_http_send_network_error";

    private HttpSend() {}

    /** What keeps the responses apart from other things that an evaluation keeps. */
    private enum Cache {
        KEY
    }

    static Value call(Context context, Value[] arguments) {
        ObjectValue request = Operands.object(arguments[0], 1);
        boolean raises = raises(request);
        try {
            RequestKeys.require(request, 1);
            return response(context, request);
        } catch (HttpExchange.NetworkException e) {
            if (raises) {
                throw BuiltinException.error(e.text());
            }
            return failure(NETWORK, e.text());
        } catch (BuiltinException e) {
            if (raises || e.code() == BuiltinException.Code.HALT) {
                throw e;
            }
            return failure(INTERNAL, context.name() + ": " + e.getMessage());
        }
    }

    private static boolean raises(ObjectValue request) {
        Value value = request.get("raise_error");
        if (value == null || value instanceof BooleanValue) {
            return !(value instanceof BooleanValue flag) || flag.value();
        }
        throw BuiltinException.error("invalid value for raise_error field");
    }

    private static Value failure(String code, String message) {
        return ObjectValue.builder(2)
                .put("status_code", NumberValue.ZERO)
                .put(
                        "error",
                        ObjectValue.builder(2)
                                .put("code", StringValue.of(code))
                                .put("message", StringValue.of(message))
                                .build())
                .build();
    }

    private static Value response(Context context, ObjectValue request) throws HttpExchange.NetworkException {
        HttpOptions options = HttpOptions.of(request, environment(context));
        Switches.require(context, Switches.HTTP, options.url().getHost());
        Map<Value, Value> kept = context.once(Cache.KEY, HashMap::new);
        ObjectValue key = withoutIgnoredHeaders(request);
        Value known = kept.get(key);
        if (known != null) {
            return known;
        }
        HttpExchange.Response response = new HttpExchange(context, options).send();
        Value result = result(options, response);
        if (KEPT.contains(response.status()) || HttpOptions.flag(request, "force_cache")) {
            kept.put(key, result);
        }
        return result;
    }

    private static ObjectValue environment(Context context) {
        return context.runtime().get("env") instanceof ObjectValue environment ? environment : ObjectValue.EMPTY;
    }

    private static ObjectValue withoutIgnoredHeaders(ObjectValue request) {
        Value ignored = request.get("cache_ignored_headers");
        if (ignored == null || !(request.get("headers") instanceof ObjectValue headers)) {
            return request;
        }
        if (!(ignored instanceof ArrayValue names)
                || names.asList().stream().anyMatch(name -> !(name instanceof StringValue))) {
            throw BuiltinException.error("cache_ignored_headers must be an array of strings");
        }
        ObjectValue.Builder left = ObjectValue.builder(headers.size());
        for (int i = 0; i < headers.size(); i++) {
            if (!names.asList().contains(headers.keyAt(i))) {
                left.put(headers.keyAt(i), headers.valueAt(i));
            }
        }
        return request.toBuilder().put("headers", left.build()).build();
    }

    private static Value result(HttpOptions options, HttpExchange.Response response) {
        String text = Octets.text(response.body());
        ObjectValue.Builder headers = ObjectValue.builder();
        response.headers()
                .map()
                .forEach((name, values) -> headers.put(
                        name.toLowerCase(Locale.ROOT),
                        ArrayValue.of(values.stream().map(StringValue::of).toList())));
        String type = response.headers().firstValue("content-type").orElse("");
        return ObjectValue.builder(5)
                .put("status", StringValue.of(StatusText.of(response.status())))
                .put("status_code", NumberValue.of(response.status()))
                .put("body", body(options, type, text))
                .put("raw_body", StringValue.of(text))
                .put("headers", headers.build())
                .build();
    }

    /** The body as its type says, or as the request wants it; null when it is something else. */
    private static Value body(HttpOptions options, String type, String text) {
        Value value = null;
        if (options.forceJson() || isJson(type)) {
            value = parsed(text, false);
        } else if (options.forceYaml() || type.contains("application/yaml") || type.contains("application/x-yaml")) {
            value = parsed(text, true);
        }
        return value == null ? NullValue.NULL : value;
    }

    private static @Nullable Value parsed(String text, boolean yaml) {
        try {
            return yaml ? YamlReader.read(text) : JsonReader.read(text);
        } catch (JsonException e) {
            return null;
        }
    }

    private static boolean isJson(String type) {
        List<String> parts = List.of(type.split(";", 2));
        String media = parts.getFirst().strip().toLowerCase(Locale.ROOT);
        return media.equals("application/json") || (media.startsWith("application/") && media.endsWith("+json"));
    }
}
