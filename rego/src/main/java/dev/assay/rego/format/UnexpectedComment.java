package dev.assay.rego.format;

/** A comment stands where the layout has no place for it: what is being written is then left as the source has it. */
final class UnexpectedComment extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnexpectedComment() {
        super("a comment that the layout has no place for", null, false, false);
    }
}
