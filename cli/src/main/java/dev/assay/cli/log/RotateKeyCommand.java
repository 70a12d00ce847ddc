package dev.assay.cli.log;

import dev.assay.cli.command.Action;
import dev.assay.cli.command.OutputFormat;
import dev.assay.cli.command.Session;
import dev.assay.core.fault.AssayException;
import dev.assay.core.fault.ErrorCode;
import dev.assay.core.fault.ExitCode;
import dev.assay.ledger.log.LogConfiguration;
import dev.assay.ledger.log.LogKeys;
import dev.assay.ledger.log.LogSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Objects;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay log rotate-key}: replaces a log's keys by overlap, without changing its origin. */
@Command(
        name = "rotate-key",
        header = "Replace the keys of a log in two steps, while readers keep up.",
        description = {
            "Step 1 makes new keys; from then on every checkpoint carries the signatures of the old and the new ones.",
            "Give the new public keys ('assay log keys') to readers and witnesses. When they have them, --finish drops",
            "the old keys. This is no cure for a stolen key: whoever has it can still sign; see SECURITY.md.",
        },
        footer = {
            "  assay log rotate-key audit                 step 1: overlap begins",
            "  assay log rotate-key audit --finish        step 2: the old keys are gone",
        })
final class RotateKeyCommand implements Action {

    private final Session session;

    @Parameters(paramLabel = "DIR", description = "Folder of the log.")
    private Path folder = Path.of("");

    @Option(names = "--finish", description = "End the overlap: drop the old keys, also from the key file.")
    private boolean finish;

    @Mixin
    private KeyOption key = new KeyOption();

    RotateKeyCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode run() throws IOException {
        OutputFormat format = session.format(OutputFormat.HUMAN, OutputFormat.JSON);
        Path log = session.resolve(folder);
        LogSettings before = LogFolder.settings(log);
        Path file = LogFolder.keyFile(session, key.file, before.origin());
        LogKeys keys = LogFolder.keys(session, key.file, before.origin());
        LogSettings after = finish ? end(log, file, keys) : begin(log, file, keys, before);
        LogFolder.writeDescription(log, after);
        print(format, after);
        return ExitCode.OK;
    }

    private LogSettings begin(Path log, Path file, LogKeys keys, LogSettings before) throws IOException {
        long types = before.keys().stream().map(one -> one.type()).distinct().count();
        if (before.keys().size() > types) {
            throw new AssayException(
                    ErrorCode.USAGE,
                    folder + " has a rotation going on: it has " + before.keys().size() + " keys",
                    "end it with --finish once readers know the new keys");
        }
        LogKeys all = keys.and(LogKeys.generate(
                before.origin(), new SecureRandom(), session.surroundings().clock()));
        // The new keys are on disk before the log knows them; the old file stays whole until both are in its place.
        Path draft = draft(file, all);
        LogSettings after = LogConfiguration.beginRotation(log, all);
        move(draft, file);
        return after;
    }

    private static LogSettings end(Path log, Path file, LogKeys keys) throws IOException {
        LogSettings after = LogConfiguration.endRotation(log, keys);
        move(draft(file, keys.only(after.keys())), file);
        return after;
    }

    private static Path draft(Path file, LogKeys keys) throws IOException {
        Path draft = file.resolveSibling(Objects.requireNonNull(file.getFileName(), "a key file has a name") + ".new");
        Files.deleteIfExists(draft);
        keys.save(draft);
        return draft;
    }

    private static void move(Path draft, Path file) throws IOException {
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private void print(OutputFormat format, LogSettings settings) throws IOException {
        if (format == OutputFormat.JSON) {
            session.json(json -> {
                json.writeBooleanProperty("overlap", !finish);
                json.writeArrayPropertyStart("vkeys");
                settings.keys().forEach(one -> json.writeString(one.toVkey()));
                json.writeEndArray();
            });
            return;
        }
        session.println(
                finish
                        ? "the old keys of " + folder + " are dropped; its keys are:"
                        : folder + " signs with its old and new keys now:");
        for (var one : settings.keys()) {
            session.println("  " + KeysCommand.abbreviated(one));
        }
        if (!finish) {
            session.println(
                    "  next: give readers the new keys, then run: assay log rotate-key " + folder + " --finish");
        }
    }
}
