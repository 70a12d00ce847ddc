package dev.assay.cli.log;

import dev.assay.cli.command.Action;
import dev.assay.cli.command.OutputFormat;
import dev.assay.cli.command.Progress;
import dev.assay.cli.command.Session;
import dev.assay.core.fault.AssayException;
import dev.assay.core.fault.ErrorCode;
import dev.assay.core.fault.ExitCode;
import dev.assay.ledger.checkpoint.SignedCheckpoint;
import dev.assay.ledger.log.DirectoryLog;
import dev.assay.ledger.log.LogOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay log append}: adds entries and waits until a signed checkpoint covers them. */
@Command(
        name = "append",
        header = "Add entries to a log; prints their indexes.",
        description = {
            "It returns when the entries are on disk and a signed checkpoint covers them.",
            "An entry has at most 65,535 bytes.",
        },
        footer = {
            "  assay log append audit statement.json provenance.json",
            "  build-statements | assay log append audit --ndjson -",
        })
final class AppendCommand implements Action {

    private static final int MAX_WAIT_SECONDS = 3600;

    private final Session session;

    @Parameters(index = "0", paramLabel = "DIR", description = "Folder of the log.")
    private Path folder = Path.of("");

    @Parameters(index = "1..*", paramLabel = "FILE", description = "Files; each is one entry, byte for byte.")
    private List<Path> files = new ArrayList<>();

    @Option(
            names = "--ndjson",
            paramLabel = "FILE",
            description = "Read a file ('-' is standard input) in which each line is one entry of JSON.")
    private @Nullable String ndjson;

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            description = "How long to wait for the checkpoint and its witnesses (default: 60).")
    private int waitSeconds = 60;

    @Mixin
    private KeyOption key = new KeyOption();

    AppendCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode run() throws IOException, InterruptedException {
        OutputFormat format = session.format(OutputFormat.HUMAN, OutputFormat.JSON, OutputFormat.NDJSON);
        if (files.isEmpty() == (ndjson == null)) {
            throw new AssayException(
                    ErrorCode.USAGE,
                    files.isEmpty() ? "nothing to append" : "--ndjson and files cannot be given together",
                    "give files, or --ndjson FILE (--ndjson - reads standard input)");
        }
        if (waitSeconds < 1 || waitSeconds > MAX_WAIT_SECONDS) {
            throw new AssayException(
                    ErrorCode.USAGE, "--wait " + waitSeconds + " is out of range", "use 1 to " + MAX_WAIT_SECONDS);
        }
        Path log = session.resolve(folder);
        try (LogSource source = LogSource.open(session, folder.toString())) {
            requireWritable(source);
            List<NewEntry> entries = new ArrayList<>();
            for (Path file : files) {
                entries.add(NewEntry.ofFile(session.resolve(file), file.toString()));
            }
            try (DirectoryLog open = LogFolder.open(session, log, key.file, LogOptions.DEFAULT)) {
                append(open, entries, format);
            }
        }
        return ExitCode.OK;
    }

    private void requireWritable(LogSource source) {
        if (source.settings() == null) {
            throw new AssayException(
                    ErrorCode.USAGE,
                    folder + " can only be read: its private/settings is not here or not readable",
                    "append where the log was made, or send entries to it with 'assay push'");
        }
    }

    private void append(DirectoryLog log, List<NewEntry> entries, OutputFormat format)
            throws IOException, InterruptedException {
        AppendReport report = new AppendReport(session, format);
        try (Progress progress = new Progress(session, "appending", entries.size())) {
            AppendQueue queue = new AppendQueue(log::append, report::appended, progress);
            if (ndjson == null) {
                for (NewEntry entry : entries) {
                    queue.add(entry);
                }
            } else {
                readLines(queue);
            }
            queue.drain();
        }
        if (report.count() == 0) {
            session.note("nothing to append: the input is empty");
            return;
        }
        SignedCheckpoint published = log.awaitPublished(report.lastIndex(), Duration.ofSeconds(waitSeconds));
        report.published(published);
    }

    private void readLines(AppendQueue queue) throws IOException, InterruptedException {
        String name = String.valueOf(ndjson);
        if (name.equals("-")) {
            JsonLines.read(session.surroundings().in(), "standard input", queue);
            return;
        }
        try (InputStream in = Files.newInputStream(session.resolve(Path.of(name)))) {
            JsonLines.read(in, name, queue);
        }
    }
}
