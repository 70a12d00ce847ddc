package dev.assay.rego;

import dev.assay.rego.ast.Problem;
import java.io.Serial;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** A policy or a query that cannot be compiled, with everything that is wrong with it. */
public final class PolicyException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    private static final Comparator<Problem> ORDER = Comparator.<Problem, String>comparing(problem ->
                    problem.location() == null ? "" : problem.location().file())
            .thenComparingInt(problem ->
                    problem.location() == null ? 0 : problem.location().start());

    private final transient List<Problem> problems;

    public PolicyException(List<Problem> problems) {
        super(text(problems));
        this.problems = problems.stream().sorted(ORDER).toList();
    }

    /** In the order of files and places; never empty. */
    public List<Problem> problems() {
        return problems;
    }

    /** As OPA writes it: a count when there are several. */
    private static String text(List<Problem> problems) {
        if (problems.isEmpty()) {
            throw new IllegalArgumentException("an exception without a problem");
        }
        String lines = problems.stream().sorted(ORDER).map(Problem::toString).collect(Collectors.joining("\n"));
        return problems.size() == 1 ? "1 error occurred: " + lines : problems.size() + " errors occurred:\n" + lines;
    }
}
