package dev.assay.rego.eval;

/** A part of a body that is not yet joined to what follows it. */
@FunctionalInterface
public interface Link {
    Step before(Step next);
}
