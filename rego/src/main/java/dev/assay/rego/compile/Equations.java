package dev.assay.rego.compile;

import dev.assay.rego.eval.Checks;
import dev.assay.rego.eval.Operand;
import dev.assay.rego.eval.Scalars;
import dev.assay.rego.value.BooleanValue;
import java.util.ArrayList;
import java.util.List;

/** Plans unifications. */
final class Equations {
    private final Planner planner;
    private final References references;

    Equations(Planner planner, References references) {
        this.planner = planner;
        this.references = references;
    }

    private record Pair(Node left, Node right) {}

    /** Makes two nodes equal, whose parts are settled. */
    void equate(Node left, Node right, Chain chain) {
        List<Pair> open = new ArrayList<>();
        open.add(new Pair(left, right));
        while (!open.isEmpty()) {
            List<Pair> later = new ArrayList<>();
            for (Pair pair : open) {
                if (!solve(pair.left, pair.right, chain, later) && !solve(pair.right, pair.left, chain, later)) {
                    later.add(pair);
                }
            }
            if (later.equals(open)) {
                throw new IllegalStateException("neither side is bound: " + open);
            }
            open = later;
        }
    }

    /** Plans a pair if that can be done now; pairs of parts are left to be done after. */
    private boolean solve(Node one, Node other, Chain chain, List<Pair> later) {
        if (planner.isGround(other)) {
            known(one, other, chain);
            return true;
        }
        if (other instanceof Node.Ref ref) {
            if (!planner.isGround(ref.head())) {
                return false;
            }
            walk(one, ref, chain, later);
            return true;
        }
        if (one instanceof Node.Elements(List<Node> mine) && other instanceof Node.Elements(List<Node> others)) {
            if (mine.size() != others.size()) {
                never(chain);
                return true;
            }
            for (int i = 0; i < mine.size(); i++) {
                later.add(new Pair(mine.get(i), others.get(i)));
            }
            return true;
        }
        if (one instanceof Node.Entries mine && other instanceof Node.Entries others) {
            return entries(mine, others, chain, later);
        }
        return isNeverEqual(one, other) && never(chain);
    }

    private static boolean isNeverEqual(Node one, Node other) {
        return (one instanceof Node.Elements && other instanceof Node.Entries)
                || (one instanceof Node.Members && !(other instanceof Node.Local));
    }

    private static boolean never(Chain chain) {
        chain.add(new Checks.Truth(new Scalars.Constant(BooleanValue.FALSE)));
        return true;
    }

    /** Objects with free variables on both sides; their keys are compared as they are written. */
    private boolean entries(Node.Entries one, Node.Entries other, Chain chain, List<Pair> later) {
        if (one.keys().size() != other.keys().size()) {
            return never(chain);
        }
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < one.keys().size(); i++) {
            int at = other.keys().indexOf(one.keys().get(i));
            if (at < 0) {
                return never(chain);
            }
            pairs.add(new Pair(one.values().get(i), other.values().get(at)));
        }
        later.addAll(pairs);
        return true;
    }

    private void known(Node one, Node known, Chain chain) {
        Operand operand = planner.operand(known);
        if (planner.isGround(one)) {
            chain.add(new Checks.Equal(planner.operand(one), operand));
        } else if (one instanceof Node.Local(Variable variable)) {
            planner.bind(variable);
            chain.add(new Checks.Assign(variable.slot(), operand));
        } else if (one instanceof Node.Ref ref) {
            Operand found = references.walk(ref, chain);
            chain.add(new Checks.Equal(found, operand));
        } else {
            chain.add(new Checks.Match(operand, planner.pattern(one)));
        }
    }

    private void walk(Node one, Node.Ref ref, Chain chain, List<Pair> later) {
        if (one instanceof Node.Local(Variable variable) && !planner.isBound(variable)) {
            boolean mentioned = Mentions.open(ref).get(variable.slot());
            Operand found = references.lookup(ref, chain, mentioned ? -1 : variable.slot());
            if (planner.isBound(variable)) {
                chain.add(new Checks.Equal(new Scalars.Slot(variable.slot()), found));
                return;
            }
            planner.bind(variable);
            if (!(found instanceof Scalars.Slot slot && slot.index() == variable.slot())) {
                chain.add(new Checks.Assign(variable.slot(), found));
            }
            return;
        }
        later.add(new Pair(one, new Node.Ready(references.walk(ref, chain))));
    }
}
