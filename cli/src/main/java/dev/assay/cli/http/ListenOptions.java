package dev.assay.cli.http;

import dev.assay.core.fault.AssayException;
import dev.assay.core.fault.ErrorCode;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import picocli.CommandLine.Option;

/** The options that say where a service listens. */
public final class ListenOptions {

    private static final int MAX_PORT = 65_535;

    @Option(names = "--port", required = true, paramLabel = "N", description = "TCP port; 0 takes a free one.")
    private int port;

    @Option(
            names = "--bind",
            paramLabel = "ADDRESS",
            description = "Address to listen on (default: 127.0.0.1, this machine only).")
    private String bind = "127.0.0.1";

    /** Picocli fills it. */
    public ListenOptions() {}

    /**
     * Where to listen.
     *
     * @throws AssayException when the port or the address cannot be one
     */
    public InetSocketAddress address() {
        if (port < 0 || port > MAX_PORT) {
            throw new AssayException(ErrorCode.USAGE, "--port " + port + " is no port", "use 0 to " + MAX_PORT);
        }
        try {
            return new InetSocketAddress(InetAddress.getByName(bind), port);
        } catch (UnknownHostException e) {
            throw new AssayException(
                    ErrorCode.USAGE,
                    "--bind '" + bind + "' is no address of this machine",
                    "use 127.0.0.1 or 0.0.0.0",
                    e);
        }
    }
}
