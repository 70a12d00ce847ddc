package dev.assay.rego.parse;

/** A block of metadata cannot be read. */
final class MetadataException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final boolean syntax;

    /** What is wrong is the content. */
    MetadataException(String message) {
        this(message, -1, false);
    }

    /**
     * What is wrong is the YAML, or a type in it.
     *
     * @param line of the block from 0, or -1 when it is not known
     */
    MetadataException(String message, int line, boolean syntax) {
        super(message);
        this.line = line;
        this.syntax = syntax;
    }

    int line() {
        return line;
    }

    boolean isSyntax() {
        return syntax;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
