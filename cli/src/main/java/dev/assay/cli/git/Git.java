package dev.assay.cli.git;

import dev.assay.core.fault.AssayException;
import dev.assay.core.fault.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Runs the {@code git} program in one repository. It never asks for a password, runs no hooks on pushing, and leaves no
 * ref of its own behind. Thread-safe.
 */
public final class Git {

    /** The longest time that one command of git may take. */
    public static final Duration MAX_COMMAND = Duration.ofMinutes(5);
    /** The most bytes of output that are read. */
    static final int MAX_OUTPUT_BYTES = 64 << 20;

    private final Path repository;
    private final Map<String, String> variables;

    private Git(Path repository, Map<String, String> variables) {
        this.repository = repository;
        this.variables = Map.copyOf(variables);
    }

    /** Runs git in a folder that is inside of a repository, or is a bare one. */
    public static Git in(Path repository) {
        return new Git(repository, Map.of());
    }

    /** The same with more environment variables. */
    public Git with(Map<String, String> more) {
        Map<String, String> all = new java.util.HashMap<>(variables);
        all.putAll(more);
        return new Git(repository, all);
    }

    /** What a command printed, and how it ended. */
    public record Result(int exit, String out, String err) {

        /** Standard output without the newline at its end. */
        public String text() {
            return out.stripTrailing();
        }

        /** The last line of standard error: git's reason. */
        public String reason() {
            List<String> lines = err.lines().filter(line -> !line.isBlank()).toList();
            return lines.isEmpty() ? "git ended with " + exit : lines.getLast().strip();
        }
    }

    /**
     * Runs a command that must succeed.
     *
     * @throws AssayException with git's own words when it does not
     */
    public String run(String... arguments) throws IOException, InterruptedException {
        return run(new byte[0], arguments);
    }

    /** The same with standard input. */
    public String run(byte[] input, String... arguments) throws IOException, InterruptedException {
        Result result = attempt(input, arguments);
        if (result.exit() != 0) {
            throw new AssayException(
                    ErrorCode.DEPENDENCY_REFUSED,
                    "git " + arguments[0] + " failed: " + result.reason(),
                    "run the same with git itself to see more, and check address and access");
        }
        return result.text();
    }

    /** Runs a command that may fail. */
    public Result attempt(byte[] input, String... arguments) throws IOException, InterruptedException {
        Path errors = Files.createTempFile("assay-git", ".err");
        try {
            Process process = start(errors, arguments);
            Thread writer = Thread.ofVirtual().start(() -> feed(process, input));
            byte[] out;
            try (InputStream in = process.getInputStream()) {
                out = in.readNBytes(MAX_OUTPUT_BYTES + 1);
            }
            boolean ended =
                    out.length <= MAX_OUTPUT_BYTES && process.waitFor(MAX_COMMAND.toMillis(), TimeUnit.MILLISECONDS);
            if (!ended) {
                process.destroyForcibly();
                throw new AssayException(
                        ErrorCode.DEPENDENCY_TIMEOUT,
                        "git " + arguments[0] + " was stopped: over Git.MAX_COMMAND = " + MAX_COMMAND
                                + " or Git.MAX_OUTPUT_BYTES = " + MAX_OUTPUT_BYTES,
                        "check the network and the repository");
            }
            writer.join();
            return new Result(process.exitValue(), new String(out, StandardCharsets.UTF_8), Files.readString(errors));
        } finally {
            Files.deleteIfExists(errors);
        }
    }

    /** Starts a command whose streams the caller handles; its errors go to a file. */
    Process start(Path errors, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("git", "-c", "gc.auto=0", "-c", "maintenance.auto=false"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(repository.toFile()).redirectError(errors.toFile());
        builder.environment().put("GIT_TERMINAL_PROMPT", "0");
        builder.environment().put("LC_ALL", "C");
        builder.environment().putAll(variables);
        try {
            return builder.start();
        } catch (IOException e) {
            if (!Files.isDirectory(repository)) {
                throw e;
            }
            throw new AssayException(
                    ErrorCode.DEPENDENCY_UNREACHABLE,
                    "cannot run git: " + e.getMessage(),
                    "install git, or push to another kind of home",
                    e);
        }
    }

    private static void feed(Process process, byte[] input) {
        try (OutputStream out = process.getOutputStream()) {
            out.write(input);
        } catch (IOException _) {
            // git ended without reading all of it; its exit code and words say why
        }
    }
}
