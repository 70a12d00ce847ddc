package dev.assay.cli.oci;

import dev.assay.core.fault.AssayException;
import dev.assay.core.fault.ErrorCode;
import java.util.regex.Pattern;

/**
 * A repository of a registry, and what is wanted of it.
 *
 * @param host name and port of the registry
 * @param repository its path there
 * @param reference a tag, or a digest such as {@code sha256:...}
 */
public record RepositoryAddress(String host, String repository, String reference) {

    /** The scheme that may stand before an address. */
    public static final String SCHEME = "oci://";

    private static final Pattern REPOSITORY =
            Pattern.compile("[a-z0-9]+([._-]+[a-z0-9]+)*(/[a-z0-9]+([._-]+[a-z0-9]+)*)*");
    private static final Pattern TAG = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,127}");
    private static final Pattern DIGEST = Pattern.compile("sha(256:[0-9a-f]{64}|512:[0-9a-f]{128})");
    private static final String DOCKER_HUB = "docker.io";

    public RepositoryAddress {
        if (!REPOSITORY.matcher(repository).matches()) {
            throw wrong("'" + repository + "' is no name of a repository: lower-case words between slashes");
        }
        if (!TAG.matcher(reference).matches() && !DIGEST.matcher(reference).matches()) {
            throw wrong("'" + reference + "' is neither a tag nor a digest");
        }
    }

    /**
     * Reads {@code [oci://]host[:port]/repository[:tag|@digest]}; without tag or digest it means the tag
     * {@code latest}.
     *
     * @throws AssayException when it is none
     */
    public static RepositoryAddress parse(String text) {
        String rest = text.startsWith(SCHEME) ? text.substring(SCHEME.length()) : text;
        int slash = rest.indexOf('/');
        if (slash <= 0) {
            throw wrong("'" + text + "' names no repository: it has the form host/repository:tag");
        }
        String host = rest.substring(0, slash);
        String path = rest.substring(slash + 1);
        int at = path.indexOf('@');
        if (at >= 0) {
            return new RepositoryAddress(host, withoutTag(path.substring(0, at)), path.substring(at + 1));
        }
        String repository = withoutTag(path);
        String tag = repository.length() == path.length() ? "latest" : path.substring(repository.length() + 1);
        return new RepositoryAddress(host, repository, tag);
    }

    private static String withoutTag(String path) {
        int colon = path.indexOf(':', path.lastIndexOf('/') + 1);
        return colon < 0 ? path : path.substring(0, colon);
    }

    private static AssayException wrong(String what) {
        return new AssayException(ErrorCode.USAGE, what, "write oci://host/repository:tag");
    }

    /** Name and port that requests go to. */
    String server() {
        return host.equals(DOCKER_HUB) ? "registry-1.docker.io" : host;
    }

    /** Whether the registry runs on this machine. */
    boolean isLoopback() {
        String name = host.startsWith("[") ? host.substring(0, host.indexOf(']') + 1) : host.replaceFirst(":\\d+$", "");
        return name.equals("localhost") || name.equals("127.0.0.1") || name.equals("[::1]");
    }

    @Override
    public String toString() {
        return host + "/" + repository + (reference.contains(":") ? "@" : ":") + reference;
    }
}
