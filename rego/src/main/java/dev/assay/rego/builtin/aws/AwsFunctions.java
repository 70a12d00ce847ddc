package dev.assay.rego.builtin.aws;

import dev.assay.rego.builtin.Builtin;
import dev.assay.rego.builtin.BuiltinException;
import dev.assay.rego.builtin.Context;
import dev.assay.rego.builtin.Octets;
import dev.assay.rego.builtin.Operands;
import dev.assay.rego.builtin.network.RequestKeys;
import dev.assay.rego.json.JsonWriter;
import dev.assay.rego.value.BooleanValue;
import dev.assay.rego.value.NumberValue;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.SetValue;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The builtin below {@code providers.aws}. */
public final class AwsFunctions {
    private static final String SIGNATURE = "(object[string: any], object[string: any], number) -> object[any: any]";
    private static final List<String> REQUIRED =
            List.of("aws_access_key", "aws_region", "aws_secret_access_key", "aws_service");
    private static final long NANOS = 1_000_000_000;

    private AwsFunctions() {}

    public static List<Builtin> builtins() {
        return List.of(Builtin.pure("providers.aws.sign_req", SIGNATURE, AwsFunctions::sign));
    }

    private static Value sign(Context context, Value[] arguments) {
        ObjectValue request = Operands.object(arguments[0], 1);
        ObjectValue configuration = Operands.object(arguments[1], 1);
        requireConfiguration(configuration);
        NumberValue time = Operands.number(arguments[2], 1);
        if (!time.isLong()) {
            throw Operands.error(3, "could not convert time_ns value into a unix timestamp");
        }
        RequestKeys.require(request, 1);
        Value headers = request.get("headers");
        if (headers != null && !(headers instanceof ObjectValue)) {
            throw Operands.wrong(0, headers, "object");
        }
        requireTexts(request);
        boolean unsigned = isUnsigned(configuration);
        byte[] body = body(request);
        context.spend(100 + body.length / 64);
        context.allocate(4L * body.length);
        SignatureV4 signature = new SignatureV4(
                text(configuration.get("aws_access_key")),
                text(configuration.get("aws_secret_access_key")),
                text(configuration.get("aws_session_token")),
                text(configuration.get("aws_region")),
                text(configuration.get("aws_service")),
                Instant.ofEpochSecond(Math.floorDiv(time.asLong(), NANOS), Math.floorMod(time.asLong(), NANOS)));
        Map<String, String> given = texts(headers);
        Map<String, String> signed = new TreeMap<>(given);
        signed.putAll(
                signature.headers(text(request.get("method")), uri(text(request.get("url"))), given, body, unsigned));
        ObjectValue.Builder all = ObjectValue.builder(signed.size());
        signed.forEach((name, value) -> all.put(name, StringValue.of(value)));
        return request.toBuilder().put("headers", all.build()).build();
    }

    private static void requireConfiguration(ObjectValue configuration) {
        SetValue.Builder missing = SetValue.builder();
        SetValue.Builder invalid = SetValue.builder();
        for (String key : REQUIRED) {
            Value value = configuration.get(key);
            if (value == null) {
                missing.add(StringValue.of(key));
            } else if (!(value instanceof StringValue)) {
                invalid.add(StringValue.of(key));
            }
        }
        if (missing.size() > 0) {
            throw Operands.error(2, "missing required AWS config parameters(s): " + missing.build());
        }
        if (invalid.size() > 0) {
            throw Operands.error(2, "invalid values for required AWS config parameters(s): " + invalid.build());
        }
    }

    private static void requireTexts(ObjectValue request) {
        SetValue.Builder invalid = SetValue.builder();
        for (String key : List.of("method", "url")) {
            if (!(request.get(key) instanceof StringValue)) {
                invalid.add(StringValue.of(key));
            }
        }
        if (invalid.size() > 0) {
            throw Operands.error(1, "invalid values for required request parameters(s): " + invalid.build());
        }
    }

    private static boolean isUnsigned(ObjectValue configuration) {
        Value value = configuration.get("disable_payload_signing");
        if (value == null) {
            return false;
        }
        if (value instanceof BooleanValue bool) {
            return bool.value();
        }
        throw Operands.error(2, "invalid value for 'disable_payload_signing' in AWS config");
    }

    private static byte[] body(ObjectValue request) {
        Value raw = request.get("raw_body");
        if (raw != null) {
            return Octets.of(text(raw));
        }
        Value body = request.get("body");
        return Octets.of(body == null ? "" : JsonWriter.compact(body));
    }

    private static URI uri(String url) {
        try {
            return new URI(url);
        } catch (URISyntaxException e) {
            throw BuiltinException.error("parse \"" + url + "\": " + e.getReason());
        }
    }

    private static Map<String, String> texts(@Nullable Value headers) {
        Map<String, String> texts = new TreeMap<>();
        if (headers instanceof ObjectValue object) {
            for (int i = 0; i < object.size(); i++) {
                texts.put(text(object.keyAt(i)), text(object.valueAt(i)));
            }
        }
        return texts;
    }

    private static String text(@Nullable Value value) {
        return value instanceof StringValue text ? text.value() : "";
    }
}
