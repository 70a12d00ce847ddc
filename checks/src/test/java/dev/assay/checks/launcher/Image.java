package dev.assay.checks.launcher;

import dev.assay.testkit.Checkout;
import dev.assay.testkit.FinishedProgram;
import dev.assay.testkit.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** An installed image of assay in a folder of the test, and ways to run it in an environment of the test's choice. */
final class Image {

    /** Building may take this long on a busy machine that has downloaded nothing yet. */
    static final Duration BUILD_LIMIT = Duration.ofMinutes(10);

    /**
     * Whether {@code env} can undo that an interruption is ignored, as it is below a shell's background job: a program
     * inherits that, and Java obeys it.
     */
    private static final boolean DEFAULT_SIGNALS = Program.at(Path.of("/usr/bin/env"), "--default-signal=INT", "true")
                    .run()
                    .exitCode()
            == 0;

    private Image() {}

    /** The folder with the jars that the checkout's launcher has built; builds them if need be. */
    static Path jars() throws IOException {
        Path root = Checkout.root();
        Program.assay()
                .withEnvironment("ASSAY_LAUNCHER", "build")
                .within(BUILD_LIMIT)
                .run()
                .expect(0);
        String current = Files.readString(root.resolve("build/current")).strip();
        return root.resolve("build").resolve(current).resolve("lib");
    }

    /** Installs launcher and jars in a folder that is made for them. */
    static Path install(Path folder) throws IOException {
        copy(jars(), folder.resolve("lib"));
        return launcher(folder);
    }

    /** Copies the launcher alone. */
    static Path launcher(Path folder) throws IOException {
        Files.createDirectories(folder);
        Path launcher = Files.copy(Checkout.root().resolve("assay"), folder.resolve("assay"));
        if (!launcher.toFile().setExecutable(true)) {
            throw new IOException("cannot make " + launcher + " executable");
        }
        return launcher;
    }

    static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    /** The Java that the checkout's launcher finds. */
    static String java() {
        FinishedProgram found =
                Program.assay().withEnvironment("ASSAY_LAUNCHER", "java-home").run();
        return found.expect(0).text().strip();
    }

    /** A program that sees these environment variables and no others. */
    static Program clean(Map<String, String> environment, Path program, String... arguments) {
        List<String> words = new ArrayList<>(List.of("-i"));
        if (DEFAULT_SIGNALS) {
            words.addFirst("--default-signal=INT");
        }
        new TreeMap<>(environment).forEach((name, value) -> words.add(name + "=" + value));
        words.add(program.toString());
        words.addAll(List.of(arguments));
        return Program.at(Path.of("/usr/bin/env"), words.toArray(String[]::new));
    }

    /** A search path with the system's tools but without any Java or Maven. */
    static String tools(Path folder) throws IOException {
        Path tools = Files.createDirectories(folder.resolve("tools"));
        for (String tool : List.of("sh", "env", "readlink", "find", "head", "mkdir", "rm", "tr", "date", "sleep")) {
            Path real = Files.exists(Path.of("/usr/bin", tool)) ? Path.of("/usr/bin", tool) : Path.of("/bin", tool);
            Path script = Files.writeString(tools.resolve(tool), "#!/bin/sh\nexec " + real + " \"$@\"\n");
            if (!script.toFile().setExecutable(true)) {
                throw new IOException("cannot make " + script + " executable");
            }
        }
        return tools.toString();
    }
}
