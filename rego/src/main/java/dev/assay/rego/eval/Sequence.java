package dev.assay.rego.eval;

import java.util.List;

/** Checks in a row: a loop, so that long bodies need no deep stack. */
public final class Sequence extends Step {
    private final Check[] checks;
    private final Step next;

    public Sequence(List<Check> checks, Step next) {
        this.checks = checks.toArray(Check[]::new);
        this.next = next;
    }

    @Override
    public boolean run(Frame frame) {
        frame.machine.step();
        for (Check check : checks) {
            if (!check.holds(frame)) {
                return false;
            }
        }
        return next.run(frame);
    }
}
