package dev.assay.rego.builtin.network;

import dev.assay.rego.builtin.BuiltinException;
import dev.assay.rego.builtin.Context;

/**
 * The capabilities that let a policy reach outside: {@code http.send} and {@code net} for any host, or
 * {@code http.send:<host>} and {@code net:<host>} for one.
 */
final class Switches {
    static final String HTTP = "http.send";
    static final String NET = "net";

    private Switches() {}

    /** Ends the evaluation if the capability is off for a host. */
    static void require(Context context, String capability, String host) {
        if (!context.allows(capability) && !context.allows(capability + ":" + host)) {
            throw new BuiltinException(
                    BuiltinException.Code.HALT,
                    "switched off: switch on the capability " + capability + ", or " + capability + ":" + host
                            + " for this host alone");
        }
    }
}
