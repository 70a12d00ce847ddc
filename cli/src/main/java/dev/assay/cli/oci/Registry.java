package dev.assay.cli.oci;

import dev.assay.cli.oci.RegistryHttp.Answer;
import dev.assay.cli.oci.RegistryHttp.Request;
import dev.assay.core.fault.AssayException;
import dev.assay.core.fault.ErrorCode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A repository of an OCI registry, to be pulled from and pushed to. One thread. */
public final class Registry {

    /** Bytes of a manifest, at most: 4 MiB. */
    public static final int MANIFEST_BYTES_MAX = 4 << 20;
    /** Bytes of a layer, at most: 64 MiB. */
    public static final int LAYER_BYTES_MAX = 64 << 20;
    /** Bytes of all layers together, at most: 256 MiB. */
    public static final long ALL_BYTES_MAX = 256L << 20;
    /** Layers, at most. */
    public static final int LAYERS_MAX = 10_000;

    private static final String MANIFESTS =
            Manifest.MEDIA_TYPE + ", application/vnd.docker.distribution.manifest.v2+json";

    private final RepositoryAddress address;
    private final RegistryHttp http;

    /**
     * A repository.
     *
     * @param tls whether connections are encrypted; null means yes, but not on this machine, as Docker does
     */
    public Registry(RepositoryAddress address, @Nullable Boolean tls, DockerCredentials credentials) {
        this.address = address;
        this.http = new RegistryHttp(address, tls == null ? address.isLoopback() : !tls, credentials);
    }

    /**
     * The files of the repository, each checked against its digest.
     *
     * @throws AssayException when the registry does not give them, or they are not what their manifest says
     */
    public List<Layer> pull() throws IOException, InterruptedException {
        Answer answer = http.send(new Request(
                "GET",
                http.at("/manifests/" + address.reference()),
                Map.of("Accept", MANIFESTS),
                null,
                MANIFEST_BYTES_MAX));
        if (answer.status == 404) {
            throw new AssayException(
                    ErrorCode.DEPENDENCY_REFUSED,
                    "the registry " + address.host() + " has no " + address,
                    "check repository and tag");
        }
        require(answer, 200, "the manifest of " + address);
        if (address.reference().contains(":")) {
            Descriptor.verify("the manifest of " + address, answer.body, address.reference());
        }
        Manifest manifest = Manifest.parse(address.toString(), answer.body);
        if (manifest.layers().size() > LAYERS_MAX) {
            throw http.refused("lists more layers than the limit LAYERS_MAX of " + LAYERS_MAX);
        }
        long total = 0;
        List<Layer> layers = new ArrayList<>();
        for (Descriptor descriptor : manifest.layers()) {
            if (!descriptor.title().isEmpty()) {
                total += descriptor.size();
                if (total > ALL_BYTES_MAX) {
                    throw http.refused("holds more than the limit ALL_BYTES_MAX of " + ALL_BYTES_MAX + " bytes");
                }
                layers.add(pull(descriptor));
            }
        }
        return layers;
    }

    private Layer pull(Descriptor descriptor) throws IOException, InterruptedException {
        String what = descriptor.title() + " of " + address;
        if (descriptor.size() < 0 || descriptor.size() > LAYER_BYTES_MAX) {
            throw http.refused("gives " + what + " a size of " + descriptor.size()
                    + ", beyond the limit LAYER_BYTES_MAX of " + LAYER_BYTES_MAX);
        }
        Answer answer = http.send(new Request(
                "GET", http.at("/blobs/" + descriptor.digest()), Map.of(), null, Math.max(1, descriptor.size())));
        require(answer, 200, what);
        Descriptor.verify(what, answer.body, descriptor.digest());
        return new Layer(descriptor.title(), descriptor.mediaType(), answer.body);
    }

    /**
     * Makes these files the content of the repository's tag.
     *
     * @return the digest of the manifest
     */
    public String push(List<Layer> files) throws IOException, InterruptedException {
        List<Descriptor> layers = new ArrayList<>();
        for (Layer file : files) {
            layers.add(push(file.mediaType(), file.content(), file.title()));
        }
        Descriptor config = push(Manifest.CONFIG_MEDIA_TYPE, "{}".getBytes(StandardCharsets.UTF_8), "");
        byte[] manifest = new Manifest(layers).json(config);
        Answer answer = http.send(new Request(
                "PUT",
                http.at("/manifests/" + address.reference()),
                Map.of("Content-Type", Manifest.MEDIA_TYPE),
                manifest,
                MANIFEST_BYTES_MAX));
        require(answer, 201, "the manifest of " + address);
        return Descriptor.digest(manifest);
    }

    private Descriptor push(String mediaType, byte[] content, String title) throws IOException, InterruptedException {
        if (content.length > LAYER_BYTES_MAX) {
            throw new AssayException(
                    ErrorCode.INPUT_TOO_LARGE,
                    title + " is larger than the limit LAYER_BYTES_MAX of " + LAYER_BYTES_MAX,
                    "divide it");
        }
        String digest = Descriptor.digest(content);
        Descriptor descriptor = new Descriptor(mediaType, digest, content.length, title);
        Answer known = http.send(new Request("HEAD", http.at("/blobs/" + digest), Map.of(), null, 0));
        if (known.status == 200) {
            return descriptor;
        }
        Answer started =
                http.send(new Request("POST", http.at("/blobs/uploads/"), Map.of(), new byte[0], MANIFEST_BYTES_MAX));
        require(started, 202, "an upload");
        URI upload = http.at("/blobs/uploads/")
                .resolve(started.header("Location").orElseThrow(() -> http.refused("starts an upload nowhere")));
        String separator = upload.getRawQuery() == null ? "?" : "&";
        URI end = URI.create(upload + separator + "digest=" + URLEncoder.encode(digest, StandardCharsets.UTF_8));
        Answer answer = http.send(new Request(
                "PUT", end, Map.of("Content-Type", "application/octet-stream"), content, MANIFEST_BYTES_MAX));
        require(answer, 201, title.isEmpty() ? "the configuration" : title);
        return descriptor;
    }

    private void require(Answer answer, int status, String what) {
        if (answer.status != status) {
            throw http.refused("answers " + answer.status + " for " + what);
        }
    }
}
