package dev.assay.rego.differential;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Why the two may differ: what is known, looked into, and left as it is. Each stands in docs/rego.md too. */
enum Explanation {
    /** OPA ends with a panic of its own. */
    OPA_DEFECT,
    /**
     * OPA does not resolve names of rules in a template string that is the key of a reference, and calls them unsafe.
     */
    TEMPLATE_AS_KEY,
    /**
     * OPA checks the types of a comprehension within another one a second time, without what the outer one says of its
     * variables, and refuses what it then knows too little of.
     */
    NESTED_TYPES,
    /**
     * OPA looks for undeclared variables of template strings before it takes calls out of expressions, and does not see
     * what an expression with {@code walk} in it binds.
     */
    TEMPLATE_AFTER_RELATION,
    /** OPA calls an assigned variable unsafe in a comprehension that is an element of a set. */
    COMPREHENSION_IN_SET,
    /** Both refuse the policy, each for another of its problems: their checks run in another order. */
    SEVERAL_PROBLEMS,
    /** Two keys of an object that are different variables turn out equal, and another of the two values is kept. */
    EQUAL_KEYS,
    /**
     * In the body of an {@code every} OPA lets a comprehension use a variable that is assigned only after it, which it
     * refuses everywhere else; we refuse it there too.
     */
    ASSIGNED_LATER_IN_EVERY,
    /**
     * The parts of one expression are worked out in another order, so that one of the two meets an error where the
     * other is already undefined, or another error. That order is no part of the language.
     */
    ORDER_WITHIN_EXPRESSION,
    /** One of our limits, which OPA does not have: the error names it. */
    LIMIT;

    private static final Pattern TEMPLATE_KEY = Pattern.compile("\\[\\$\"");
    private static final Pattern LIMIT_NAME = Pattern.compile("[A-Z_]+_MAX=\\d+");

    private static final Pattern UNKNOWN_TYPE = Pattern.compile("\\?\\?\\?|want \\(one of\\): \\[\\]");
    private static final Pattern VARIABLE_KEYS = Pattern.compile("[{ ][a-z]\\d+: [^|\\n]*, [a-z]\\d+: ");
    private static final Pattern COMPREHENSION_IN_BRACES = Pattern.compile("\\{\\[\\w+ \\| ");

    static Optional<Explanation> of(Question question, Outcome theirs, Outcome ours) {
        if (theirs.stage() == Outcome.Stage.DEFECT) {
            return Optional.of(OPA_DEFECT);
        }
        if (theirs.codes().contains("rego_unsafe_var_error")
                && TEMPLATE_KEY.matcher(question.policy()).find()) {
            return Optional.of(TEMPLATE_AS_KEY);
        }
        if (ours.stage() == Outcome.Stage.FAILED
                && LIMIT_NAME.matcher(ours.message()).find()) {
            return Optional.of(LIMIT);
        }
        if (theirs.stage() == Outcome.Stage.REFUSED && ours.stage() != Outcome.Stage.REFUSED) {
            return ofRefused(question, theirs);
        }
        if (theirs.stage() == Outcome.Stage.REFUSED && ours.stage() == Outcome.Stage.REFUSED) {
            return Optional.of(SEVERAL_PROBLEMS);
        }
        if (theirs.stage() == Outcome.Stage.DONE
                && ours.stage() == Outcome.Stage.DONE
                && VARIABLE_KEYS.matcher(question.policy()).find()) {
            return Optional.of(EQUAL_KEYS);
        }
        if (theirs.stage() != Outcome.Stage.REFUSED
                && ours.codes().equals(List.of("rego_unsafe_var_error"))
                && question.policy().contains("every ")) {
            return Optional.of(ASSIGNED_LATER_IN_EVERY);
        }
        boolean isOneFailed = theirs.stage() == Outcome.Stage.FAILED || ours.stage() == Outcome.Stage.FAILED;
        return isOneFailed
                        && ours.stage() != Outcome.Stage.REFUSED
                        && !theirs.codes().equals(ours.codes())
                ? Optional.of(ORDER_WITHIN_EXPRESSION)
                : Optional.empty();
    }

    /** Of a policy that only OPA refuses. */
    private static Optional<Explanation> ofRefused(Question question, Outcome theirs) {
        if (theirs.codes().stream().allMatch("rego_type_error"::equals)
                && UNKNOWN_TYPE.matcher(theirs.message()).find()) {
            return Optional.of(NESTED_TYPES);
        }
        if (theirs.message().contains("is undeclared") && question.policy().contains("walk(")) {
            return Optional.of(TEMPLATE_AFTER_RELATION);
        }
        return theirs.codes().contains("rego_unsafe_var_error")
                        && COMPREHENSION_IN_BRACES.matcher(question.policy()).find()
                ? Optional.of(COMPREHENSION_IN_SET)
                : Optional.empty();
    }
}
