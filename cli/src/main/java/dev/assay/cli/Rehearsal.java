package dev.assay.cli;

import dev.assay.cli.command.Surroundings;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Runs the common commands once in a folder of its own, so that the Java machine can record which classes and methods
 * starting needs (the launcher's AOT cache). It touches nothing of the user's.
 */
public final class Rehearsal {

    private Rehearsal() {}

    /** Runs every command of the rehearsal; what they print and how they end does not matter. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createTempDirectory("assay-rehearsal");
        try {
            Files.writeString(folder.resolve("entry.json"), "{\"rehearsal\":true}\n");
            for (String line : COMMANDS) {
                Main.run(surroundings(folder), List.of(line.split(" ")));
            }
        } finally {
            delete(folder);
        }
    }

    private static final List<String> COMMANDS = List.of(
            "--help",
            "log --help",
            "--version -q",
            "config show",
            "config show --origin -o json",
            "doctor",
            "explain CONFIG_INVALID",
            "log init audit --origin rehearsal.example/log",
            "log append audit entry.json",
            "log get audit 0",
            "log checkpoint audit",
            "log prove audit 0 --out receipt",
            "log fsck audit",
            "verify audit",
            "verify receipt",
            "verify missing-file",
            "lgo --unknown");

    private static Surroundings surroundings(Path folder) {
        return new Surroundings(
                InputStream.nullInputStream(),
                discarding(),
                discarding(),
                Map.of("HOME", folder.toString()),
                folder,
                folder,
                Clock.systemUTC(),
                new SecureRandom(),
                false,
                false);
    }

    private static PrintStream discarding() {
        return new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
