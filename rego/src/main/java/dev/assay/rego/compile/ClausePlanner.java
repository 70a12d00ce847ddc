package dev.assay.rego.compile;

import dev.assay.rego.eval.Clause;
import dev.assay.rego.eval.Ends;
import dev.assay.rego.eval.Operand;
import dev.assay.rego.eval.Step;
import dev.assay.rego.eval.Watched;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Plans a body of a rule for one way of using it. */
final class ClausePlanner {
    private final Plans plans;
    private final LoweredRule rule;

    ClausePlanner(Plans plans, LoweredRule rule) {
        this.plans = plans;
        this.rule = rule;
    }

    /** For its value: of a complete rule, or of a function whose arguments are passed in. */
    Clause answer(boolean function) {
        Chain chain = new Chain();
        Planner planner = planner(function ? rule.heads().size() : 0, chain);
        planner.lines(rule.body(), chain);
        Operand value = planner.operand(rule.value());
        Step end = new Ends.Answer(
                value,
                function ? Ends.FUNCTIONS_CONFLICT : Ends.RULES_CONFLICT,
                rule.rule().location());
        LoweredRule otherwise = rule.otherwise();
        Clause next = otherwise == null ? null : new ClausePlanner(plans, otherwise).answer(function);
        return clause(planner, ended(chain, value, true, end), next);
    }

    /**
     * For what it adds to a partial document.
     *
     * @param keys how many of the first keys are passed in
     * @param set whether the document is a set; then a key that is passed in is only looked for
     */
    Clause partial(int keys, boolean set) {
        Chain chain = new Chain();
        Planner planner = planner(keys, chain);
        planner.lines(rule.body(), chain);
        Step end;
        if (set) {
            end = keys > 0 ? Ends.FOUND : new Ends.Member(planner.operand(rule.value()));
        } else {
            boolean member = rule.rule().head().key() != null;
            List<Node> path = member ? rule.heads().subList(0, rule.heads().size() - 1) : rule.heads();
            end = new Ends.Leaf(
                    planner.operands(path),
                    planner.operand(rule.value()),
                    member,
                    rule.rule().head().location());
        }
        return clause(planner, ended(chain, planner.operand(rule.value()), false, end), null);
    }

    private Planner planner(int passed, Chain chain) {
        Planner planner = new Planner(plans, rule.variables(), new BitSet());
        List<Variable> slots = new ArrayList<>();
        int count = Math.min(passed, rule.heads().size());
        for (int i = 0; i < count; i++) {
            slots.add(rule.variables().at(i));
            planner.bind(slots.get(i));
        }
        for (int i = 0; i < count; i++) {
            Node head = rule.heads().get(i);
            Node.Local slot = new Node.Local(slots.get(i));
            if (!head.equals(slot)) {
                planner.equations().equate(head, slot, chain);
            }
        }
        return planner;
    }

    private Step ended(Chain chain, Operand value, boolean carries, Step end) {
        return plans.watched()
                ? new Watched.Enter(rule.rule(), chain.join(new Watched.Exit(rule.rule(), value, carries, end)))
                : chain.join(end);
    }

    private Clause clause(Planner planner, Step body, @Nullable Clause otherwise) {
        return new Clause(rule.rule(), planner.slots(), body, otherwise);
    }
}
