package dev.assay.rego.compile;

import dev.assay.rego.eval.Check;
import dev.assay.rego.eval.Link;
import dev.assay.rego.eval.Sequence;
import dev.assay.rego.eval.Step;
import java.util.ArrayList;
import java.util.List;

/** The parts of a body in order, before they are joined. Checks that follow each other become one step. */
final class Chain {
    private final List<Object> parts = new ArrayList<>();

    void add(Check check) {
        parts.add(check);
    }

    void add(Link link) {
        parts.add(link);
    }

    /** Joins all parts, with a step behind the last one. */
    Step join(Step end) {
        Step next = end;
        int at = parts.size();
        while (at > 0) {
            if (parts.get(at - 1) instanceof Link link) {
                next = link.before(next);
                at--;
            } else {
                int from = at;
                while (from > 0 && parts.get(from - 1) instanceof Check) {
                    from--;
                }
                List<Check> checks = new ArrayList<>(at - from);
                for (Object part : parts.subList(from, at)) {
                    checks.add((Check) part);
                }
                next = new Sequence(checks, next);
                at = from;
            }
        }
        return next;
    }
}
