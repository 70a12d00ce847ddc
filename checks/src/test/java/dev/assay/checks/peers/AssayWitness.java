package dev.assay.checks.peers;

import dev.assay.testkit.Program;
import dev.assay.testkit.RunningProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A witness that the command {@code ./assay} runs.
 *
 * @param folder its folder
 * @param key its private keys
 * @param verifierKeys one file for each of its vkeys: Ed25519 cosignature, then ML-DSA-44
 */
record AssayWitness(Path folder, Path key, List<Path> verifierKeys) {
    AssayWitness {
        verifierKeys = List.copyOf(verifierKeys);
    }

    /** Makes a witness that watches one log. */
    static AssayWitness init(Path folder, String name, String origin, Path logKey) throws IOException {
        Path key = folder.resolveSibling(folder.getFileName() + ".key");
        List<String> vkeys = Program.assay("witness", "init", folder.toString(), "--name", name)
                .with("--key", key.toString())
                .run()
                .expect(0)
                .text()
                .lines()
                .toList();
        Path first = Files.writeString(folder.resolveSibling(folder.getFileName() + "-ed25519.vkey"), vkeys.get(0));
        Path second = Files.writeString(folder.resolveSibling(folder.getFileName() + "-mldsa44.vkey"), vkeys.get(1));
        Program.assay("witness", "add-log", folder.toString(), "--origin", origin)
                .with("--vkey", Files.readString(logKey).strip())
                .run()
                .expect(0);
        return new AssayWitness(folder, key, List.of(first, second));
    }

    /** Serves it on a free port. */
    AssayLog.Served serve() {
        RunningProgram server = Program.assay("witness", "serve", folder.toString(), "--port", "0")
                .with("--key", key.toString())
                .start();
        return AssayLog.Served.when(server);
    }
}
