package dev.assay.cli.log;

import dev.assay.cli.command.Action;
import dev.assay.cli.command.Ink;
import dev.assay.cli.command.OutputFormat;
import dev.assay.cli.command.Progress;
import dev.assay.cli.command.Session;
import dev.assay.core.fault.ExitCode;
import dev.assay.ledger.checkpoint.SignedCheckpoint;
import dev.assay.ledger.verify.Finding;
import dev.assay.ledger.verify.LogVerdict;
import dev.assay.ledger.verify.LogVerification;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code assay log fsck}: checks every byte of a log against its signed checkpoint. */
@Command(
        name = "fsck",
        header = "Check every byte of a log against its signed checkpoint.",
        description = {
            "Names each file, entry and byte range that is wrong, and exits with 4 then. It does not compare with",
            "older checkpoints; 'assay verify' does.",
        },
        footer = {
            "  assay log fsck audit",
            "  assay log fsck https://log.example.org/ --vkey log.vkeys",
        })
final class FsckCommand implements Action {

    private final Session session;

    @Parameters(paramLabel = "LOG", description = "Folder, address or archive of a log.")
    private String target = "";

    @Mixin
    private TrustedKeys trusted = new TrustedKeys();

    FsckCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode run() throws IOException {
        OutputFormat format = session.format(OutputFormat.HUMAN, OutputFormat.JSON);
        try (LogSource source = LogSource.open(session, target)) {
            long size = SizeHint.of(source.checkpointBytes());
            LogVerdict verdict;
            try (Progress progress = new Progress(session, "checking entries", size)) {
                verdict = LogVerification.verify(
                        source.objects(),
                        source.policy(trusted.read(session)),
                        source.minimumIndex(),
                        List.of(),
                        progress::at);
            }
            if (format == OutputFormat.JSON) {
                json(verdict);
            } else {
                human(verdict);
            }
            return verdict.holds() ? ExitCode.OK : ExitCode.VERIFICATION;
        }
    }

    private void human(LogVerdict verdict) throws IOException {
        for (Finding finding : verdict.findings()) {
            session.println(session.ink(Ink.BAD, "✗ ") + finding.sentence());
        }
        if (verdict.truncated()) {
            session.println(
                    "  and more: the list stops after " + verdict.findings().size() + " findings");
        }
        if (verdict.holds()) {
            SignedCheckpoint signed = verdict.accepted().orElseThrow().signed();
            session.println(session.ink(Ink.GOOD, "✓ ") + target + ": " + verdict.checkedEntries()
                    + " entries lead to the signed root of size "
                    + signed.checkpoint().size() + " of " + signed.checkpoint().origin());
        }
    }

    private void json(LogVerdict verdict) throws IOException {
        session.json(json -> {
            json.writeBooleanProperty("holds", verdict.holds());
            json.writeNumberProperty("checkedEntries", verdict.checkedEntries());
            verdict.accepted().ifPresent(accepted -> CheckpointOutput.write(json, accepted.signed()));
            FindingOutput.write(json, verdict.findings());
            json.writeBooleanProperty("truncated", verdict.truncated());
        });
    }
}
