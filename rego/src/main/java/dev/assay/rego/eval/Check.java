package dev.assay.rego.eval;

/** An expression that holds in one way or not at all. It may bind slots. */
public abstract class Check {
    public abstract boolean holds(Frame frame);
}
