package dev.assay.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Finds network ports for tests. */
public final class Ports {

    private Ports() {}

    /**
     * A TCP port that nobody listens on at this moment, on the loopback address.
     *
     * <p>Another process may take it before the caller does; where the program under test can listen on port 0 and say
     * which port it got, prefer that.
     */
    public static int free() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
