package dev.assay.cli.verify;

import dev.assay.cli.command.Action;
import dev.assay.cli.command.OutputFormat;
import dev.assay.cli.command.Session;
import dev.assay.cli.log.LogSource;
import dev.assay.cli.log.TrustedKeys;
import dev.assay.cli.trust.TrustOption;
import dev.assay.core.fault.AssayException;
import dev.assay.core.fault.ErrorCode;
import dev.assay.core.fault.ExitCode;
import dev.assay.core.home.AssayHome;
import dev.assay.ledger.checkpoint.CheckpointPolicy;
import dev.assay.ledger.digest.Digest;
import dev.assay.ledger.verify.Anchor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay verify}: verifies whatever it is given. */
@Command(
        name = "verify",
        header = "Verify anything that Assay wrote, and say what was not verified.",
        description = {
            "The target is recognised: nothing (the .assay folder here), a log in a folder, the address of a log, a log",
            "in a git ref (git:REMOTE), an exported archive, a receipt, an envelope, a file or digest that evidence",
            "speaks of.",
            "Exit code 4 when something does not hold; then file, entry and bytes are named.",
        },
        footer = {
            "  assay verify                               the .assay folder here",
            "  assay verify audit --anchor old.checkpoint also that it continues an older checkpoint",
            "  assay verify https://log.example.org/ --vkey log.vkeys",
            "  assay verify 0.tlog-proof --entry statement.json --vkey log.vkeys",
            "  assay verify app.jar                       what evidence says of this file",
        })
public final class VerifyCommand implements Action {

    private final Session session;

    @Parameters(arity = "0..1", paramLabel = "TARGET", description = "What to verify (default: .assay).")
    private @Nullable String target;

    @Option(
            names = "--anchor",
            paramLabel = "CHECKPOINT",
            description = "An older checkpoint of the log, or a receipt with one. Repeatable.")
    private List<Path> anchors = new ArrayList<>();

    @Option(names = "--entry", paramLabel = "FILE", description = "The entry that a receipt is for.")
    private @Nullable Path entry;

    @Mixin
    private TrustedKeys keys = new TrustedKeys();

    @Mixin
    private TrustOption trust = new TrustOption();

    VerifyCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode run() throws IOException, InterruptedException {
        session.format(OutputFormat.HUMAN, OutputFormat.JSON);
        Judge judge = new Judge(session, keys.read(session), trust.read(session));
        List<Anchor> given = new ArrayList<>();
        for (Path file : anchors) {
            given.add(Anchors.read(session, file));
        }
        LogTarget logs = new LogTarget(session, judge, given);
        EvidenceTarget evidence = new EvidenceTarget(session, judge, logs);
        Target recognised = Target.of(session, target);
        if (entry != null && !(recognised instanceof Target.Receipt)) {
            throw new AssayException(
                    ErrorCode.USAGE, "--entry belongs to a receipt, and this is " + recognised.kind(), "leave it out");
        }
        String name = target == null ? AssayHome.NAME : target;
        VerifyReport report = new VerifyReport(name, recognised.kind());
        switch (recognised) {
            case Target.Home home -> evidence.all(home.folder(), report);
            case Target.GitRef ref -> evidence.ofGit(ref.name(), report);
            case Target.Log log -> log(log.name(), logs, report);
            case Target.Receipt receipt ->
                new ReceiptTarget(session, judge).verify(receipt.file(), receipt.bytes(), entry, report);
            case Target.Envelope envelope -> new EnvelopeTarget(session, judge, evidence).verify(envelope, report);
            case Target.Thing thing -> evidence.about(home(thing.digest()), thing.digest(), report);
        }
        return report.print(session);
    }

    private void log(String name, LogTarget logs, VerifyReport report) throws IOException {
        try (LogSource source = LogSource.open(session, name)) {
            Optional<CheckpointPolicy.Accepted> accepted = logs.verify(source, report);
            if (accepted.isPresent()) {
                logs.remember(source, accepted.get(), report);
            }
        }
    }

    private AssayHome home(Digest digest) throws IOException {
        return AssayHome.discover(session.surroundings().workingFolder())
                .orElseThrow(() -> new AssayException(
                        ErrorCode.FILE_MISSING,
                        "there is no .assay folder here that could have evidence about " + digest,
                        "run it in the repository that keeps the evidence"));
    }
}
