package dev.assay.core.policy;

/** A policy that gives something that no check can use. The message says which rule and what. */
public final class CheckException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public CheckException(String message) {
        super(message);
    }
}
