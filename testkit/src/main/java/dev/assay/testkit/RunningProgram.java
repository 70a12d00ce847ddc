package dev.assay.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A process that a test has started and not waited for: a server, most often. Closing it ends it. */
public final class RunningProgram implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(20);

    private final Process process;
    private final Program.Scratch scratch;
    private final String name;
    private final Duration limit;

    RunningProgram(Process process, Program.Scratch scratch, String name, Duration limit) {
        this.process = process;
        this.scratch = scratch;
        this.name = name;
        this.limit = limit;
    }

    /** The process. */
    public Process process() {
        return process;
    }

    /** What it has said so far: standard output, then standard error. */
    public String said() {
        try {
            return scratch.read(scratch.output) + scratch.read(scratch.errors);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Waits until what it has said holds the pattern.
     *
     * @return the first match, with its groups
     * @throws AssertionError when it ends first, or says nothing of the kind within the program's limit
     */
    public MatchResult await(Pattern pattern) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (true) {
            boolean ended = !process.isAlive();
            Matcher matcher = pattern.matcher(said());
            if (matcher.find()) {
                return matcher.toMatchResult();
            }
            if (ended || System.nanoTime() - deadline > 0) {
                throw new AssertionError(name + (ended ? " ended" : " did not say it within " + limit)
                        + " while waiting for " + pattern + "; it said: " + said());
            }
            pause();
        }
    }

    private void pause() {
        try {
            process.waitFor(POLL.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + name, e);
        }
    }

    /**
     * Asks it to end (SIGTERM) and waits.
     *
     * @return its exit code
     * @throws AssertionError when it does not end within the program's limit
     */
    public int stop() {
        process.destroy();
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError(name + " did not end within " + limit + " of being asked; it said: " + said());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while stopping " + name, e);
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        try {
            Program.end(process);
            scratch.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while ending " + name, e);
        }
    }
}
