package dev.assay.cli.policy;

import dev.assay.cli.command.Action;
import dev.assay.cli.command.OutputFormat;
import dev.assay.cli.command.Session;
import dev.assay.cli.oci.DockerCredentials;
import dev.assay.cli.oci.Layer;
import dev.assay.cli.oci.Registry;
import dev.assay.cli.oci.RepositoryAddress;
import dev.assay.core.fault.AssayException;
import dev.assay.core.fault.ErrorCode;
import dev.assay.core.fault.ExitCode;
import dev.assay.core.policy.PolicyLoading;
import dev.assay.core.policy.load.DataFiles;
import dev.assay.core.policy.load.NamedFile;
import dev.assay.core.policy.load.PolicyFiles;
import dev.assay.core.policy.load.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code assay policy push}: puts policies and their data into a registry. */
@Command(
        name = "push",
        header = "Put policies and their data into an OCI registry.",
        description = {
            "The policies must compile. 'conftest pull' reads what this writes, and the other way round.",
        },
        footer = {
            "  assay policy push oci://registry.example/policies:v1",
            "  assay policy push registry.example/policies:v1 -p policy -d data",
        })
final class PushCommand implements Action {

    private static final String POLICY = "application/vnd.cncf.openpolicyagent.policy.layer.v1+rego";
    private static final String DATA = "application/vnd.cncf.openpolicyagent.data.layer.v1+json";

    private final Session session;

    @ParentCommand
    private @Nullable PolicyCommand parent;

    @Option(
            names = {"-p", "--policy"},
            paramLabel = "FOLDER",
            description = "The policies (default: policy).")
    private @Nullable String policy;

    @Option(
            names = {"-d", "--data"},
            paramLabel = "FOLDER",
            description = "Their data, JSON and YAML (default: that of --policy).")
    private @Nullable String data;

    @Option(
            names = {"-s", "--tls"},
            arity = "0..1",
            description = "--tls=false: reach the registry without TLS. On this machine that is the default.")
    private @Nullable Boolean tls;

    @Option(names = "--rego-version", paramLabel = "VERSION", description = "v0 or v1 (default: v1).")
    private @Nullable String regoVersion;

    @Parameters(arity = "0..*", paramLabel = "ADDRESS", description = "Repository and tag: oci://host/name:tag.")
    private List<String> addresses = new ArrayList<>();

    PushCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode run() throws IOException, InterruptedException {
        PolicyCommand group = Objects.requireNonNull(parent);
        Compatibility compatibility = group.compatibility();
        return compatibility.run(session, "", () -> push(group.settings(), compatibility.isConftest()));
    }

    private ExitCode push(Settings settings, boolean conftest) throws IOException, InterruptedException {
        OutputFormat format = session.format(OutputFormat.HUMAN, OutputFormat.STDOUT, OutputFormat.JSON);
        if (addresses.size() != 1) {
            throw new AssayException(ErrorCode.USAGE, "one address is needed", "name it: oci://host/repository:tag");
        }
        RepositoryAddress address = RepositoryAddress.parse(addresses.getFirst());
        String policies = settings.text("policy", policy, "policy");
        String documents = settings.text("data", data, policies);
        List<Layer> layers = layers(settings, policies, documents, conftest);
        Boolean encrypted = settings.isSet("tls", tls) ? settings.flag("tls", tls) : null;
        DockerCredentials credentials = new DockerCredentials(
                session.surroundings().environment(), session.surroundings().userHome());
        String digest = new Registry(address, encrypted, credentials).push(layers);
        if (format == OutputFormat.JSON) {
            session.json(json -> {
                json.writeStringProperty("repository", address.host() + "/" + address.repository());
                json.writeStringProperty("reference", address.reference());
                json.writeStringProperty("digest", digest);
                json.writeNumberProperty("files", layers.size());
            });
        } else {
            session.println("pushed bundle with digest: " + digest);
        }
        return ExitCode.OK;
    }

    private List<Layer> layers(Settings settings, String policies, String documents, boolean conftest)
            throws IOException {
        Path folder = session.surroundings().workingFolder();
        Problems problems = new Problems();
        PolicyLoading loading = new PolicyLoading(
                folder,
                List.of(policies),
                List.of(documents),
                true,
                Engine.version(settings.text("rego-version", regoVersion, "v1")),
                false,
                null);
        if (loading.load(problems) == null) {
            throw Mistakes.policy(problems, conftest);
        }
        List<Layer> layers = new ArrayList<>();
        for (NamedFile file : PolicyFiles.find(List.of(NamedFile.of(folder, policies)), true, problems)) {
            layers.add(new Layer(title(file), POLICY, Files.readAllBytes(file.path())));
        }
        for (NamedFile file : DataFiles.find(folder, List.of(documents), problems)) {
            layers.add(new Layer(title(file), DATA, Files.readAllBytes(file.path())));
        }
        return layers;
    }

    /** The file's path as it was named; one that leads out of the folder here would be refused by who pulls it. */
    private static String title(NamedFile file) {
        Path path = Path.of(file.name()).normalize();
        if (path.isAbsolute() || path.startsWith("..")) {
            throw new AssayException(
                    ErrorCode.USAGE,
                    "the name of " + file.name() + " would lead out of the folder of who pulls it",
                    "run the command in the folder that holds the policies");
        }
        return path.toString().replace('\\', '/');
    }
}
