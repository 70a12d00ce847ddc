package dev.assay.rego.builtin.network;

import dev.assay.rego.builtin.Operands;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.SetValue;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import java.util.List;
import java.util.Set;

/** The keys that an object which describes a request may have, and must. */
public final class RequestKeys {
    private static final List<String> REQUIRED = List.of("method", "url");
    private static final Set<String> ALLOWED = Set.of(
            "method",
            "url",
            "body",
            "enable_redirect",
            "force_json_decode",
            "force_yaml_decode",
            "headers",
            "raw_body",
            "tls_use_system_certs",
            "tls_ca_cert",
            "tls_ca_cert_file",
            "tls_ca_cert_env_variable",
            "tls_client_cert",
            "tls_client_cert_file",
            "tls_client_cert_env_variable",
            "tls_client_key",
            "tls_client_key_file",
            "tls_client_key_env_variable",
            "tls_insecure_skip_verify",
            "tls_server_name",
            "timeout",
            "cache",
            "force_cache",
            "force_cache_duration_seconds",
            "raise_error",
            "caching_mode",
            "max_retry_attempts",
            "cache_ignored_headers");

    private RequestKeys() {}

    /** Throws if the argument at a position has another key, or lacks one. */
    public static void require(ObjectValue request, int position) {
        SetValue.Builder invalid = SetValue.builder();
        for (int i = 0; i < request.size(); i++) {
            Value key = request.keyAt(i);
            if (!(key instanceof StringValue text && ALLOWED.contains(text.value()))) {
                invalid.add(key);
            }
        }
        if (invalid.size() > 0) {
            throw Operands.error(position, "invalid request parameters(s): " + invalid.build());
        }
        SetValue.Builder missing = SetValue.builder();
        for (String key : REQUIRED) {
            if (request.get(key) == null) {
                missing.add(StringValue.of(key));
            }
        }
        if (missing.size() > 0) {
            throw Operands.error(position, "missing required request parameters(s): " + missing.build());
        }
    }
}
