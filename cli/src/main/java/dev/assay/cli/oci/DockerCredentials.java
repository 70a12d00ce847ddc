package dev.assay.cli.oci;

import dev.assay.core.fault.AssayException;
import dev.assay.core.fault.ErrorCode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Credentials from Docker's configuration: {@code config.json} in the folder that {@code DOCKER_CONFIG} names, else in
 * {@code ~/.docker}, and the helper programs that it names. Nothing secret is ever part of a message.
 */
public final class DockerCredentials {

    /** How long a helper program may take. */
    public static final long HELPER_SECONDS_MAX = 30;
    /** Bytes of a configuration, and of a helper's answer, at most: 1 MiB. */
    public static final int BYTES_MAX = 1 << 20;

    private static final Pattern HELPER = Pattern.compile("[A-Za-z0-9_.-]+");
    private static final String HUB = "https://index.docker.io/v1/";
    private static final JsonMapper MAPPER = new JsonMapper();

    private final Path config;
    private final Map<String, String> environment;

    /** Credentials of the user of an environment. */
    public DockerCredentials(Map<String, String> environment, Path home) {
        String folder = environment.get("DOCKER_CONFIG");
        this.config =
                (folder == null || folder.isEmpty() ? home.resolve(".docker") : Path.of(folder)).resolve("config.json");
        this.environment = Map.copyOf(environment);
    }

    /**
     * The credentials for a registry; none when nothing is said of it.
     *
     * @throws AssayException when the configuration or a helper cannot be used
     */
    Credentials of(String host) throws IOException, InterruptedException {
        if (!Files.isRegularFile(config)) {
            return Credentials.NONE;
        }
        JsonNode root;
        try {
            root = MAPPER.readTree(limited(Files.readAllBytes(config), config.toString()));
        } catch (JacksonException e) {
            throw unusable(config + " is no JSON");
        }
        String server = host.equals("docker.io") || host.equals("registry-1.docker.io") ? HUB : host;
        String helper = root.path("credHelpers")
                .path(server)
                .asString(root.path("credsStore").asString(""));
        if (!helper.isEmpty()) {
            Credentials answered = ask(helper, server);
            if (!answered.isNone()) {
                return answered;
            }
        }
        for (String name : List.of(server, "https://" + server, "https://" + server + "/")) {
            JsonNode entry = root.path("auths").path(name);
            if (entry.isObject()) {
                return stored(entry);
            }
        }
        return Credentials.NONE;
    }

    private static byte[] limited(byte[] bytes, String what) {
        if (bytes.length > BYTES_MAX) {
            throw unusable(what + " is larger than the limit BYTES_MAX of " + BYTES_MAX);
        }
        return bytes;
    }

    private Credentials stored(JsonNode entry) {
        String token = entry.path("identitytoken").asString("");
        if (!token.isEmpty()) {
            return new Credentials("", token, true);
        }
        String encoded = entry.path("auth").asString("");
        if (encoded.isEmpty()) {
            return new Credentials(
                    entry.path("username").asString(""), entry.path("password").asString(""), false);
        }
        try {
            String pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            if (colon > 0) {
                return new Credentials(pair.substring(0, colon), pair.substring(colon + 1), false);
            }
        } catch (IllegalArgumentException e) {
            throw unusable("an auth entry of " + config + " is no base64");
        }
        throw unusable("an auth entry of " + config + " is no user:password");
    }

    /** Asks a helper program, by the protocol of Docker's credential helpers. */
    private Credentials ask(String helper, String server) throws IOException, InterruptedException {
        if (!HELPER.matcher(helper).matches()) {
            throw unusable("the helper that " + config + " names is no name of a program");
        }
        ProcessBuilder builder = new ProcessBuilder("docker-credential-" + helper, "get");
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            throw unusable("docker-credential-" + helper + ", which " + config + " names, cannot be run");
        }
        try (OutputStream in = process.getOutputStream()) {
            in.write(server.getBytes(StandardCharsets.UTF_8));
        }
        byte[] answer = process.getInputStream().readNBytes(BYTES_MAX);
        if (!process.waitFor(HELPER_SECONDS_MAX, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw unusable("docker-credential-" + helper + " took longer than " + HELPER_SECONDS_MAX + " s");
        }
        if (process.exitValue() != 0) {
            return Credentials.NONE; // it knows nothing of this registry
        }
        try {
            JsonNode root = MAPPER.readTree(answer);
            String user = root.path("Username").asString("");
            return new Credentials(
                    user.equals("<token>") ? "" : user, root.path("Secret").asString(""), user.equals("<token>"));
        } catch (JacksonException e) {
            throw unusable("docker-credential-" + helper + " answered with something that is no JSON");
        }
    }

    private static AssayException unusable(String what) {
        return new AssayException(
                ErrorCode.SECRET_UNAVAILABLE,
                "credentials for the registry cannot be read: " + what,
                "log in again with 'docker login', or correct the file");
    }
}
