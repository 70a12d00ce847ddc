package dev.assay.core.claim;

/**
 * The program that measured or judged.
 *
 * @param name such as {@code assay}
 * @param version as it prints itself
 */
public record Tool(String name, String version) {

    /** Both are needed; else {@link IllegalArgumentException}. */
    public Tool {
        if (name.isBlank() || version.isBlank()) {
            throw new IllegalArgumentException("a tool has a name and a version");
        }
    }
}
