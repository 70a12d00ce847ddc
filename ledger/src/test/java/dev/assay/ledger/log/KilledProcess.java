package dev.assay.ledger.log;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A running {@link KillVictim}, and everything that it has said. */
final class KilledProcess {
    /** What a process killed by signal 9 ends with. */
    static final int KILLED = 128 + 9;

    private static final long PATIENCE_SECONDS = 60;

    private final Process process;
    private final Path errors;
    private final List<String> lines = new ArrayList<>();
    private final Thread reader;
    private long acknowledged;

    private KilledProcess(Process process, Path errors) {
        this.process = process;
        this.errors = errors;
        this.reader = Thread.ofPlatform().daemon().start(this::readAll);
    }

    static KilledProcess start(Path folder, Path keys, long seed, long entries) throws IOException {
        return start(command(folder, keys, seed, entries), folder);
    }

    /** One whose files cannot be longer than this many blocks of 512 bytes. */
    static KilledProcess startLimited(int blocks, Path folder, Path keys) throws IOException {
        List<String> command = new ArrayList<>(List.of("sh", "-c", "ulimit -f " + blocks + " && exec \"$@\"", "sh"));
        command.addAll(command(folder, keys, 1, Long.MAX_VALUE));
        return start(command, folder);
    }

    private static List<String> command(Path folder, Path keys, long seed, long entries) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), KillVictim.class.getName()));
        command.addAll(List.of(folder.toString(), keys.toString(), Long.toString(seed), Long.toString(entries)));
        return command;
    }

    private static KilledProcess start(List<String> command, Path folder) throws IOException {
        Path errors = folder.resolveSibling(folder.getFileName() + ".err");
        Process process =
                new ProcessBuilder(command).redirectError(errors.toFile()).start();
        return new KilledProcess(process, errors);
    }

    private void readAll() {
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII))) {
            StringBuilder line = new StringBuilder();
            for (int c = in.read(); c >= 0; c = in.read()) {
                if (c == '\n') {
                    add(line.toString());
                    line.setLength(0);
                } else {
                    line.append((char) c);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized void add(String line) {
        lines.add(line);
        if (line.startsWith("A ")) {
            acknowledged++;
        }
        notifyAll();
    }

    /** Waits until it opens the log. */
    synchronized void awaitOpening() throws InterruptedException {
        awaitUntil(1, 0);
    }

    /** Waits until this many entries have been acknowledged. */
    synchronized void awaitAcknowledged(long count) throws InterruptedException {
        awaitUntil(0, count);
    }

    private synchronized void awaitUntil(int lineCount, long entries) throws InterruptedException {
        int before = lines.size();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (lines.size() < lineCount || acknowledged < entries) {
            if (lines.size() > before) {
                before = lines.size();
                deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
            }
            if (!process.isAlive() && !reader.isAlive()) {
                throw new AssertionError("the writer ended by itself with " + process.exitValue() + ": " + said());
            }
            if (System.nanoTime() > deadline) {
                throw new AssertionError("the writer hangs after " + acknowledged + " entries: " + said());
            }
            wait(100);
        }
    }

    /** Kills it with signal 9 and gives everything that it had said before. */
    List<String> kill() throws InterruptedException {
        // Through the handle: Process.destroyForcibly would close the pipe with lines still in it.
        process.toHandle().destroyForcibly();
        int code = process.waitFor();
        reader.join();
        if (code != KILLED) {
            throw new AssertionError("the writer ended by itself with " + code + ": " + said());
        }
        return lines;
    }

    /** Waits until it has ended by itself because the log stopped, and gives everything that it had said before. */
    List<String> awaitFault() throws InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("the writer goes on without a disk: " + said());
        }
        reader.join();
        if (process.exitValue() == 0 || !said().contains("LedgerException")) {
            throw new AssertionError("the writer ended with " + process.exitValue() + ": " + said());
        }
        return lines;
    }

    private String said() {
        try {
            return Files.readString(errors);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
