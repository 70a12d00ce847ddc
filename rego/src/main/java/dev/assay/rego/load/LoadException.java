package dev.assay.rego.load;

import java.io.Serial;
import java.util.List;

/** Files that cannot be read or do not go together. */
public final class LoadException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    private final transient List<String> problems;

    LoadException(List<String> problems) {
        super(
                problems.size() == 1
                        ? "1 error occurred during loading: " + problems.getFirst()
                        : problems.size() + " errors occurred during loading:\n" + String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    /** What is wrong, a sentence each that begins with the file; never empty. */
    public List<String> problems() {
        return problems;
    }
}
