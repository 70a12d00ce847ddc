package dev.assay.rego.test;

import dev.assay.rego.ast.Expr;
import dev.assay.rego.ast.Rule;
import dev.assay.rego.ast.Term;
import dev.assay.rego.value.StringValue;
import java.util.ArrayList;
import java.util.List;

/** Rules with something in them changed. */
final class RuleEdit {
    private RuleEdit() {}

    /** The rule under another name of as many parts. */
    static Rule renamed(Rule rule, TestName name) {
        Rule.Head head = rule.head();
        List<Term> path = new ArrayList<>(head.ref().path());
        for (int i = 1; i < name.parts().size(); i++) {
            path.set(
                    i - 1,
                    new Term.Constant(
                            StringValue.of(name.parts().get(i)), path.get(i - 1).location()));
        }
        Term.Var first = new Term.Var(name.parts().getFirst(), head.ref().head().location());
        Term.Ref ref = new Term.Ref(first, path, head.ref().location());
        Rule.Head renamed = new Rule.Head(
                ref,
                head.arguments(),
                head.key(),
                head.value(),
                head.assign(),
                head.valueWritten(),
                head.ifWritten(),
                head.containsWritten(),
                head.location());
        return new Rule(
                rule.isDefault(),
                renamed,
                rule.body(),
                rule.otherwise(),
                rule.bodyWritten(),
                rule.annotations(),
                rule.location());
    }

    /** The rule with another body. */
    static Rule withBody(Rule rule, List<Expr> body) {
        return new Rule(
                rule.isDefault(),
                rule.head(),
                body,
                rule.otherwise(),
                rule.bodyWritten(),
                rule.annotations(),
                rule.location());
    }
}
