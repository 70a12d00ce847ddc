package dev.assay.rego;

import dev.assay.rego.ast.Problem;
import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;

/** A policy or a query that cannot be compiled, with everything that is wrong with it. */
public final class PolicyException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    private final transient List<Problem> problems;

    public PolicyException(List<Problem> problems) {
        super(text(problems));
        this.problems = List.copyOf(problems);
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
        String lines = problems.stream().map(Problem::toString).collect(Collectors.joining("\n"));
        return problems.size() == 1 ? "1 error occurred: " + lines : problems.size() + " errors occurred:\n" + lines;
    }
}
