package dev.assay.cli.log;

import dev.assay.cli.command.Session;
import dev.assay.core.fault.AssayException;
import dev.assay.core.fault.ErrorCode;
import dev.assay.ledger.note.VerifierKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The option that names public keys which the user trusts. */
public final class TrustedKeys {

    private static final int MAX_FILE_BYTES = 64 << 10;

    @Option(
            names = "--vkey",
            paramLabel = "KEY|FILE",
            description = "A public key of the log that you trust, or a file with some, one a line. Repeatable. "
                    + "Without it the log's own word is taken.")
    List<String> given = new ArrayList<>();

    /** The keys. */
    public List<VerifierKey> read(Session session) throws IOException {
        List<VerifierKey> keys = new ArrayList<>();
        for (String one : given) {
            if (one.indexOf('+') > 0 && !Files.exists(session.resolve(Path.of(one)))) {
                keys.add(parse(one, "--vkey"));
            } else {
                keys.addAll(ofFile(session.resolve(Path.of(one))));
            }
        }
        return List.copyOf(keys);
    }

    private static List<VerifierKey> ofFile(Path file) throws IOException {
        if (Files.size(file) > MAX_FILE_BYTES) {
            throw new AssayException(
                    ErrorCode.INPUT_TOO_LARGE,
                    file + " is larger than TrustedKeys.MAX_FILE_BYTES = " + MAX_FILE_BYTES,
                    "give a file with public keys, one a line");
        }
        List<VerifierKey> keys = new ArrayList<>();
        int number = 0;
        for (String line : Files.readAllLines(file)) {
            number++;
            if (!line.isBlank() && !line.startsWith("#")) {
                keys.add(parse(line.strip(), file + ":" + number));
            }
        }
        return keys;
    }

    private static VerifierKey parse(String text, String where) {
        try {
            return VerifierKey.parse(text);
        } catch (IllegalArgumentException e) {
            throw new AssayException(
                    ErrorCode.KEY_INVALID,
                    where + ": not a public key: " + e.getMessage(),
                    "a public key has the form name+id+key; 'assay log keys DIR' prints those of a log",
                    e);
        }
    }
}
