package dev.assay.cli.rego;

import dev.assay.cli.command.OutputFormat;
import dev.assay.cli.command.Session;
import dev.assay.core.fault.AssayException;
import dev.assay.core.fault.ErrorCode;
import dev.assay.rego.Policy;
import dev.assay.rego.PolicyBuilder;
import dev.assay.rego.ast.Module.Version;
import dev.assay.rego.load.LoadException;
import dev.assay.rego.load.Loaded;
import dev.assay.rego.load.Loading;
import dev.assay.rego.load.PolicyLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that all of these commands take. */
final class RegoOptions {
    private static final String COMPAT_VARIABLE = "ASSAY_COMPAT";

    @Option(
            names = {"-f", "--format"},
            paramLabel = "FORMAT",
            description = "Format of the output, as OPA names it; the same as -o.")
    @Nullable
    OutputFormat format;

    @Option(
            names = "--compat",
            paramLabel = "opa",
            description = "End with OPA's exit codes; the same as ASSAY_COMPAT=opa.")
    @Nullable
    String compat;

    @Option(
            names = "--ignore",
            split = ",",
            paramLabel = "PATTERN",
            description = "Names of files and folders to leave out, such as '.*' or '*_test.rego'.")
    List<String> ignore = new ArrayList<>();

    @Option(
            names = {"-s", "--schema"},
            paramLabel = "PATH",
            description = "JSON Schema of the input, or a folder of schemas that annotations name.")
    @Nullable
    String schema;

    @Option(
            names = "--capabilities",
            paramLabel = "FILE",
            description = "A capabilities.json of OPA: the builtins that the policy may use.")
    @Nullable
    String capabilities;

    @Option(names = "--v0-compatible", description = "Read policies as Rego of version 0, unless they import rego.v1.")
    boolean versionZero;

    @Option(names = "--v1-compatible", description = "Read policies as Rego of version 1, which is the default.")
    boolean versionOne;

    /** The version that policies are read as. */
    Version version() {
        return versionZero ? Version.V0 : Version.V1;
    }

    /** Whether exit codes and defaults are OPA's. */
    boolean isOpa(Session session) {
        String name = compat == null ? session.surroundings().environment().getOrDefault(COMPAT_VARIABLE, "") : compat;
        if (compat != null && !name.equals("opa")) {
            throw new AssayException(
                    ErrorCode.USAGE,
                    "'assay rego' cannot behave as '" + name + "'",
                    "use --compat opa, or leave it out");
        }
        return name.equals("opa");
    }

    /** The format that {@code -f} or {@code -o} asks for. */
    OutputFormat format(Session session, OutputFormat... supported) {
        OutputFormat own = format;
        return own == null ? session.format(supported) : session.supported(own, supported);
    }

    /**
     * Reads policies and data.
     *
     * @throws AssayException with all that is wrong with the files
     */
    Loaded load(Session session, List<String> paths, boolean bundles) {
        return load(new Loading(session.surroundings().workingFolder(), paths, bundles, false, ignore));
    }

    /** Reads policies without data. */
    Loaded loadPolicies(Session session, List<String> paths) {
        return load(new Loading(session.surroundings().workingFolder(), paths, false, true, ignore));
    }

    private static Loaded load(Loading loading) {
        try {
            return PolicyLoader.load(loading);
        } catch (LoadException e) {
            throw new AssayException(
                    ErrorCode.POLICY_INVALID,
                    String.valueOf(e.getMessage()),
                    "correct the files that the message names");
        } catch (IllegalArgumentException e) {
            throw new AssayException(ErrorCode.USAGE, String.valueOf(e.getMessage()), "correct --ignore");
        }
    }

    /** A builder with the language, schemas and capabilities that the options ask for. */
    PolicyBuilder builder(Session session) {
        PolicyBuilder builder = Policy.builder().version(version());
        if (capabilities != null) {
            builder.capabilities(CapabilitiesFile.builtins(session.resolve(Path.of(capabilities))));
        }
        if (schema != null) {
            builder.schemas(SchemaFiles.read(session.resolve(Path.of(schema))));
        }
        return builder;
    }
}
