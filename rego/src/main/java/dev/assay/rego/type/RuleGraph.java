package dev.assay.rego.type;

import dev.assay.rego.ast.Location;
import dev.assay.rego.ast.Term;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which rules read which: by the places that their refs lead to. */
final class RuleGraph {
    private final List<TypedRule> rules;
    private final RulePlaces places = new RulePlaces();
    private final List<BitSet> reads = new ArrayList<>();
    private final List<BitSet> readers = new ArrayList<>();

    RuleGraph(List<TypedRule> rules) {
        this.rules = List.copyOf(rules);
        for (int i = 0; i < rules.size(); i++) {
            places.add(rules.get(i), i);
            reads.add(new BitSet());
            readers.add(new BitSet());
        }
        for (int i = 0; i < rules.size(); i++) {
            new TermWalk(new Reads(i)).rule(rules.get(i));
        }
    }

    /** Notes what one rule reads. */
    private final class Reads implements TermWalk.Visitor {
        private final int reader;

        Reads(int reader) {
            this.reader = reader;
        }

        @Override
        public void ref(Term.Ref ref) {
            for (int read : places.of(ref)) {
                reads.get(reader).set(read);
                readers.get(read).set(reader);
            }
        }

        @Override
        public void statement(Term.Call call, Location location) {
            ref(call.operator());
        }

        @Override
        public void nested(Term.Call call) {
            ref(call.operator());
        }
    }

    /** The rules, each after those that it reads. */
    List<TypedRule> sorted() {
        List<TypedRule> sorted = new ArrayList<>(rules.size());
        BitSet seen = new BitSet(rules.size());
        for (int i = 0; i < rules.size(); i++) {
            if (!seen.get(i)) {
                append(i, seen, sorted);
            }
        }
        return sorted;
    }

    /** With a stack of its own: chains of rules may be longer than a thread's stack is deep. */
    private void append(int start, BitSet seen, List<TypedRule> sorted) {
        List<int[]> open = new ArrayList<>();
        seen.set(start);
        open.add(new int[] {start, 0});
        while (!open.isEmpty()) {
            int[] top = open.getLast();
            int read = reads.get(top[0]).nextSetBit(top[1]);
            if (read < 0) {
                sorted.add(rules.get(top[0]));
                open.removeLast();
            } else {
                top[1] = read + 1;
                if (!seen.get(read)) {
                    seen.set(read);
                    open.add(new int[] {read, 0});
                }
            }
        }
    }

    /** The rules that a ref may lead to, and all that read them, directly or not. */
    List<TypedRule> dependents(Term.Ref ref) {
        BitSet found = new BitSet();
        List<Integer> open = new ArrayList<>(places.of(ref));
        open.forEach(found::set);
        while (!open.isEmpty()) {
            BitSet by = readers.get(open.removeLast());
            for (int i = by.nextSetBit(0); i >= 0; i = by.nextSetBit(i + 1)) {
                if (!found.get(i)) {
                    found.set(i);
                    open.add(i);
                }
            }
        }
        return found.stream().mapToObj(rules::get).toList();
    }

    /** How many arguments the rules at each place take; 0 for those that are no functions. */
    Map<String, Integer> arities() {
        Map<String, Integer> arities = new HashMap<>();
        for (TypedRule rule : rules) {
            arities.put(Terms.name(rule.path()), rule.arguments().size());
        }
        return arities;
    }
}
