package dev.assay.cli.log;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that names the log's private key. */
final class KeyOption {

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description = "The log's private key (default: $ASSAY_LOG_KEY, then the user's configuration folder).")
    @Nullable
    Path file;
}
