package dev.assay.cli.policy;

import dev.assay.cli.command.Session;
import dev.assay.cli.oci.DockerCredentials;
import dev.assay.cli.oci.Layer;
import dev.assay.cli.oci.Registry;
import dev.assay.cli.oci.RepositoryAddress;
import dev.assay.core.fault.AssayException;
import dev.assay.core.fault.ErrorCode;
import dev.assay.core.policy.load.BundleFile;
import dev.assay.core.policy.load.FileTree;
import dev.assay.core.policy.load.NamedFile;
import dev.assay.core.policy.load.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Fetches policies into a folder: all of an address or, when something is wrong with it, nothing. */
final class PolicyDownload {

    private final Session session;
    private final @Nullable Boolean tls;

    /**
     * Downloads for a session.
     *
     * @param tls whether registries are reached with TLS, or null for Docker's way
     */
    PolicyDownload(Session session, @Nullable Boolean tls) {
        this.session = session;
        this.tls = tls;
    }

    /** Fetches into the first folder of policies, over what is there. */
    void update(List<String> policyPaths, List<String> addresses) throws IOException, InterruptedException {
        for (String address : addresses) {
            fetch(address, session.resolve(Path.of(policyPaths.getFirst())), true);
        }
    }

    /**
     * Fetches into a folder.
     *
     * @param overwriting whether files that are there already may change
     * @return how many files were written
     */
    int fetch(String text, Path folder, boolean overwriting) throws IOException, InterruptedException {
        Map<Path, byte[]> files = switch (PolicyAddress.parse(text)) {
            case PolicyAddress.Repository repository -> layers(repository.address(), folder);
            case PolicyAddress.Local local -> local(local.path(), folder);
        };
        for (Map.Entry<Path, byte[]> file : files.entrySet()) {
            if (!overwriting && Files.exists(file.getKey())) {
                throw new AssayException(
                        ErrorCode.FILE_UNWRITABLE,
                        "policy file already exists at " + file.getKey() + ", refusing to overwrite",
                        "remove it, or give --policy another folder");
            }
        }
        for (Map.Entry<Path, byte[]> file : files.entrySet()) {
            write(file.getKey(), file.getValue());
        }
        return files.size();
    }

    private static void write(Path path, byte[] content) throws IOException {
        Path folder = Objects.requireNonNull(path.getParent());
        Files.createDirectories(folder);
        Path draft = Files.createTempFile(folder, ".assay-", ".part");
        try {
            Files.write(draft, content);
            Files.move(draft, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private Map<Path, byte[]> layers(RepositoryAddress address, Path folder) throws IOException, InterruptedException {
        DockerCredentials credentials = new DockerCredentials(
                session.surroundings().environment(), session.surroundings().userHome());
        Map<Path, byte[]> files = new LinkedHashMap<>();
        for (Layer layer : new Registry(address, tls, credentials).pull()) {
            files.put(inside(folder, layer.title(), address.toString()), layer.content());
        }
        if (files.isEmpty()) {
            throw new AssayException(
                    ErrorCode.DEPENDENCY_REFUSED, address + " holds no file of a policy", "name another repository");
        }
        return files;
    }

    /** A path below the folder; a title that leads elsewhere is refused. */
    private static Path inside(Path folder, String title, String source) {
        try {
            Path path = Path.of(title).normalize();
            if (!path.isAbsolute() && !path.startsWith("..") && !path.toString().isEmpty()) {
                return folder.resolve(path);
            }
        } catch (InvalidPathException e) {
            // refused below, like every other title that is no path inside of the folder
        }
        throw new AssayException(
                ErrorCode.DEPENDENCY_REFUSED,
                source + " holds a file whose name leads out of the folder: '" + title + "'",
                "do not use it; tell its owner");
    }

    private Map<Path, byte[]> local(String text, Path folder) throws IOException {
        NamedFile source = NamedFile.of(session.surroundings().workingFolder(), text);
        Map<Path, byte[]> files = new LinkedHashMap<>();
        if (Files.isDirectory(source.path())) {
            Problems problems = new Problems();
            for (NamedFile file : new FileTree(_ -> true, problems).below(source)) {
                files.put(
                        folder.resolve(source.path().relativize(file.path()).toString()),
                        Files.readAllBytes(file.path()));
            }
            if (!problems.isEmpty()) {
                throw new AssayException(
                        ErrorCode.FILE_UNREADABLE, text + " has " + problems.text(), "correct what is named");
            }
            return files;
        }
        byte[] content = Files.readAllBytes(source.path());
        if (BundleFile.isBundle(content)) {
            for (Map.Entry<String, byte[]> entry :
                    BundleFile.read(text, content).entrySet()) {
                files.put(inside(folder, entry.getKey(), text), entry.getValue());
            }
            return files;
        }
        return Map.of(folder.resolve(String.valueOf(source.path().getFileName())), content);
    }
}
