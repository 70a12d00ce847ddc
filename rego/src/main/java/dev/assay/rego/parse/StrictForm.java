package dev.assay.rego.parse;

import dev.assay.rego.ast.Problem;
import dev.assay.rego.ast.Rule;
import dev.assay.rego.ast.Term;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What Rego v1 demands of rules and v0 did not. */
final class StrictForm {
    private StrictForm() {}

    static void check(Rule first, List<Problem> problems) {
        for (Rule rule = first; rule != null; rule = otherwise(rule)) {
            checkOne(rule, problems);
        }
    }

    private static @Nullable Rule otherwise(Rule rule) {
        return rule.otherwise();
    }

    private static void checkOne(Rule rule, List<Problem> problems) {
        Rule.Head head = rule.head();
        String what = head.arguments() == null ? "rule" : "function";
        if (head.ref().path().isEmpty()
                && head.ref().head() instanceof Term.Var name
                && Token.word(name.name()) != null) {
            report(name.name() + " keyword cannot be used for rule name", rule, problems);
        }
        boolean set = head.kind() == Rule.Kind.MULTI_VALUE;
        if (!rule.bodyWritten() && !head.valueWritten() && !set && head.arguments() == null) {
            report("rule must have value assignment and/or body declaration", rule, problems);
        }
        if (rule.bodyWritten() && !head.ifWritten() && !rule.isDefault()) {
            report("`if` keyword is required before " + what + " body", rule, problems);
        }
        if (set && !head.containsWritten()) {
            report("`contains` keyword is required for partial set rules", rule, problems);
        }
    }

    private static void report(String message, Rule rule, List<Problem> problems) {
        problems.add(new Problem(Problem.PARSE, message, rule.location()));
    }
}
