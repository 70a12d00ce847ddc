package dev.assay.cli.policy;

import dev.assay.cli.oci.RepositoryAddress;
import dev.assay.core.fault.AssayException;
import dev.assay.core.fault.ErrorCode;
import java.util.List;
import java.util.regex.Pattern;

/** Where policies can be fetched from: a repository of a registry, or a file or folder here. */
sealed interface PolicyAddress {

    /** A repository. */
    record Repository(RepositoryAddress address) implements PolicyAddress {}

    /** A file or folder. */
    record Local(String path) implements PolicyAddress {}

    /** Hosts of registries that an address without a scheme is recognised by, as Conftest does. */
    List<Pattern> REGISTRIES = List.of(
            Pattern.compile("azurecr\\.io"),
            Pattern.compile("gcr\\.io"),
            Pattern.compile("registry\\.gitlab\\.com"),
            Pattern.compile("pkg\\.dev"),
            Pattern.compile("[0-9]{12}\\.dkr\\.ecr\\.[a-z0-9-]*\\.amazonaws\\.com"),
            Pattern.compile("^(quay|ghcr)\\.io"),
            Pattern.compile("^(\\[::1]|127\\.0\\.0\\.1|localhost):\\d{1,5}/"));

    /**
     * Understands an address.
     *
     * @throws AssayException for sources that this program does not fetch from; it names another way
     */
    static PolicyAddress parse(String text) {
        if (text.startsWith(RepositoryAddress.SCHEME)) {
            return new Repository(RepositoryAddress.parse(text));
        }
        if (text.startsWith("file::")) {
            return new Local(text.substring("file::".length()));
        }
        if (text.startsWith("file://")) {
            return new Local(text.substring("file://".length()));
        }
        if (text.startsWith("file:")) {
            return new Local(text.substring("file:".length()));
        }
        refuse(text, "git::", "git@", "github.com/", "bitbucket.org/");
        refuse(text, "https://", "http://");
        refuse(text, "s3::", "s3:", "gcs::", "gs:", "hg::");
        for (Pattern registry : REGISTRIES) {
            if (registry.matcher(text).find()) {
                return new Repository(RepositoryAddress.parse(text));
            }
        }
        return new Local(text);
    }

    private static void refuse(String text, String... schemes) {
        for (String scheme : schemes) {
            if (text.startsWith(scheme)) {
                String next = scheme.startsWith("git") || scheme.startsWith("bit")
                        ? "run 'git clone' and name the folder with --policy"
                        : scheme.startsWith("http")
                                ? "fetch the file with curl, check its digest, and name it with --policy"
                                : "fetch it with the tool of that store, and name the folder with --policy";
                throw new AssayException(
                        ErrorCode.USAGE,
                        "policies are not fetched from '" + scheme + "' addresses: " + text,
                        next + "; or push the policies to a registry and use oci://");
            }
        }
    }
}
