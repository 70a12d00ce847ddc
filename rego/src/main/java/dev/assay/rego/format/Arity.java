package dev.assay.rego.format;

import dev.assay.rego.ast.Problem;
import dev.assay.rego.ast.Term;
import java.util.List;

/** Calls of operators with a number of terms that cannot be written. */
final class Arity {
    private final List<Problem> problems;

    Arity(List<Problem> problems) {
        this.problems = problems;
    }

    /** Notes a call; answers whether it has one of the numbers of terms. */
    boolean check(Term.Call call, int least, int most) {
        int count = call.arguments().size();
        if (count >= least && count <= most) {
            return true;
        }
        problems.add(new Problem(
                Problem.TYPE,
                call.operator().location().text() + ": arity mismatch",
                call.operator().location()));
        return false;
    }
}
