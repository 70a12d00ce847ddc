package dev.assay.cli.command;

import java.util.Locale;

/**
 * Shows on standard error how far a piece of work is, once it has taken longer than a second: a bar that is redrawn on
 * a terminal, elsewhere a line every {@link #LINE_EVERY_MS}. Thread-safe. Close it, so that a bar ends with a newline.
 */
public final class Progress implements AutoCloseable {

    /** Work shorter than this shows nothing. */
    public static final long QUIET_MS = 1_000;
    /** How often a line is written where nobody watches a terminal. */
    public static final long LINE_EVERY_MS = 5_000;

    private static final long REDRAW_EVERY_MS = 100;
    private static final int BAR_CHARS = 24;

    private final Session session;
    private final String doing;
    private final long total;
    private final long startedMs;
    private final boolean terminal;
    private long shownMs;
    private boolean drawn;

    /**
     * @param doing what is being done, such as {@code checking entries}
     * @param total the count at the end, or 0 when it is not known
     */
    public Progress(Session session, String doing, long total) {
        this.session = session;
        this.doing = doing;
        this.total = total;
        this.terminal = session.surroundings().errIsTerminal();
        this.startedMs = nowMs();
        this.shownMs = startedMs + QUIET_MS - (terminal ? REDRAW_EVERY_MS : LINE_EVERY_MS);
    }

    private long nowMs() {
        return session.surroundings().clock().millis();
    }

    /** Says how far the work is now. */
    public synchronized void at(long done) {
        long now = nowMs();
        if (session.quiet() || now - shownMs < (terminal ? REDRAW_EVERY_MS : LINE_EVERY_MS)) {
            return;
        }
        shownMs = now;
        drawn = true;
        String line = line(done, now - startedMs);
        session.surroundings().err().print(terminal ? "\r" + line + "\u001b[K" : line + "\n");
        session.surroundings().err().flush();
    }

    private String line(long done, long elapsedMs) {
        long rate = elapsedMs == 0 ? 0 : done * 1000 / elapsedMs;
        if (total <= 0) {
            return String.format(Locale.ROOT, "%s  %,d  %,d/s", doing, done, rate);
        }
        int percent = (int) Math.min(100, done * 100 / total);
        int filled = percent * BAR_CHARS / 100;
        String bar = terminal ? " [" + "#".repeat(filled) + "-".repeat(BAR_CHARS - filled) + "]" : "";
        return String.format(Locale.ROOT, "%s%s  %d %%  %,d of %,d  %,d/s", doing, bar, percent, done, total, rate);
    }

    @Override
    public synchronized void close() {
        if (drawn && terminal) {
            session.surroundings().err().print("\r\u001b[K");
            session.surroundings().err().flush();
        }
    }
}
