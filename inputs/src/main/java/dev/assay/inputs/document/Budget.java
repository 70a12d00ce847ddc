package dev.assay.inputs.document;

/** Counts what a file demands and refuses what goes beyond its limits. */
public final class Budget {
    private final Source source;
    private int depth;
    private int nodes;
    private long aliasNodes;

    /** Nothing demanded yet. */
    public Budget(Source source) {
        this.source = source;
    }

    /**
     * Goes one level down.
     *
     * @throws InputException when that is too deep
     */
    public void enter(long mark) {
        if (++depth > source.limits().depth()) {
            throw source.exceeded(mark, "depth", source.limits().depth());
        }
    }

    /** Goes one level up. */
    public void leave() {
        depth--;
    }

    /**
     * Counts a value.
     *
     * @throws InputException when that is one too many
     */
    public void node(long mark) {
        if (++nodes > source.limits().nodes()) {
            throw source.exceeded(mark, "nodes", source.limits().nodes());
        }
    }

    /** How many values there are so far, with those that aliases repeat. */
    public long total() {
        return nodes + aliasNodes;
    }

    /**
     * Counts values that an alias repeats.
     *
     * @throws InputException when they are too many
     */
    public void alias(long count, long mark) {
        aliasNodes += count;
        if (aliasNodes > source.limits().aliasNodes()) {
            throw source.exceeded(mark, "aliasNodes", source.limits().aliasNodes());
        }
    }

    /**
     * Checks the number of documents.
     *
     * @throws InputException when they are too many
     */
    public void documents(int count, long mark) {
        if (count > source.limits().documents()) {
            throw source.exceeded(mark, "documents", source.limits().documents());
        }
    }
}
