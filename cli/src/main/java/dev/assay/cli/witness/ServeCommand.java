package dev.assay.cli.witness;

import dev.assay.cli.command.Action;
import dev.assay.cli.command.OutputFormat;
import dev.assay.cli.command.Session;
import dev.assay.cli.http.HttpService;
import dev.assay.cli.http.ListenOptions;
import dev.assay.cli.http.StopSignal;
import dev.assay.core.fault.ExitCode;
import dev.assay.ledger.witness.DirectoryWitnessState;
import dev.assay.ledger.witness.KnownLogs;
import dev.assay.ledger.witness.Witness;
import dev.assay.ledger.witness.WitnessFolder;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code assay witness serve}: the witness protocol of C2SP tlog-witness over HTTP. */
@Command(
        name = "serve",
        header = "Serve a witness over HTTP until it is stopped (Ctrl-C or SIGTERM).",
        description = {
            "A checkpoint is on disk before its cosignature leaves. One process serves a witness; a second one is",
            "refused. Logs that are added meanwhile are noticed.",
        },
        footer = {
            "  assay witness serve w1 --port 7171",
            "  assay witness serve w1 --port 7171 --bind 0.0.0.0   reachable from other machines",
        })
final class ServeCommand implements Action {

    private final Session session;

    @Parameters(paramLabel = "DIR", description = "Folder of the witness.")
    private Path folder = Path.of("");

    @Mixin
    private ListenOptions listen = new ListenOptions();

    @Mixin
    private KeyFileOption key = new KeyFileOption();

    ServeCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode run() throws IOException, InterruptedException {
        session.format(OutputFormat.HUMAN);
        InetSocketAddress address = listen.address();
        WitnessFolder files = WitnessFolder.open(session.resolve(folder));
        KnownLogs logs = files.logs();
        try (DirectoryWitnessState state = files.openState()) {
            Witness witness = new Witness(
                    files.secrets(key.or(session, files.keyFile())),
                    logs,
                    state,
                    session.surroundings().clock());
            serve(address, files, witness, state);
        }
        return ExitCode.OK;
    }

    private void serve(InetSocketAddress address, WitnessFolder files, Witness witness, DirectoryWitnessState state)
            throws IOException, InterruptedException {
        WitnessApi api = new WitnessApi(witness, () -> state.all().keySet().stream(), files.forks(), session::note);
        HttpService service = HttpService.start(address, api, session::note);
        session.println("serving the witness " + files.name() + " at " + service.address());
        session.data().flush();
        int logs = files.logs().all().size();
        session.note("  watching " + (logs == 1 ? "1 log" : logs + " logs") + "; stop with Ctrl-C");
        StopSignal.await(() -> {
            service.close();
            state.close();
            session.note("stopped");
        });
    }
}
