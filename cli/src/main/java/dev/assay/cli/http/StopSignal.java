package dev.assay.cli.http;

import java.util.concurrent.CountDownLatch;

/** Waits until the process is asked to end. */
public final class StopSignal {

    private StopSignal() {}

    /**
     * Waits for Ctrl-C or SIGTERM, then runs the ending before the process goes. The exit code is the one that the
     * system's convention gives: 130 or 143.
     *
     * @param ending closes what is open; the process waits for it
     */
    public static void await(Runnable ending) throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(ending, "ending"));
        new CountDownLatch(1).await();
    }
}
