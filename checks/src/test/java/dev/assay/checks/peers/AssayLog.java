package dev.assay.checks.peers;

import dev.assay.testkit.FinishedProgram;
import dev.assay.testkit.Program;
import dev.assay.testkit.RunningProgram;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A log that the command {@code ./assay} writes and serves, with its key in a file of the test.
 *
 * @param folder the log
 * @param key its private key
 */
record AssayLog(Path folder, Path key) {
    private static final Pattern LISTENING = Pattern.compile("http://[^\\s\"]+");
    private static final Duration LIMIT = Duration.ofMinutes(3);

    /** Makes an empty log; the key is made with it when the file is not there. */
    static AssayLog init(Path folder, String origin, Path key) {
        AssayLog log = new AssayLog(folder, key);
        log.assay("init", "--origin", origin).run().expect(0);
        return log;
    }

    /** The command {@code assay log SUBCOMMAND FOLDER --key KEY ...}. */
    private Program assay(String subcommand, String... more) {
        return Program.assay("log", subcommand, folder.toString())
                .with("--key", key.toString())
                .with(more)
                .within(LIMIT);
    }

    /** Appends entries that are lines of JSON, in one run. */
    void append(List<byte[]> lines) {
        ByteArrayOutputStream input = new ByteArrayOutputStream();
        for (byte[] line : lines) {
            input.writeBytes(line);
            input.write('\n');
        }
        assay("append", "--ndjson", "-").withInput(input.toByteArray()).run().expect(0);
    }

    /** Appends one line of JSON and says how the command ended. */
    FinishedProgram tryAppend(String line) {
        return assay("append", "--ndjson", "-")
                .withInput((line + "\n").getBytes(StandardCharsets.UTF_8))
                .run();
    }

    /** Demands the witnesses of a policy file. */
    void demandWitnesses(Path policy) {
        Program.assay("log", "witnesses", folder.toString(), "--policy", policy.toString())
                .run()
                .expect(0);
    }

    /** Appends files, each as one entry, in one run. */
    void appendFiles(List<Path> files) {
        assay("append", files.stream().map(Path::toString).toArray(String[]::new))
                .run()
                .expect(0);
    }

    /** Writes the log's Ed25519 verifier key, as the command prints it, into a file. */
    Path verifierKey(Path file) throws IOException {
        byte[] text = Program.assay("log", "keys", folder.toString(), "--type", "ed25519")
                .run()
                .expect(0)
                .output();
        return Files.write(file, text);
    }

    /** The checkpoint as it is on disk. */
    String checkpoint() throws IOException {
        return Files.readString(folder.resolve("checkpoint"), StandardCharsets.UTF_8);
    }

    /** Serves the log on a free port. */
    Served serve(String... more) {
        return Served.when(assay("serve", "--port", "0").with(more).start());
    }

    /**
     * A running server.
     *
     * @param program the process
     * @param address where it listens, with a slash at the end
     */
    record Served(RunningProgram program, String address) implements AutoCloseable {
        /** The server, once it has said its address. */
        static Served when(RunningProgram server) {
            try {
                return new Served(server, server.await(LISTENING).group().replaceFirst("/$", "") + "/");
            } catch (AssertionError e) {
                server.close();
                throw e;
            }
        }

        @Override
        public void close() {
            program.close();
        }
    }
}
