package dev.assay.rego.eval;

/** A part of a body, and all that follows it. */
public abstract class Step {
    /**
     * Finds every way in which it holds, and for each runs what follows.
     *
     * @return whether what follows said that it is enough
     */
    public abstract boolean run(Frame frame);
}
