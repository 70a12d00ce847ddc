package dev.assay.rego.builtin.jwt;

import dev.assay.rego.builtin.BuiltinException;
import dev.assay.rego.builtin.Context;
import dev.assay.rego.builtin.Octets;
import dev.assay.rego.value.ArrayValue;
import dev.assay.rego.value.NumberValue;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a token must fulfil beside its signature.
 *
 * @param keys the keys, one of which must have signed
 * @param algorithm the only algorithm allowed; empty for any
 * @param issuer the issuer; empty for any
 * @param audience the audience; empty if the token must not name one
 * @param seconds the time since 1970
 */
record Constraints(VerificationKeys keys, String algorithm, String issuer, String audience, BigDecimal seconds) {
    private static final double NANOS_PER_SECOND = 1e9;

    Constraints {
        Objects.requireNonNull(keys, "keys is null");
        Objects.requireNonNull(algorithm, "algorithm is null");
        Objects.requireNonNull(issuer, "issuer is null");
        Objects.requireNonNull(audience, "audience is null");
        Objects.requireNonNull(seconds, "seconds is null");
    }

    static Constraints of(Context context, ObjectValue object) {
        VerificationKeys keys = null;
        String secret = "";
        String algorithm = "";
        String issuer = "";
        String audience = "";
        double nanos = nanos(context.now());
        for (int i = 0; i < object.size(); i++) {
            String name = object.keyAt(i) instanceof StringValue key ? key.value() : String.valueOf(object.keyAt(i));
            Value value = object.valueAt(i);
            switch (name) {
                case "cert" -> keys = VerificationKeys.of(context, text(name, value));
                case "secret" -> secret = text(name, value);
                case "alg" -> algorithm = text(name, value);
                case "iss" -> issuer = text(name, value);
                case "aud" -> audience = text(name, value);
                case "time" -> nanos = time(value);
                default -> throw BuiltinException.error("unknown token validation constraint: " + name);
            }
        }
        BigDecimal seconds = new BigDecimal(Double.toString(nanos / NANOS_PER_SECOND));
        return new Constraints(one(keys, secret), algorithm, issuer, audience, seconds);
    }

    private static VerificationKeys one(@Nullable VerificationKeys keys, String secret) {
        if (keys != null && !secret.isEmpty()) {
            throw BuiltinException.error("duplicate key constraints");
        }
        if (keys != null) {
            return keys;
        }
        if (secret.isEmpty()) {
            throw BuiltinException.error("no key constraint");
        }
        return new VerificationKeys(List.of(KeyMaterial.ofSecret(Octets.of(secret))));
    }

    private static double nanos(Instant now) {
        return now.getEpochSecond() * NANOS_PER_SECOND + now.getNano();
    }

    private static double time(Value value) {
        if (!(value instanceof NumberValue number)) {
            throw BuiltinException.error("token time constraint: must be a number");
        }
        if (number.signum() < 0) {
            throw BuiltinException.error("token time constraint: must not be negative");
        }
        return number.asDouble();
    }

    private static String text(String name, Value value) {
        if (value instanceof StringValue text) {
            return text.value();
        }
        throw BuiltinException.error(name + " constraint: must be a string");
    }

    /** Whether the claims that are registered (RFC 7519, 4.1) allow the token here and now. */
    boolean allow(ObjectValue claims) {
        if (!issuer.isEmpty() && !StringValue.of(issuer).equals(orEmpty(claims.get("iss")))) {
            return false;
        }
        Value audiences = claims.get("aud");
        if (audiences == null ? !audience.isEmpty() : !isFor(audiences)) {
            return false;
        }
        BigDecimal expires = number(claims, "exp");
        if (expires != null && seconds.compareTo(expires) >= 0) {
            return false;
        }
        BigDecimal notBefore = number(claims, "nbf");
        return notBefore == null || seconds.compareTo(notBefore) >= 0;
    }

    private boolean isFor(Value audiences) {
        Value wanted = StringValue.of(audience);
        return audiences.equals(wanted)
                || (audiences instanceof ArrayValue array && array.asList().contains(wanted));
    }

    private static @Nullable BigDecimal number(ObjectValue claims, String name) {
        Value value = claims.get(name);
        if (value == null) {
            return null;
        }
        if (value instanceof NumberValue number) {
            return number.asDecimal();
        }
        throw BuiltinException.error(name + " value must be a number");
    }

    private static Value orEmpty(@Nullable Value value) {
        return value == null ? StringValue.EMPTY : value;
    }
}
