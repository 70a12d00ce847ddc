package dev.assay.rego.conformance;

/** What answers cases. */
@FunctionalInterface
interface Engine {
    /** The engine's answer, errors of evaluation included; anything thrown is a case that does not pass. */
    Answer answer(ConformanceCase test);
}
