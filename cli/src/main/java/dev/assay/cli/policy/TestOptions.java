package dev.assay.cli.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that only {@code test} has. */
final class TestOptions {

    @Option(names = "--fail-on-warn", arity = "0..1", description = "Warnings deny too.")
    @Nullable
    Boolean failOnWarn;

    @Option(names = "--no-fail", arity = "0..1", description = "Exit with 0 even if rules deny.")
    @Nullable
    Boolean noFail;

    @Option(names = "--suppress-exceptions", arity = "0..1", description = "Count exceptions, but do not list them.")
    @Nullable
    Boolean suppressExceptions;

    @Option(names = "--all-namespaces", arity = "0..1", description = "Rules of all namespaces.")
    @Nullable
    Boolean allNamespaces;

    @Option(names = "--combine", arity = "0..1", description = "Judge all inputs together, as one list.")
    @Nullable
    Boolean combine;

    @Option(names = "--ignore", paramLabel = "REGEX", description = "Leave out files of folders with such a path.")
    @Nullable
    String ignore;

    @Option(names = "--parser", paramLabel = "NAME", description = "What every input is, whatever its name.")
    @Nullable
    String parser;

    @Option(names = "--stdin-filename", paramLabel = "NAME", description = "What results call standard input.")
    @Nullable
    String stdinFilename;

    @Option(
            names = {"-u", "--update"},
            split = ",",
            paramLabel = "URL",
            description = "Fetch policies into the first folder of --policy before. May be repeated.")
    @Nullable
    List<String> update;

    @Option(names = "--tls", arity = "0..1", description = "--tls=false: reach the registry without TLS.")
    @Nullable
    Boolean tls;
}
