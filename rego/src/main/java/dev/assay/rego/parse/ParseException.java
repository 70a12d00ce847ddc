package dev.assay.rego.parse;

import dev.assay.rego.ast.Problem;
import java.util.List;
import java.util.stream.Collectors;

/** A source is not Rego. Knows all that is wrong with it, in the order of the source. */
public final class ParseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public ParseException(List<Problem> problems) {
        super(text(problems));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }

    private static String text(List<Problem> problems) {
        if (problems.isEmpty()) {
            throw new IllegalArgumentException("nothing is wrong");
        }
        String lines = problems.stream().map(Problem::toString).collect(Collectors.joining("\n"));
        return problems.size() == 1 ? "1 error occurred: " + lines : problems.size() + " errors occurred:\n" + lines;
    }
}
