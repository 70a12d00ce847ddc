package dev.assay.core.yaml;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong in one file, at most {@link #LIMIT} problems. Not thread-safe. */
public final class YamlProblems {

    /** Problems of one file, at most; what comes after is the first ones' doing. */
    public static final int LIMIT = 100;

    private final String file;
    private final List<YamlProblem> problems = new ArrayList<>();

    /** For a file of that name. */
    public YamlProblems(String file) {
        this.file = file;
    }

    /** Adds a problem at a line. */
    public void add(int line, String message) {
        if (problems.size() < LIMIT) {
            problems.add(new YamlProblem(file, line, message));
        }
    }

    /** Everything so far, by line. */
    public List<YamlProblem> all() {
        return problems.stream()
                .sorted((a, b) -> Integer.compare(a.line(), b.line()))
                .toList();
    }

    /** Whether there is none. */
    public boolean none() {
        return problems.isEmpty();
    }
}
