package dev.assay.rego.trace;

/** Takes events, in order, on the thread of the evaluation. */
@FunctionalInterface
public interface Tracer {
    void take(Event event);
}
