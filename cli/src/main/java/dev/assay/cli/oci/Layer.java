package dev.assay.cli.oci;

import java.util.Objects;

/** A file that a repository holds. Its content must not be changed. */
public final class Layer {

    private final String title;
    private final String mediaType;
    private final byte[] content;

    /**
     * A file.
     *
     * @param title its path, from the annotation {@code org.opencontainers.image.title}
     */
    public Layer(String title, String mediaType, byte[] content) {
        this.title = Objects.requireNonNull(title, "title is null");
        this.mediaType = Objects.requireNonNull(mediaType, "mediaType is null");
        this.content = Objects.requireNonNull(content, "content is null");
    }

    /** Its path. */
    public String title() {
        return title;
    }

    /** What it is. */
    public String mediaType() {
        return mediaType;
    }

    /** Its bytes, without a copy. */
    public byte[] content() {
        return content;
    }
}
