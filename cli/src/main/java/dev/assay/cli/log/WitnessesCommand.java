package dev.assay.cli.log;

import dev.assay.cli.command.Action;
import dev.assay.cli.command.OutputFormat;
import dev.assay.cli.command.Session;
import dev.assay.cli.http.HttpWitnessTransport;
import dev.assay.core.fault.AssayException;
import dev.assay.core.fault.ErrorCode;
import dev.assay.core.fault.ExitCode;
import dev.assay.ledger.log.LogConfiguration;
import dev.assay.ledger.log.LogSettings;
import dev.assay.ledger.log.LogSettings.WitnessAddress;
import dev.assay.ledger.witness.Cosigners;
import dev.assay.ledger.witness.RemoteWitness;
import dev.assay.ledger.witness.WitnessPolicy;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay log witnesses}: who must cosign a log's checkpoints before they are published. */
@Command(
        name = "witnesses",
        header = "Show or set the witnesses that must cosign a log before it publishes.",
        description = {
            "The policy is a file after c2sp.org/tlog-policy whose quorum is a witness or a group of them; keys of one",
            "name are one witness. The current checkpoint is cosigned first, so that a mistake shows at once.",
        },
        footer = {
            "  assay log witnesses audit",
            "  assay log witnesses audit --policy witnesses.policy",
            "  assay log witnesses audit --none           publish without any",
        })
final class WitnessesCommand implements Action {

    private final Session session;

    @Parameters(paramLabel = "DIR", description = "Folder of the log.")
    private Path folder = Path.of("");

    @ArgGroup
    private @Nullable Change change;

    /** What is to change: exactly one of the two. */
    static final class Change {
        @Option(names = "--policy", paramLabel = "FILE", description = "Demand this quorum from now on.")
        private @Nullable Path policy;

        @Option(names = "--none", description = "Demand no witness from now on.")
        private boolean none;
    }

    WitnessesCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode run() throws IOException {
        OutputFormat format = session.format(OutputFormat.HUMAN, OutputFormat.JSON);
        Path log = session.resolve(folder);
        LogSettings settings = LogFolder.settings(log);
        if (change != null && change.none) {
            settings = LogConfiguration.setWitnesses(log, List.of(), 0, Cosigners.none());
        } else if (change != null && change.policy != null) {
            settings = demand(log, change.policy);
        }
        print(format, settings);
        return ExitCode.OK;
    }

    private LogSettings demand(Path log, Path file) throws IOException {
        WitnessPolicy policy = WitnessPolicy.parse(Files.readAllBytes(session.resolve(file)));
        int quorum = policy.need()
                .orElseThrow(() -> refused(
                        file,
                        "its quorum is not a number of witnesses",
                        "name in the quorum one group that holds every witness once"));
        List<WitnessAddress> witnesses = policy.witnesses().stream()
                .map(witness -> new WitnessAddress(witness.key(), address(file, witness)))
                .toList();
        return LogConfiguration.setWitnesses(log, witnesses, quorum, LogWitnesses.of(log, witnesses, quorum));
    }

    private static URI address(Path file, RemoteWitness witness) {
        URI address;
        try {
            address = URI.create(witness.address());
        } catch (IllegalArgumentException e) {
            throw refused(file, "'" + witness.address() + "' is no address", "correct it: " + e.getMessage());
        }
        if (!HttpWitnessTransport.isAddress(address)) {
            throw refused(
                    file,
                    "the witness '" + witness.name() + "' has no http or https address",
                    "add its submission address at the end of its line");
        }
        return address;
    }

    private static AssayException refused(Path file, String why, String next) {
        return new AssayException(ErrorCode.INPUT_MALFORMED, file + ": " + why, next);
    }

    private void print(OutputFormat format, LogSettings settings) throws IOException {
        if (format == OutputFormat.JSON) {
            session.json(json -> {
                json.writeStringProperty("origin", settings.origin());
                json.writeNumberProperty("quorum", settings.quorum());
                json.writeArrayPropertyStart("witnesses");
                settings.witnesses().forEach(witness -> {
                    json.writeStartObject();
                    json.writeStringProperty("vkey", witness.key().toVkey());
                    json.writeStringProperty("address", witness.submission().toString());
                    json.writeEndObject();
                });
                json.writeEndArray();
            });
            return;
        }
        if (settings.quorum() == 0) {
            session.println("no witness is required");
            return;
        }
        long names = settings.witnesses().stream()
                .map(witness -> witness.key().name())
                .distinct()
                .count();
        session.println(settings.quorum() + " of " + names + " witnesses must cosign");
        settings.witnesses().forEach(witness -> session.note("  " + witness.key() + "  " + witness.submission()));
    }
}
