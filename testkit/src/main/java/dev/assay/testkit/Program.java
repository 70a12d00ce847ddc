package dev.assay.testkit;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A program that a test runs as a real process: arguments, environment, input and a time limit. Immutable; each
 * {@code with} method gives a changed copy.
 */
public final class Program {
    private static final Duration DEFAULT_LIMIT = Duration.ofMinutes(2);

    private final List<String> command;
    private final Map<String, String> environment;
    private final Path folder;
    private final byte[] input;
    private final Duration limit;

    private Program(List<String> command, Map<String, String> environment, Path folder, byte[] input, Duration limit) {
        this.command = List.copyOf(command);
        this.environment = Map.copyOf(environment);
        this.folder = folder;
        this.input = input;
        this.limit = limit;
    }

    /** A program by its path, with first arguments; it runs in the root of the checkout. */
    public static Program at(Path program, String... arguments) {
        return new Program(List.of(program.toString()), Map.of(), Checkout.root(), new byte[0], DEFAULT_LIMIT)
                .with(arguments);
    }

    /** The command {@code ./assay} of this checkout, with first arguments. */
    public static Program assay(String... arguments) {
        return at(Checkout.root().resolve("assay"), arguments);
    }

    /** With more arguments at the end. */
    public Program with(String... arguments) {
        List<String> longer = new ArrayList<>(command);
        longer.addAll(Arrays.asList(arguments));
        return new Program(longer, environment, folder, input, limit);
    }

    /** With an environment variable; the others are those of the test. */
    public Program withEnvironment(String name, String value) {
        Map<String, String> larger = new LinkedHashMap<>(environment);
        larger.put(name, value);
        return new Program(command, larger, folder, input, limit);
    }

    /** Running in this folder. */
    public Program in(Path workingFolder) {
        return new Program(command, environment, workingFolder, input, limit);
    }

    /** With these bytes on standard input. */
    public Program withInput(byte[] bytes) {
        return new Program(command, environment, folder, bytes.clone(), limit);
    }

    /** With another time limit than two minutes. */
    public Program within(Duration time) {
        return new Program(command, environment, folder, input, time);
    }

    /**
     * Runs the program to its end.
     *
     * @throws AssertionError when it takes longer than its limit; it is ended then
     */
    public FinishedProgram run() {
        try (Scratch scratch = new Scratch()) {
            Process process = launch(scratch);
            try {
                try (OutputStream stdin = process.getOutputStream()) {
                    stdin.write(input);
                } catch (IOException e) {
                    // A program may end without reading all of its input; then its exit code tells the story.
                    if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                        throw e;
                    }
                }
                if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw new AssertionError(this + " did not end within " + limit + "; so far it said: "
                            + scratch.read(scratch.errors) + scratch.read(scratch.output));
                }
                return new FinishedProgram(
                        toString(),
                        process.exitValue(),
                        Files.readAllBytes(scratch.output),
                        scratch.read(scratch.errors));
            } finally {
                end(process);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + this, e);
        }
    }

    /** Starts the program and leaves it running until the result is closed. Standard input is closed at once. */
    public RunningProgram start() {
        try {
            Scratch scratch = new Scratch();
            Process process = launch(scratch);
            process.getOutputStream().close();
            return new RunningProgram(process, scratch, toString(), limit);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Process launch(Scratch scratch) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(scratch.output.toFile())
                .redirectError(scratch.errors.toFile());
        builder.environment().putAll(environment);
        return builder.start();
    }

    static void end(Process process) throws InterruptedException {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
    }

    @Override
    public String toString() {
        return String.join(" ", command);
    }

    /** Files that receive what a program says, so that a full pipe never blocks it. */
    static final class Scratch implements AutoCloseable {
        final Path output;
        final Path errors;

        Scratch() throws IOException {
            output = Files.createTempFile("program", ".out");
            errors = Files.createTempFile("program", ".err");
        }

        String read(Path file) throws IOException {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        }

        @Override
        public void close() throws IOException {
            Files.deleteIfExists(output);
            Files.deleteIfExists(errors);
        }
    }
}
