package dev.assay.rego.compile;

import java.util.BitSet;
import java.util.List;

/** Which variables a line binds when others are bound already. */
final class Outputs {
    private Outputs() {}

    static BitSet of(Line line, BitSet safe) {
        if (line.negated()) {
            return new BitSet();
        }
        for (Line.Replacement override : line.with()) {
            Node value = Mentions.value(override);
            if (value != null && !within(Mentions.open(value), safe)) {
                return new BitSet();
            }
        }
        BitSet output = switch (line.form()) {
            case Line.Form.Truth(Node term) -> ofTerms(safe, term);
            case Line.Form.Equal(Node left, Node right, boolean assigned) -> ofEquality(left, right, assigned, safe);
            case Line.Form.Call call -> ofCall(call, safe);
            case Line.Form.Every every -> ofTerms(safe, every.domain());
            case Line.Form.Print _ -> new BitSet();
        };
        return output;
    }

    static BitSet of(List<Line> lines, BitSet safe) {
        BitSet output = (BitSet) safe.clone();
        for (Line line : lines) {
            output.or(of(line, output));
        }
        return output;
    }

    static boolean within(BitSet part, BitSet whole) {
        BitSet rest = (BitSet) part.clone();
        rest.andNot(whole);
        return rest.isEmpty();
    }

    private static BitSet ofEquality(Node left, Node right, boolean assigned, BitSet safe) {
        BitSet known = ofTerms(safe, left, right);
        BitSet output = (BitSet) known.clone();
        known.or(safe);
        if (assigned) {
            known.andNot(Mentions.open(left));
        }
        output.or(new Unifier(known).unify(left, right));
        output.andNot(safe);
        return output;
    }

    private static BitSet ofCall(Line.Form.Call call, BitSet safe) {
        List<Node> arguments = call.arguments();
        BitSet output = ofTerms(safe, arguments.toArray(Node[]::new));
        if (!call.hasOutput()) {
            return output;
        }
        BitSet needed = new BitSet();
        arguments.subList(0, arguments.size() - 1).forEach(argument -> Mentions.patterns(argument, needed));
        needed.andNot(output);
        needed.andNot(safe);
        if (!needed.isEmpty()) {
            return new BitSet();
        }
        Mentions.patterns(arguments.getLast(), output);
        return output;
    }

    /** The variables in brackets of lookups whose head is bound. */
    private static BitSet ofTerms(BitSet safe, Node... nodes) {
        BitSet output = new BitSet();
        for (Node node : nodes) {
            lookups(node, safe, output);
        }
        return output;
    }

    private static void lookups(Node node, BitSet safe, BitSet output) {
        switch (node) {
            case Node.Ref(Node head, List<Node> path, var _) -> {
                if (isSafe(head, safe)) {
                    path.forEach(part -> {
                        Mentions.patterns(part, output);
                        lookups(part, safe, output);
                    });
                }
            }
            case Node.Elements(List<Node> elements) -> elements.forEach(each -> lookups(each, safe, output));
            case Node.Members(List<Node> elements) -> elements.forEach(each -> lookups(each, safe, output));
            case Node.Entries(List<Node> keys, List<Node> values) -> {
                keys.forEach(each -> lookups(each, safe, output));
                values.forEach(each -> lookups(each, safe, output));
            }
            case Node.Constant _, Node.Local _, Node.Root _, Node.Collect _, Node.Ready _ -> {}
        }
    }

    static boolean isSafe(Node head, BitSet safe) {
        return !(head instanceof Node.Local(Variable variable)) || safe.get(variable.slot());
    }
}
