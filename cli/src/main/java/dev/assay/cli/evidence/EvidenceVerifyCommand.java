package dev.assay.cli.evidence;

import dev.assay.cli.command.Action;
import dev.assay.cli.command.Ink;
import dev.assay.cli.command.OutputFormat;
import dev.assay.cli.command.Session;
import dev.assay.cli.trust.TrustOption;
import dev.assay.core.fault.ExitCode;
import dev.assay.core.home.AssayHome;
import dev.assay.ledger.evidence.EvidenceDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay evidence verify}: checks who signed evidence. */
@Command(
        name = "verify",
        header = "Check who signed evidence, and that it is whole.",
        description = {
            "Checks signatures, not the log; 'assay verify' checks both. Keys come from --key, else from the trust",
            "file, else from beside the evidence (then it is whole, and by whom is unproven).",
            "Exit code 4 when one does not hold.",
        },
        footer = {
            "  assay evidence verify 3",
            "  assay evidence verify build.dsse.json --key ci.pub.pem",
            "  assay evidence verify release.dsse.json --key a.pem --key b.pem --key c.pem --threshold 2",
            "  assay evidence verify google.dsse.json --key kms.pem --scheme ecdsa-p256-raw",
        })
final class EvidenceVerifyCommand implements Action {

    private final Session session;

    @Parameters(arity = "1..*", paramLabel = "INDEX|ID|FILE", description = "Evidence, or files with envelopes.")
    private List<String> names = new ArrayList<>();

    @Option(names = "--key", paramLabel = "FILE", description = "A public key in PEM. Repeatable.")
    private List<Path> keys = new ArrayList<>();

    @Option(
            names = "--scheme",
            paramLabel = "NAME",
            description = "How the keys of --key sign: ed25519, ecdsa-p256-der, ecdsa-p256-raw or ml-dsa-44.")
    private String scheme = "";

    @Option(
            names = "--threshold",
            paramLabel = "K",
            description = "How many different keys of --key must have signed (default: 1).")
    private int threshold = 1;

    @Mixin
    private TrustOption trustOption = new TrustOption();

    EvidenceVerifyCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode run() throws IOException {
        OutputFormat format = session.format(OutputFormat.HUMAN, OutputFormat.JSON);
        EnvelopeCheck check = EnvelopeCheck.of(session, keys, scheme, threshold, trustOption, store());
        List<EnvelopeCheck.Result> results = new ArrayList<>();
        for (String name : names) {
            results.add(check.check(name));
        }
        if (format == OutputFormat.HUMAN) {
            for (EnvelopeCheck.Result result : results) {
                String mark = result.holds() ? session.ink(Ink.GOOD, "\u2713") : session.ink(Ink.BAD, "\u2717");
                session.println(mark + " " + result.name() + "  " + result.what());
            }
            session.println("against: " + check.label());
        } else {
            session.json(json -> {
                json.writeStringProperty("against", check.label());
                json.writeArrayPropertyStart("results");
                for (EnvelopeCheck.Result result : results) {
                    json.writeStartObject();
                    json.writeStringProperty("name", result.name());
                    json.writeBooleanProperty("holds", result.holds());
                    json.writeStringProperty("what", result.what());
                    json.writeEndObject();
                }
                json.writeEndArray();
            });
        }
        return results.stream().allMatch(EnvelopeCheck.Result::holds) ? ExitCode.OK : ExitCode.VERIFICATION;
    }

    /** Where keys may lie beside the evidence: the home, or nowhere. */
    private EvidenceDirectory store() {
        Path here = session.surroundings().workingFolder();
        Optional<AssayHome> home = AssayHome.discover(here);
        return home.map(LocalEvidence::store).orElseGet(() -> new EvidenceDirectory(here, new SecureRandom()));
    }
}
