package dev.assay.cli.policy;

import dev.assay.cli.command.Action;
import dev.assay.cli.command.Session;
import dev.assay.cli.oci.RepositoryAddress;
import dev.assay.core.fault.AssayException;
import dev.assay.core.fault.ErrorCode;
import dev.assay.core.fault.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code assay policy pull}: fetches policies from a registry or a file. */
@Command(
        name = "pull",
        header = "Fetch policies from an OCI registry, a folder or a bundle.",
        description = {
            "Every file is checked against its digest; nothing is written unless all of them hold. Credentials are",
            "those of Docker's configuration.",
        },
        footer = {
            "  assay policy pull oci://registry.example/policies:v1",
            "  assay policy pull -p policy file:../shared/bundle.tar.gz",
            "  assay policy pull --tls=false oci://registry.example:5000/policies",
        })
final class PullCommand implements Action {

    private final Session session;

    @ParentCommand
    private @Nullable PolicyCommand parent;

    @Option(
            names = {"-p", "--policy"},
            paramLabel = "FOLDER",
            description = "Where to write them (default: policy).")
    private @Nullable String policy;

    @Option(
            names = {"-s", "--tls"},
            arity = "0..1",
            description = "--tls=false: reach the registry without TLS. On this machine that is the default.")
    private @Nullable Boolean tls;

    @Option(names = "--absolute-paths", arity = "0..1", description = "Write to --policy even if it is absolute.")
    private @Nullable Boolean absolutePaths;

    @Parameters(arity = "0..*", paramLabel = "ADDRESS", description = "What to fetch: oci://..., a path, file:...")
    private List<String> addresses = new ArrayList<>();

    PullCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode run() throws IOException, InterruptedException {
        PolicyCommand group = Objects.requireNonNull(parent);
        Compatibility compatibility = group.compatibility();
        return compatibility.run(session, "", () -> pull(group.settings(), compatibility.isConftest()));
    }

    private ExitCode pull(Settings settings, boolean conftest) throws IOException, InterruptedException {
        if (addresses.isEmpty()) {
            throw new AssayException(ErrorCode.USAGE, "nothing to fetch is named", "name an address: oci://...");
        }
        Path folder = Path.of(settings.text("policy", policy, "policy"));
        if (conftest && folder.isAbsolute() && !settings.flag("absolute-paths", absolutePaths)) {
            folder = Path.of(".", folder.toString()).normalize();
        }
        Boolean encrypted = settings.isSet("tls", tls) ? settings.flag("tls", tls) : null;
        PolicyDownload download = new PolicyDownload(session, encrypted);
        for (String address : addresses) {
            boolean registry = address.startsWith(RepositoryAddress.SCHEME);
            int files = download.fetch(address, session.resolve(folder), registry);
            session.note("fetched " + files + (files == 1 ? " file" : " files") + " of " + address + " into " + folder);
        }
        return ExitCode.OK;
    }
}
