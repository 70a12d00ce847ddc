package dev.assay.cli;

import dev.assay.cli.build.StatementsCommand;
import dev.assay.cli.command.Action;
import dev.assay.cli.command.GlobalOptions;
import dev.assay.cli.command.Session;
import dev.assay.cli.command.Version;
import dev.assay.cli.completion.CompletionCommand;
import dev.assay.cli.config.ConfigCommand;
import dev.assay.cli.doctor.DoctorCommand;
import dev.assay.cli.evidence.EvidenceCommand;
import dev.assay.cli.key.KeyCommand;
import dev.assay.cli.log.LogCommand;
import dev.assay.cli.policy.PolicyCommand;
import dev.assay.cli.push.PushCommand;
import dev.assay.cli.rego.RegoCommand;
import dev.assay.cli.verify.VerifyCommand;
import dev.assay.cli.witness.WitnessCommand;
import dev.assay.core.fault.AssayException;
import dev.assay.core.fault.ErrorCode;
import dev.assay.core.fault.ExitCode;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The root of the command line, and the list of all commands. */
@Command(
        name = "assay",
        header = "Assay answers one question with proof: may this service ship, and how do you know?",
        footer = {
            "  assay up                                   see it at work",
            "  assay log init audit --origin example.org/audit",
            "  assay log append audit statement.json      add an entry to a transparency log",
            "  assay verify audit                         find any changed byte",
            "  assay doctor                               what is found, what is missing, what to do",
        })
final class AssayCommand implements Action {

    /** One line for each command or group of commands, in the order of the help. */
    static final List<Class<?>> COMMANDS = List.of(
            UpCommand.class,
            LogCommand.class,
            EvidenceCommand.class,
            KeyCommand.class,
            VerifyCommand.class,
            WitnessCommand.class,
            PushCommand.class,
            PolicyCommand.class,
            RegoCommand.class,
            StatementsCommand.class,
            ConfigCommand.class,
            DoctorCommand.class,
            ExplainCommand.class,
            CompletionCommand.class);

    @Mixin
    final GlobalOptions options;

    @Option(
            names = {"-V", "--version"},
            description = "Show version, commit and Java.")
    boolean version;

    private final Session session;

    AssayCommand(GlobalOptions options, Session session) {
        this.options = options;
        this.session = session;
    }

    @Override
    public ExitCode run() throws IOException {
        if (version) {
            session.println(Version.CURRENT.line());
            return ExitCode.OK;
        }
        throw new AssayException(ErrorCode.USAGE, "no command given", "run assay --help for the list");
    }
}
