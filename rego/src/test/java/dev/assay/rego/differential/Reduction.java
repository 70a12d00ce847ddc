package dev.assay.rego.differential;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Makes a question smaller for as long as the engines go on to disagree about it. */
final class Reduction {
    private static final int ATTEMPTS_MAX = 400;

    private final Predicate<Question> disagreed;
    private int attempts;

    private Reduction(Predicate<Question> disagreed) {
        this.disagreed = disagreed;
    }

    static Question of(Question question, Predicate<Question> disagreed) {
        return new Reduction(disagreed).reduce(question);
    }

    private Question reduce(Question question) {
        Question smallest = question;
        boolean smaller = true;
        while (smaller && attempts < ATTEMPTS_MAX) {
            smaller = false;
            for (Question candidate : candidates(smallest)) {
                if (attempts++ < ATTEMPTS_MAX && disagreed.test(candidate)) {
                    smallest = candidate;
                    smaller = true;
                    break;
                }
            }
        }
        return smallest;
    }

    /** The question without one of its rules, without one of its lines, or with an empty document. */
    private static List<Question> candidates(Question question) {
        List<Question> candidates = new ArrayList<>();
        List<String> rules = List.of(question.policy().split("\n\n"));
        for (int i = 1; i < rules.size(); i++) {
            candidates.add(question.withPolicy(String.join("\n\n", without(rules, i))));
        }
        List<String> lines = question.policy().lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith("\t")) {
                candidates.add(question.withPolicy(String.join("\n", without(lines, i)) + "\n"));
            }
        }
        if (!question.input().equals("{}")) {
            candidates.add(question.withInput("{}"));
        }
        return candidates;
    }

    private static List<String> without(List<String> list, int position) {
        List<String> rest = new ArrayList<>(list);
        rest.remove(position);
        return rest;
    }
}
