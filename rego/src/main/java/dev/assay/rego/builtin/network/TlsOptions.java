package dev.assay.rego.builtin.network;

import dev.assay.rego.builtin.BuiltinException;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.StringValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * How a request secures its connection; texts are PEM, empty for none.
 *
 * @param systemAuthorities whether the authorities that Java trusts are trusted beside those given
 * @param unverified whether any certificate is taken
 * @param serverName the name to ask for instead of the URL's host
 */
record TlsOptions(
        String authorities,
        boolean systemAuthorities,
        String certificate,
        String key,
        boolean unverified,
        String serverName) {
    TlsOptions {
        Objects.requireNonNull(authorities, "authorities is null");
        Objects.requireNonNull(certificate, "certificate is null");
        Objects.requireNonNull(key, "key is null");
        Objects.requireNonNull(serverName, "serverName is null");
    }

    static TlsOptions of(ObjectValue request, ObjectValue environment) {
        String authorities = HttpOptions.text(request, "tls_ca_cert", "").replace("\\n", "\n")
                + file(request, "tls_ca_cert_file")
                + variable(request, "tls_ca_cert_env_variable", environment);
        return new TlsOptions(
                authorities,
                HttpOptions.flag(request, "tls_use_system_certs"),
                first(request, "tls_client_cert", environment),
                first(request, "tls_client_key", environment),
                HttpOptions.flag(request, "tls_insecure_skip_verify"),
                HttpOptions.text(request, "tls_server_name", ""));
    }

    /** Whether anything differs from what connections have anyway. */
    boolean isPlain() {
        return authorities.isEmpty() && certificate.isEmpty() && key.isEmpty() && !unverified && serverName.isEmpty();
    }

    private static String first(ObjectValue request, String key, ObjectValue environment) {
        String given = HttpOptions.text(request, key, "");
        String inFile = given.isEmpty() ? file(request, key + "_file") : given;
        return inFile.isEmpty() ? variable(request, key + "_env_variable", environment) : inFile;
    }

    private static String file(ObjectValue request, String key) {
        String name = HttpOptions.text(request, key, "");
        if (name.isEmpty()) {
            return "";
        }
        try {
            return Files.readString(Path.of(name));
        } catch (IOException | IllegalArgumentException e) {
            throw BuiltinException.error("cannot read " + key + " " + name);
        }
    }

    /** A variable of the environment that the evaluation was given, not of the process. */
    private static String variable(ObjectValue request, String key, ObjectValue environment) {
        String name = HttpOptions.text(request, key, "");
        if (name.isEmpty()) {
            return "";
        }
        if (environment.get(name) instanceof StringValue text) {
            return text.value();
        }
        throw BuiltinException.error("the evaluation has no environment variable " + name + " for " + key);
    }
}
