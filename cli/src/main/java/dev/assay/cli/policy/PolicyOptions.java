package dev.assay.cli.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options about policies and results that {@code test} and {@code verify} share. */
final class PolicyOptions {

    @Option(
            names = {"-p", "--policy"},
            split = ",",
            paramLabel = "PATH",
            description = "Files and folders of policies (default: policy). May be repeated.")
    @Nullable
    List<String> policy;

    @Option(
            names = {"-d", "--data"},
            split = ",",
            paramLabel = "PATH",
            description = "Files and folders of JSON and YAML below data. May be repeated.")
    @Nullable
    List<String> data;

    @Option(
            names = {"-n", "--namespace"},
            split = ",",
            paramLabel = "NAME",
            description = "Namespaces of the rules; * ? [...] match any (default of test: main). May be repeated.")
    @Nullable
    List<String> namespace;

    @Option(
            names = "--capabilities",
            paramLabel = "FILE",
            description = "JSON file of OPA that lists the builtins that policies may use.")
    @Nullable
    String capabilities;

    @Option(
            names = "--rego-version",
            paramLabel = "VERSION",
            description = "Version of the language: v0 or v1 (default: v1).")
    @Nullable
    String regoVersion;

    @Option(names = "--strict", arity = "0..1", description = "Refuse unused variables, imports and arguments.")
    @Nullable
    Boolean strict;

    @Option(
            names = "--show-builtin-errors",
            arity = "0..1",
            description = "An error of a builtin ends the run; otherwise its expression is undefined.")
    @Nullable
    Boolean showBuiltinErrors;

    @Option(names = "--trace", arity = "0..1", description = "Show on standard error how each query is evaluated.")
    @Nullable
    Boolean trace;

    @Option(
            names = "--proto-file-dirs",
            split = ",",
            paramLabel = "FOLDER",
            description = "Folders of Protocol Buffer definitions for text protos. May be repeated.")
    @Nullable
    List<String> protoFileDirs;

    @Option(names = "--no-color", arity = "0..1", description = "The same as --color never.")
    @Nullable
    Boolean noColor;

    @Option(
            names = "--junit-hide-message",
            arity = "0..1",
            description = "-o junit: leave messages out of the names of cases.")
    @Nullable
    Boolean junitHideMessage;

    @Option(
            names = "--github-hide-passed",
            arity = "0..1",
            description = "-o github: leave out inputs with nothing to say.")
    @Nullable
    Boolean githubHidePassed;

    @Option(
            names = "--allow",
            split = ",",
            paramLabel = "CAPABILITY",
            description = "Let policies reach out: http.send, net (each also with :host), env. May be repeated.")
    @Nullable
    List<String> allow;
}
