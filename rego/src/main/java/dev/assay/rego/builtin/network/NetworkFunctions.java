package dev.assay.rego.builtin.network;

import dev.assay.rego.builtin.Builtin;
import java.util.List;

/** The builtins that reach outside of the evaluation. */
public final class NetworkFunctions {
    private NetworkFunctions() {}

    public static List<Builtin> builtins() {
        return List.of(
                Builtin.impure("http.send", "(object[string: any]) -> object[any: any]", HttpSend::call),
                Builtin.impure("net.lookup_ip_addr", "(string) -> set[string]", Lookup::call));
    }
}
