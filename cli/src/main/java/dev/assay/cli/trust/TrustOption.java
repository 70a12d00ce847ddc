package dev.assay.cli.trust;

import dev.assay.cli.command.Session;
import dev.assay.core.config.ConfigKeys;
import dev.assay.core.trust.TrustFile;
import dev.assay.ledger.trust.Trust;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * The option that names a trust file. Without it the configured file counts ({@code trust.file}, by default {@code
 * assay/trust.yaml}) when it is there; without that everything is self-asserted, and labelled so.
 */
public final class TrustOption {

    @Option(
            names = "--trust",
            paramLabel = "FILE",
            description = "Whom to believe (default: assay/trust.yaml; without one: self-asserted).")
    private @Nullable Path file;

    /** The trust of this run. */
    public Trust read(Session session) {
        if (file != null) {
            return TrustFile.read(session.resolve(file)).orThrow();
        }
        Path configured = session.config().get(ConfigKeys.TRUST_FILE);
        return Files.exists(configured) ? TrustFile.read(configured).orThrow() : new Trust.SelfAsserted();
    }
}
