package dev.assay.cli.oci;

import dev.assay.core.fault.AssayException;
import dev.assay.core.fault.ErrorCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends requests to one repository: with the authorization that it asks for, following redirects without giving that
 * away to another host.
 */
final class RegistryHttp {

    static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    static final Duration ANSWER_TIMEOUT = Duration.ofMinutes(2);
    static final int REDIRECTS_MAX = 5;

    private static final int TOKEN_BYTES_MAX = 1 << 20;
    private static final JsonMapper MAPPER = new JsonMapper();

    private final RepositoryAddress address;
    private final boolean plain;
    private final DockerCredentials credentials;
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(CONNECT_TIMEOUT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private @Nullable String authorization;

    RegistryHttp(RepositoryAddress address, boolean plain, DockerCredentials credentials) {
        this.address = address;
        this.plain = plain;
        this.credentials = credentials;
    }

    /** One request. */
    static final class Request {
        final String method;
        final URI uri;
        final Map<String, String> headers;
        final byte @Nullable [] body;
        final long bytesMax;

        /**
         * A request.
         *
         * @param body what is sent, or null
         * @param bytesMax bytes of the answer, at most
         */
        Request(String method, URI uri, Map<String, String> headers, byte @Nullable [] body, long bytesMax) {
            this.method = method;
            this.uri = uri;
            this.headers = Map.copyOf(headers);
            this.body = body;
            this.bytesMax = bytesMax;
        }
    }

    /** The answer to one. */
    static final class Answer {
        final int status;
        final byte[] body;
        private final HttpHeaders headers;

        Answer(int status, HttpHeaders headers, byte[] body) {
            this.status = status;
            this.headers = headers;
            this.body = body;
        }

        Optional<String> header(String name) {
            return headers.firstValue(name);
        }
    }

    /** The address of a path below the repository, such as {@code /manifests/latest}. */
    URI at(String path) {
        return URI.create((plain ? "http://" : "https://") + address.server() + "/v2/" + address.repository() + path);
    }

    /** Sends a request; asks for authorization when the registry wants it. */
    Answer send(Request request) throws IOException, InterruptedException {
        Answer answer = follow(request);
        if (answer.status == 401) {
            authorization =
                    authorize(Challenge.parse(answer.header("WWW-Authenticate").orElse("")));
            answer = follow(request);
        }
        if (answer.status == 401 || answer.status == 403) {
            throw new AssayException(
                    ErrorCode.DEPENDENCY_REFUSED,
                    address.host() + " does not allow " + request.method + " on " + address.repository() + " ("
                            + answer.status + ")",
                    "log in with 'docker login " + address.host() + "'; the credentials are taken from Docker's"
                            + " configuration");
        }
        return answer;
    }

    private Answer follow(Request request) throws IOException, InterruptedException {
        URI uri = request.uri;
        for (int i = 0; i <= REDIRECTS_MAX; i++) {
            Answer answer = once(request, uri);
            Optional<String> location = answer.header("Location");
            boolean redirected = answer.status >= 300 && answer.status < 400 && location.isPresent();
            if (!redirected) {
                return answer;
            }
            uri = uri.resolve(location.get());
            if (!plain && !"https".equals(uri.getScheme())) {
                throw refused("leads from https to " + uri.getScheme());
            }
        }
        throw refused("redirects more often than the limit REDIRECTS_MAX of " + REDIRECTS_MAX);
    }

    private Answer once(Request request, URI uri) throws IOException, InterruptedException {
        byte[] body = request.body;
        HttpRequest.Builder builder = HttpRequest.newBuilder(uri)
                .timeout(ANSWER_TIMEOUT)
                .header("User-Agent", "assay")
                .method(
                        request.method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        request.headers.forEach(builder::header);
        if (authorization != null && uri.getAuthority().equals(address.server())) {
            builder.header("Authorization", authorization);
        }
        try {
            HttpResponse<InputStream> response =
                    client.send(builder.build(), HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream in = response.body()) {
                return new Answer(response.statusCode(), response.headers(), limited(in, request.bytesMax));
            }
        } catch (HttpTimeoutException e) {
            throw new AssayException(
                    ErrorCode.DEPENDENCY_TIMEOUT,
                    uri.getHost() + " did not answer within " + ANSWER_TIMEOUT.toSeconds() + " s",
                    "try again later",
                    e);
        } catch (ConnectException e) {
            throw new AssayException(
                    ErrorCode.DEPENDENCY_UNREACHABLE,
                    "cannot connect to the registry " + uri.getAuthority(),
                    "check the address; a registry without TLS needs --tls=false",
                    e);
        } catch (SSLException e) {
            throw new AssayException(
                    ErrorCode.DEPENDENCY_UNREACHABLE,
                    "no TLS connection to the registry " + uri.getAuthority() + ": " + e.getMessage(),
                    "a registry without TLS needs --tls=false",
                    e);
        }
    }

    private byte[] limited(InputStream in, long bytesMax) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] buffer = new byte[1 << 16];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            if (bytes.size() + read > bytesMax) {
                throw refused("answers with more than the limit of " + bytesMax + " bytes");
            }
            bytes.write(buffer, 0, read);
        }
        return bytes.toByteArray();
    }

    /** What the registry wants to see in requests, after its challenge. */
    private @Nullable String authorize(Challenge challenge) throws IOException, InterruptedException {
        Credentials known = credentials.of(address.host());
        if (challenge.scheme().equals("basic")) {
            return known.isNone() || known.identityToken() ? null : basic(known);
        }
        if (!challenge.scheme().equals("bearer")) {
            throw refused("asks for authorization by '" + challenge.scheme() + "', which is not known here");
        }
        URI realm = URI.create(challenge.parameter("realm"));
        boolean safe = "https".equals(realm.getScheme()) || plain || address.isLoopback();
        if (realm.getHost() == null || !safe) {
            throw refused("sends credentials to an address without TLS: " + realm);
        }
        return "Bearer " + token(realm, challenge, known);
    }

    private static String basic(Credentials known) {
        String pair = known.user() + ":" + known.secret();
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private String token(URI realm, Challenge challenge, Credentials known) throws IOException, InterruptedException {
        String scope = challenge.parameter("scope").isEmpty()
                ? "repository:" + address.repository() + ":pull"
                : challenge.parameter("scope");
        String query = "service=" + encode(challenge.parameter("service")) + "&scope=" + encode(scope);
        Request request;
        if (known.identityToken()) {
            String form = query + "&grant_type=refresh_token&client_id=assay&refresh_token=" + encode(known.secret());
            request = new Request(
                    "POST",
                    realm,
                    Map.of("Content-Type", "application/x-www-form-urlencoded"),
                    form.getBytes(StandardCharsets.UTF_8),
                    TOKEN_BYTES_MAX);
        } else {
            URI uri = URI.create(realm + (realm.getQuery() == null ? "?" : "&") + query);
            Map<String, String> headers = known.isNone() ? Map.of() : Map.of("Authorization", basic(known));
            request = new Request("GET", uri, headers, null, TOKEN_BYTES_MAX);
        }
        authorization = null;
        Answer answer = once(request, request.uri);
        if (answer.status != 200) {
            throw refused("gives no token (" + answer.status + "), asked with " + known);
        }
        try {
            JsonNode root = MAPPER.readTree(answer.body);
            String token = root.path("token").asString(root.path("access_token").asString(""));
            if (!token.isEmpty()) {
                return token;
            }
        } catch (JacksonException e) {
            throw refused("answers the request for a token with something that is no JSON");
        }
        throw refused("answers the request for a token without one");
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    AssayException refused(String what) {
        return new AssayException(
                ErrorCode.DEPENDENCY_REFUSED,
                "the registry " + address.host() + " " + what,
                "check the address, and whether you may use this repository");
    }
}
