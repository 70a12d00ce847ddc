package dev.assay.cli.push;

import dev.assay.cli.command.Action;
import dev.assay.cli.command.OutputFormat;
import dev.assay.cli.command.Progress;
import dev.assay.cli.command.Session;
import dev.assay.cli.git.GitRemote;
import dev.assay.cli.log.LogSource;
import dev.assay.core.fault.AssayException;
import dev.assay.core.fault.ErrorCode;
import dev.assay.core.fault.ExitCode;
import dev.assay.core.home.AssayHome;
import dev.assay.ledger.verify.Finding;
import dev.assay.ledger.verify.LogVerdict;
import dev.assay.ledger.verify.LogVerification;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay push}: brings a log and its evidence to the place that keeps them. */
@Command(
        name = "push",
        header = "Bring the entries and envelopes of a log to the place that keeps them.",
        description = {
            "The target is git:REMOTE (the ref refs/assay/log of a repository), a folder with a log or an .assay",
            "folder, or the address of a log that takes entries. The local log is verified first. Pushing again",
            "brings only what is new; several may push to one target at the same time.",
        },
        footer = {
            "  assay push git:origin --origin example.org/shop  the first time: makes the log in the ref",
            "  assay push git:origin                      from then on; in CI with ASSAY_LOG_KEY=env:LOG_KEY",
            "  assay push ../archive --from audit",
        })
public final class PushCommand implements Action {

    private final Session session;

    @Parameters(paramLabel = "TARGET", description = "Where to: git:REMOTE, a folder or an address.")
    private String target = "";

    @Option(names = "--from", paramLabel = "DIR", description = "The log or .assay folder to bring (default: .assay).")
    private @Nullable Path from;

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description =
                    "The target log's private key, or env:NAME (default: $ASSAY_LOG_KEY, then the user's folder).")
    private @Nullable Path key;

    @Option(
            names = "--origin",
            paramLabel = "NAME",
            description = "Origin of the log to make when the git ref has none.")
    private @Nullable String origin;

    PushCommand(Session session) {
        this.session = session;
    }

    private record From(Path log, Optional<Path> home) {}

    @Override
    public ExitCode run() throws IOException, InterruptedException {
        OutputFormat format = session.format(OutputFormat.HUMAN, OutputFormat.JSON);
        From own = own();
        try (LogSource source = LogSource.open(session, own.log().toString());
                Destination destination = destination()) {
            LogVerdict verdict = LogVerification.verify(
                    source.objects(), source.policy(List.of()), source.minimumIndex(), List.of(), done -> {});
            if (!verdict.holds()) {
                for (Finding finding : verdict.findings()) {
                    session.note("  ✗ " + finding.sentence());
                }
                throw new AssayException(
                        ErrorCode.VERIFICATION_FAILED,
                        own.log() + " does not verify, so nothing of it is pushed",
                        "run assay verify on it");
            }
            bring(format, own, source, verdict, destination);
        }
        return ExitCode.OK;
    }

    private From own() {
        Path here = session.surroundings().workingFolder();
        if (from == null) {
            AssayHome home = AssayHome.discover(here)
                    .orElseThrow(() -> new AssayException(
                            ErrorCode.FILE_MISSING,
                            "there is no .assay folder here or above",
                            "record evidence first, or name a log with --from"));
            return new From(home.log(), Optional.of(home.folder()));
        }
        Path folder = session.resolve(from);
        return Files.isRegularFile(folder.resolve("format"))
                ? new From(AssayHome.open(folder).log(), Optional.of(folder))
                : new From(folder, Optional.empty());
    }

    private Destination destination() throws IOException, InterruptedException {
        String lower = target.toLowerCase(Locale.ROOT);
        if (GitRemote.isOne(target)) {
            GitRemote remote = GitRemote.open(session.surroundings().workingFolder(), target);
            return new GitDestination(session, remote, key, origin);
        }
        if (lower.startsWith("http://") || lower.startsWith("https://")) {
            return new HttpDestination(URI.create(target));
        }
        Path folder = session.resolve(Path.of(target));
        if (Files.isRegularFile(folder.resolve("format"))) {
            return new FolderDestination(session, AssayHome.open(folder).log(), Optional.of(folder), key);
        }
        if (LogSource.isLog(folder)) {
            return new FolderDestination(session, folder, Optional.empty(), key);
        }
        throw new AssayException(
                ErrorCode.FILE_MISSING,
                target + " is no log: nothing can be pushed to it",
                "use git:REMOTE, the folder of a log, or the address of one");
    }

    private void bring(OutputFormat format, From own, LogSource source, LogVerdict verdict, Destination destination)
            throws IOException, InterruptedException {
        var checkpoint = verdict.accepted().orElseThrow().signed().checkpoint();
        Optional<Long> envelopes = Optional.empty();
        if (own.home().isPresent()) {
            envelopes = destination.bringEvidence(own.home().get());
        }
        var there = destination.checkpoint().map(signed -> signed.checkpoint());
        String name = there.map(each -> each.origin()).orElse(String.valueOf(origin));
        Path file = PushCursor.file(session, checkpoint.origin(), name);
        PushCursor cursor = PushCursor.read(
                file, checkpoint.size(), there.map(each -> each.size()).orElse(0L));
        long added = 0;
        long start = Math.max(cursor.pushed(), source.minimumIndex());
        try (Progress progress = new Progress(session, "pushing entries", checkpoint.size() - start)) {
            do {
                long end = Math.min(checkpoint.size(), start + Shipment.MAX_ENTRIES);
                Destination.Arrived arrived =
                        destination.bring(new Shipment(source.objects(), start, end), cursor.size());
                added += arrived.added();
                cursor = new PushCursor(end, arrived.size());
                cursor.write(file);
                start = end;
                progress.at(start);
            } while (start < checkpoint.size());
        }
        print(format, destination, added, cursor.size(), envelopes);
    }

    private void print(OutputFormat format, Destination destination, long added, long size, Optional<Long> envelopes)
            throws IOException {
        if (format == OutputFormat.JSON) {
            session.json(json -> {
                json.writeStringProperty("target", target);
                json.writeStringProperty("kind", destination.kind());
                json.writeNumberProperty("entriesAdded", added);
                json.writeNumberProperty("size", size);
                envelopes.ifPresent(count -> json.writeNumberProperty("evidenceFilesAdded", count));
            });
            return;
        }
        session.println("pushed " + added + (added == 1 ? " entry to " : " entries to ") + target + " ("
                + destination.kind() + ", size " + size + ")");
        envelopes.ifPresent(count -> session.note("  " + count + " files of evidence were new there"));
        if (envelopes.isEmpty()) {
            session.note(
                    "  envelopes were not brought: " + (from == null ? "this target takes none" : "there are none"));
        }
    }
}
