package dev.assay.rego.builtin.aws;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Signature Version 4 of Amazon Web Services.
 *
 * @param token of temporary credentials, or empty
 */
record SignatureV4(String accessKey, String secretKey, String token, String region, String service, Instant time) {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final String SCOPE_END = "aws4_request";
    private static final String CONTENT_DIGEST = "x-amz-content-sha256";
    private static final String UNSIGNED = "UNSIGNED-PAYLOAD";

    /** Headers that servers on the way may change. */
    private static final Set<String> IGNORED = Set.of("authorization", "user-agent", "x-amzn-trace-id");

    /** Services that want the digest of the content in a header. */
    private static final Set<String> WITH_DIGEST = Set.of("s3", "glacier");

    SignatureV4 {
        Objects.requireNonNull(accessKey, "accessKey is null");
        Objects.requireNonNull(secretKey, "secretKey is null");
        Objects.requireNonNull(token, "token is null");
        Objects.requireNonNull(region, "region is null");
        Objects.requireNonNull(service, "service is null");
        Objects.requireNonNull(time, "time is null");
    }

    /** The headers to add to a request. */
    Map<String, String> headers(String method, URI url, Map<String, String> given, byte[] body, boolean unsigned) {
        String content = unsigned ? UNSIGNED : digest(body);
        Map<String, String> added = new TreeMap<>();
        added.put("host", orEmpty(url.getRawAuthority()));
        added.put("x-amz-date", TIME.format(time));
        if (WITH_DIGEST.contains(service)) {
            added.put(CONTENT_DIGEST, content);
        }
        if (!token.isEmpty()) {
            added.put("x-amz-security-token", token);
        }
        Map<String, String> signed = new TreeMap<>(added);
        given.forEach((name, value) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (!IGNORED.contains(lower)) {
                signed.put(lower, value);
            }
        });
        StringBuilder canonical = new StringBuilder()
                .append(method)
                .append('\n')
                .append(orEmpty(url.getRawPath()))
                .append('\n')
                .append(orEmpty(url.getRawQuery()))
                .append('\n');
        signed.forEach((name, value) ->
                canonical.append(name).append(':').append(value).append('\n'));
        String names = String.join(";", signed.keySet());
        canonical.append('\n').append(names).append('\n').append(content);
        added.put("Authorization", authorization(canonical.toString(), names));
        return added;
    }

    private String authorization(String canonical, String names) {
        String date = DATE.format(time);
        String scope = date + "/" + region + "/" + service + "/" + SCOPE_END;
        String toSign = ALGORITHM + "\n" + TIME.format(time) + "\n" + scope + "\n" + digest(bytes(canonical));
        byte[] key = mac(bytes("AWS4" + secretKey), date);
        for (String part : new String[] {region, service, SCOPE_END}) {
            key = mac(key, part);
        }
        return ALGORITHM + " Credential=" + accessKey + "/" + scope + ",SignedHeaders=" + names + ",Signature="
                + HexFormat.of().formatHex(mac(key, toSign));
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    private static byte[] mac(byte[] key, String message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.length == 0 ? new byte[1] : key, "HmacSHA256"));
            return mac.doFinal(bytes(message));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HmacSHA256", e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
