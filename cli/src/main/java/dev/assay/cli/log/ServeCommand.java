package dev.assay.cli.log;

import dev.assay.cli.command.Action;
import dev.assay.cli.command.OutputFormat;
import dev.assay.cli.command.Session;
import dev.assay.cli.http.HttpAnswerer;
import dev.assay.cli.http.HttpService;
import dev.assay.cli.http.ListenOptions;
import dev.assay.cli.http.StopSignal;
import dev.assay.core.fault.AssayException;
import dev.assay.core.fault.ErrorCode;
import dev.assay.core.fault.ExitCode;
import dev.assay.ledger.archive.LogDescription;
import dev.assay.ledger.log.DirectoryLog;
import dev.assay.ledger.log.LogOptions;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay log serve}: the read API of C2SP tlog-tiles over a log in a folder. */
@Command(
        name = "serve",
        header = "Serve a log to readers over HTTP until it is stopped (Ctrl-C or SIGTERM).",
        description = {
            "Reading needs no login and no key. What lies beyond the published checkpoint, below the minimum",
            "index, or in private/ is never served. Appending by another process at the same time is fine.",
        },
        footer = {
            "  assay log serve audit --port 7070",
            "  assay log serve audit --port 0 --accept-entries   for load tests on this machine",
        })
final class ServeCommand implements Action {

    private final Session session;

    @Parameters(paramLabel = "DIR", description = "Folder of the log.")
    private Path folder = Path.of("");

    @Mixin
    private ListenOptions listen = new ListenOptions();

    @Option(
            names = "--accept-entries",
            description = "Take entries by POST /add from anybody on this machine. For tests; there is no login.")
    private boolean acceptEntries;

    @Mixin
    private KeyOption key = new KeyOption();

    ServeCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode run() throws IOException, InterruptedException {
        session.format(OutputFormat.HUMAN);
        InetSocketAddress address = address();
        try (LogSource source = LogSource.open(session, folder.toString())) {
            source.checkpointBytes();
            HttpAnswerer read = new ReadApi(source.objects(), this::description);
            if (!acceptEntries) {
                serve(address, read, null);
                return ExitCode.OK;
            }
            try (DirectoryLog log = LogFolder.open(session, session.resolve(folder), key.file, LogOptions.DEFAULT)) {
                serve(address, new AddApi(log::append, read), log);
            }
        }
        return ExitCode.OK;
    }

    private LogDescription description() {
        return LogFolder.describe(LogFolder.settings(session.resolve(folder)));
    }

    private void serve(InetSocketAddress address, HttpAnswerer api, @Nullable DirectoryLog log)
            throws IOException, InterruptedException {
        HttpService service = HttpService.start(address, api, session::note);
        session.println("serving " + folder + " at " + service.address());
        session.data().flush();
        session.note("  stop with Ctrl-C; read it with: assay log checkpoint " + service.address());
        StopSignal.await(() -> {
            service.close();
            if (log != null) {
                log.close();
            }
            session.note("stopped");
        });
    }

    private InetSocketAddress address() {
        InetSocketAddress address = listen.address();
        if (acceptEntries && !address.getAddress().isLoopbackAddress()) {
            throw new AssayException(
                    ErrorCode.USAGE,
                    "--accept-entries has no login, so it works only on this machine, not on "
                            + address.getHostString(),
                    "leave out --bind, or leave out --accept-entries");
        }
        return address;
    }
}
